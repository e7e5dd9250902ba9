import { mapTexts, plainForms } from '@formwright/definition'
import type { Problem, ProblemParams, Texts } from '@formwright/definition'
import texts from './suspicious-patterns.json' with { type: 'json' }

/** A valid pattern that probably does not mean what was intended, or matches all texts. */
interface SuspiciousPattern {
  readonly code: Extract<
    Problem['code'],
    'pattern-full-width' | 'pattern-slashes' | 'pattern-anything' | 'pattern-odd' | 'pattern-unanchored'
  >
  readonly params: ProblemParams
}

/** A probable mistake in a valid pattern; `undefined` if there is none. */
export function suspiciousPattern(pattern: string): SuspiciousPattern | undefined {
  const params = { pattern }
  if (FULL_WIDTH.test(pattern))
    return { code: 'pattern-full-width', params: { pattern, suggestion: plainForms(pattern) } }
  const inSlashes = SLASHES.exec(pattern)?.[1]
  if (inSlashes !== undefined) return { code: 'pattern-slashes', params: { pattern, suggestion: inSlashes } }
  if (ANYTHING.test(pattern)) return { code: 'pattern-anything', params }
  for (const [kind, shown, part, suggestion] of ODD) {
    const written = shown.exec(pattern)?.[0]
    if (written !== undefined) return odd(pattern, kind, written, pattern.replaceAll(part, suggestion))
  }
  const stray = strayEnds(pattern)
  if (stray.length > 0) {
    const without = [...pattern].filter((_, index) => !stray.includes(index)).join('')
    return odd(pattern, 'ends', pattern, `^${without.replaceAll(/^\^|\$$/g, '')}$`)
  }
  return unanchored(pattern)
}

/** A pattern with anchors at some of its ends only, or with none although it counts characters. */
function unanchored(pattern: string): SuspiciousPattern | undefined {
  const sides = alternatives(pattern)
  const anchored = sides.map((side) => ({ from: side.startsWith('^'), to: /(?<!\\)\$$/.test(side) }))
  if (sides.length > 1) {
    if (anchored.every(({ from, to }) => from === to)) return undefined
    const [first, last] = [anchored[0]!, anchored.at(-1)!]
    const isParted = first.from && last.to && anchored.every(({ from, to }) => !(from && to))
    const bare = sides.map((side) => side.replace(/^\^/, '').replace(/(?<!\\)\$$/, ''))
    return isParted ? odd(pattern, 'parts', '|', `^(?:${bare.join('|')})$`) : undefined
  }
  const { from, to } = anchored[0]!
  if (IN_BRACKETS.test(pattern)) return undefined
  const isOpen =
    (!from && !to && COUNTED.test(pattern) && !NOT_BLANK.test(pattern)) ||
    (from && !to && COUNTED_AT_END.test(pattern)) ||
    (to && !from && COUNTED_AT_START.test(pattern))
  if (!isOpen) return undefined
  const suggestion = `${from ? '' : '^'}${pattern}${to ? '' : '$'}`
  return { code: 'pattern-unanchored', params: { pattern, suggestion } }
}

/** Full-width brackets and signs from an input method, which have no special meaning in a pattern. */
const FULL_WIDTH = /[\uFF3B\uFF3D\uFF5B\uFF5D\uFF3E\uFF04\uFF3C]/

/** A pattern between slashes, as in program code; the slashes would be taken literally. */
const SLASHES = /^\/(\^.*|.*\$)\/[a-z]*$/s

/** For a pattern in brackets it is enough that a text contains it. */
const IN_BRACKETS = /^\(.*\)$/s
/** Matches any text. */
const ANYTHING = /^\^?(?:\(\.\*\)|\.\*)?\$?$/

/** What is quoted, what is replaced, and by what. */
const ODD: readonly (readonly [kind: keyof typeof texts, shown: RegExp, part: RegExp, suggestion: string])[] =
  [
    ['escaped', /(?<!\\)\\\\[dwsDWS](?=[{+*?\]]|$)/, /(?<!\\)\\\\(?=[dwsDWS](?:[{+*?\]]|$))/g, '\\'],
    ['counted', /\{\d+(?: +, *| *, +)\d*\}/, /(?<=\{\d+)(?: +, *| *, +)(?=\d*\})/g, ','],
    ['unclosed', /\{\d+-\d+\}/, /(?<=\{\d+)-(?=\d+\})/g, ','],
    ['unclosed', /(?<!\\)\{\d+(?![\d, ]*\})(?!\d)/, /(?<=(?<!\\)\{\d+)(?![\d, ]*\})(?!\d)/g, '}'],
    ['range', /(?<=\[[^\]]*)A-z/, /(?<=\[[^\]]*)A-z/g, 'A-Za-z'],
    [
      'class',
      /\[[^\]\\[]+-[^\]\\[]*\[[^\]\\[]+-[^\]]*\]/,
      /(?<=\[[^\]\\[]+-[^\]\\[]*)\[(?=[^\]\\[]+-)/g,
      '][',
    ],
    ['spaces', /^\^ +.?| +\$$/, /(?<=^\^) +| +(?=\$$)/g, ''],
  ]

/** A class for one character, which is counted. */
const SIGN = String.raw`(?:\\[dwDW]|\[(?:\\.|[^\]\\])+\])`
const COUNT = String.raw`(?:\{\d+(?:,\d*)?\}|\+)`
const COUNTED = new RegExp(`${SIGN}${COUNT}`)
const COUNTED_AT_END = new RegExp(`${SIGN}${COUNT}$`)
const COUNTED_AT_START = new RegExp(`^${SIGN}${COUNT}`)
const NOT_BLANK = /^\[\^?\\s\]\+$/

function odd(pattern: string, kind: keyof typeof texts, part: string, suggestion: string): SuspiciousPattern {
  const detail: Texts = mapTexts(texts[kind], (text) => text.replaceAll('{part}', () => part))
  return { code: 'pattern-odd', params: { pattern, detail, suggestion } }
}

/** The positions of `$` and `^` that are not at the end or start. */
function strayEnds(pattern: string): number[] {
  const bare = pattern.replaceAll(/\\.|\[(?:\\.|[^\]\\])*\]/gsu, (sign) => '_'.repeat(sign.length))
  return [...bare.matchAll(/\$(?=[^|)])|(?<=[^|(:])\^/g)].map(({ index }) => index)
}

/** The alternatives of a pattern outside of brackets. */
function alternatives(pattern: string): string[] {
  const sides = ['']
  let depth = 0
  let isInClass = false
  for (const [sign] of pattern.matchAll(/\\.|./gsu)) {
    if (isInClass) isInClass = sign !== ']'
    else if (sign === '[') isInClass = true
    else if (sign === '(') depth++
    else if (sign === ')') depth--
    if (sign === '|' && depth === 0 && !isInClass) sides.push('')
    else sides[sides.length - 1] += sign
  }
  return sides
}
