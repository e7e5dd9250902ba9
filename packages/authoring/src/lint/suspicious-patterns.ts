import { mapTexts } from '@formwright/definition'
import type { Problem, ProblemParams, Texts } from '@formwright/definition'
import texts from './suspicious-patterns.json' with { type: 'json' }

/** A valid pattern that probably does not mean what was intended, or matches all texts. */
interface SuspiciousPattern {
  readonly code: Extract<Problem['code'], 'pattern-anything' | 'pattern-odd' | 'pattern-unanchored'>
  readonly params: ProblemParams
}

/** A probable mistake in a valid pattern; `undefined` if there is none. */
export function suspiciousPattern(pattern: string): SuspiciousPattern | undefined {
  const params = { pattern }
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

/** Patterns that match any text. */
const IN_BRACKETS = /^\(.*\)$/s
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
