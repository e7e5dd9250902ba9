import { RE2JS } from 're2js'

/** A compiled pattern whose time is linear in the text, whatever the pattern. */
export interface Pattern {
  test(text: string): boolean
}

/** Compiles a regular expression in RE2 syntax; gives the reason in words when it cannot. */
export function compilePattern(source: string): Pattern | string {
  try {
    const compiled = RE2JS.compile(withShortNames(source))
    return { test: (text) => compiled.test(text) }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** Unicode properties as ECMAScript may spell them and RE2 does: `\\p{Letter}`, `\\p{Script=Han}`. */
function withShortNames(source: string): string {
  return source.replaceAll(
    /(\\\\)|\\([pP])\{(?:(?:General_Category|gc|Script|sc)=)?(\w+)\}/g,
    (whole, escaped: string | undefined, p: string, name: string) =>
      escaped ? whole : `\\${p}{${CATEGORIES[name] ?? name}}`,
  )
}

/** Long names of general categories (Unicode Standard Annex 44, table 12). */
const CATEGORIES: Readonly<Record<string, string>> = {
  Letter: 'L',
  Uppercase_Letter: 'Lu',
  Lowercase_Letter: 'Ll',
  Titlecase_Letter: 'Lt',
  Modifier_Letter: 'Lm',
  Other_Letter: 'Lo',
  Mark: 'M',
  Nonspacing_Mark: 'Mn',
  Spacing_Mark: 'Mc',
  Enclosing_Mark: 'Me',
  Number: 'N',
  Decimal_Number: 'Nd',
  digit: 'Nd',
  Letter_Number: 'Nl',
  Other_Number: 'No',
  Punctuation: 'P',
  punct: 'P',
  Symbol: 'S',
  Math_Symbol: 'Sm',
  Currency_Symbol: 'Sc',
  Separator: 'Z',
  Space_Separator: 'Zs',
  Other: 'C',
  Control: 'Cc',
}
