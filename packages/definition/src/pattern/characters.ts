import type { CharacterSet } from './pattern-node.ts'

/**
 * Single characters are classified by the regular expressions of JavaScript, which know Unicode; on one
 * character they cannot backtrack. Sequences are matched by `PatternFinder`.
 */
export interface CharacterClass {
  /** As a class of ECMAScript writes it, without brackets. */
  readonly source: string
  /** All characters but these. */
  readonly isNegated: boolean
  readonly range?: readonly [first: number, last: number] | undefined
}

export function oneCharacter(code: number, ignoresCase: boolean): CharacterSet {
  const only = String.fromCodePoint(code)
  const range = [code, code] as const
  if (ignoresCase && only.toLowerCase() !== only.toUpperCase())
    return { ...anyOf([characterRange(code, code)], false, true), range }
  return { kind: 'characters', test: (char) => char === only, range }
}

/** A character of one of the classes, or of none of them. */
export function anyOf(
  classes: readonly CharacterClass[],
  isNegated: boolean,
  ignoresCase: boolean,
): CharacterSet {
  const expression = (source: string, not: boolean) =>
    new RegExp(`^[${not ? '^' : ''}${source}]$`, ignoresCase ? 'iu' : 'u')
  const named = classes.filter((one) => !one.isNegated).map((one) => one.source)
  const tests = [
    ...(named.length > 0 ? [expression(named.join(''), false)] : []),
    ...classes.filter((one) => one.isNegated).map((one) => expression(one.source, true)),
  ]
  return {
    kind: 'characters',
    test: (char) => tests.some((test) => test.test(char)) !== isNegated,
    range: isNegated ? undefined : classes[0]?.range,
  }
}

export function characterRange(first: number, last: number): CharacterClass {
  return { source: `${written(first)}-${written(last)}`, isNegated: false, range: [first, last] }
}

function written(code: number): string {
  return `\\u{${code.toString(16)}}`
}

/** `d` as in `\d`; undefined for a character that means no class. */
export function escapedClass(char: string): CharacterClass | undefined {
  const source = ESCAPED[char.toLowerCase()]
  if (source === undefined) return undefined
  const isNegated = char !== char.toLowerCase()
  return { source, isNegated, range: isNegated ? undefined : EXAMPLES[char] }
}

/** `alpha` as in `[[:alpha:]]`. */
export function namedClass(name: string): CharacterClass | undefined {
  const isNegated = name.startsWith('^')
  const source = NAMED[isNegated ? name.slice(1) : name]
  return source === undefined ? undefined : { source, isNegated }
}

/** `Han` as in `\p{Han}`, by the names of categories and scripts. */
export function propertyClass(name: string, isNegated: boolean): CharacterClass | undefined {
  const plain = name.replace(/^(?:General_Category|gc|Script|sc)=/, '')
  if (!/^\w+$/.test(plain)) return undefined
  const sources = [WIDE[plain], `\\p{gc=${plain}}`, `\\p{sc=${plain}}`]
  const source = sources.find((one) => one !== undefined && isKnown(one))
  return source === undefined ? undefined : { source, isNegated }
}

function isKnown(source: string): boolean {
  try {
    return new RegExp(source, 'u') instanceof RegExp
  } catch {
    return false
  }
}

const ESCAPED: Readonly<Record<string, string>> = { d: '0-9', s: '\\t\\n\\f\\r ', w: '0-9A-Za-z_' }

const EXAMPLES: Readonly<Record<string, readonly [number, number]>> = {
  d: [0x30, 0x39],
  s: [0x20, 0x20],
  w: [0x61, 0x7a],
}

const NAMED: Readonly<Record<string, string>> = {
  alnum: '0-9A-Za-z',
  alpha: 'A-Za-z',
  ascii: '\\0-\\x7f',
  blank: '\\t ',
  cntrl: '\\0-\\x1f\\x7f',
  digit: '0-9',
  graph: '!-~',
  lower: 'a-z',
  print: ' -~',
  punct: '!-\\/:-@\\[-`\\{-~',
  space: '\\t-\\r ',
  upper: 'A-Z',
  word: '0-9A-Za-z_',
  xdigit: '0-9A-Fa-f',
}

const WIDE: Readonly<Record<string, string>> = {
  Any: '\\p{Any}',
  Ascii: '\\p{ASCII}',
  Assigned: '\\p{Assigned}',
  Lc: '\\p{LC}',
}
