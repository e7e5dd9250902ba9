import { RE2JS } from 're2js'

/** A compiled pattern whose time is linear in the text, whatever the pattern. */
export interface Pattern {
  test(text: string): boolean
}

/** Compiles a regular expression in RE2 syntax; gives the reason in words when it cannot. */
export function compilePattern(source: string): Pattern | string {
  try {
    const compiled = RE2JS.compile(asRe2Writes(source))
    return { test: (text) => compiled.test(text) }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/**
 * What ECMAScript spells otherwise than RE2: Unicode properties (`\\p{Letter}`, `\\p{Script=Han}`) and
 * letters by number (`\\u4e00`).
 */
function asRe2Writes(source: string): string {
  return source.replaceAll(
    /\\\\|\\([pP])\{(?:(?:General_Category|gc|Script|sc)=)?(\w+)\}|((?:\\u[\da-fA-F]{4})+)|\\u\{([\da-fA-F]+)\}/g,
    (whole, p?: string, name = '', units = '', point = '') => {
      if (p) return `\\${p}{${CATEGORIES[name] ?? name}}`
      if (units !== '') return [...lettersOf(units)].map(byNumber).join('')
      return point === '' ? whole : `\\x{${point}}`
    },
  )
}

/** `\\ud83d\\ude00` is one letter. */
function lettersOf(units: string): string {
  return units.replaceAll(/\\u(.{4})/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
}

function byNumber(letter: string): string {
  return `\\x{${letter.codePointAt(0)!.toString(16)}}`
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
