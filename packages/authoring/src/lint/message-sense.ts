import { below, inAnyLanguage } from '@formwright/definition'
import type { Problem } from '@formwright/definition'
import type { Expr } from '@formwright/rules'
import { fileProblem, partSource } from './context.ts'
import type { LintCheck } from './context.ts'
import { textIn } from './expressions.ts'
import words from './message-sense.json' with { type: 'json' }

type Sense = 'most' | 'least'

/**
 * A message that says “at most” although its check requires “at least”, or vice versa. Only reported if one
 * side of the comparison follows these words in the message.
 */
export const messageSense: LintCheck = (context) =>
  context.rules().typed.flatMap(({ rule, role, expr }): Problem[] => {
    if (role !== 'check') return []
    const comparisons = conjunctsIn(expr).flatMap(comparisonIn)
    const statedLimits = limitsIn(rule.message ?? '').map((limit) => ({
      ...limit,
      senses: comparisons.flatMap((comparison) => sensesOf(comparison, limit.limit)),
    }))
    // a limit that is stated correctly once may be mentioned in other words as well
    const right = new Set(
      statedLimits.flatMap(({ sense, senses, limit }) => (senses.includes(sense) ? [limit] : [])),
    )
    const wrong = statedLimits.find(
      (stated) => stated.senses.length > 0 && !right.has(stated.limit) && !IS_TOLD.test(stated.words),
    )
    const strict = wrong ? undefined : statedLimits.find((stated) => isOtherAtLimit(stated, comparisons))
    const reported = wrong ?? strict
    if (!reported) return []
    const source = partSource(context, rule.part, 'rules')
    const params = { id: rule.id, words: reported.words, check: rule.check ?? '' }
    const code = wrong ? 'message-sense' : 'message-strict'
    return [fileProblem(source, below('/rules', rule.index, 'message'), code, params)]
  })

/**
 * A limit that may be reached according to the check but must be exceeded according to the message, or vice
 * versa.
 */
function isOtherAtLimit(
  { words: phrase, limit, sense, whole }: Limit,
  comparisons: readonly Comparison[],
): boolean {
  const about = comparisons.filter((comparison) => sensesOf(comparison, limit).includes(sense))
  const isPassed = PASSED.test(phrase) && !MET.test(phrase) && !EQUAL.test(whole)
  return about.length > 0 && !IS_TOLD.test(phrase) && about.every(({ isStrict }) => isStrict !== isPassed)
}

/** The operands of `&&`, at any depth. */
export function conjunctsIn(expr: Expr): readonly Expr[] {
  return expr.node.op === '&&' ? (expr.parts ?? []).flatMap(conjunctsIn) : [expr]
}

interface Comparison {
  readonly left: string
  readonly right: string
  /** What the right side is for the left one: its minimum or maximum. */
  readonly sense: Sense
  /** The two sides must not be equal. */
  readonly isStrict: boolean
}

const SENSES: Readonly<Record<string, Sense>> = { '<': 'most', '<=': 'most', '>': 'least', '>=': 'least' }

export function comparisonIn({ node, parts: [left, right] = [] }: Expr): Comparison[] {
  const sense = SENSES[node.op]
  if (!sense || !left || !right) return []
  return [{ left: writtenIn(left), right: writtenIn(right), sense, isStrict: !node.op.endsWith('=') }]
}

/** An expression as written, without spaces. */
export function writtenIn(expr: Expr): string {
  return plain(textIn(expr))
}

function plain(text: string): string {
  return text.replaceAll(/\s/g, '')
}

/** What a side of a comparison is for the other one; empty if it is neither side. */
export function sensesOf({ left, right, sense }: Comparison, limit: string): Sense[] {
  if (left === right) return []
  if (limit === right) return [sense]
  return limit === left ? [sense === 'most' ? 'least' : 'most'] : []
}

interface Limit {
  readonly sense: Sense
  readonly words: string
  /** The name or number after the words. */
  readonly limit: string
  /** The text after that. */
  readonly behind: string
  /** The words with their limit, and some of the following text. */
  readonly whole: string
}

const saidAs = (sense: Sense) => inAnyLanguage(words[sense])
/** The text between the words and their limit; must not contain words of another limit. */
const BETWEEN = `(?:(?!${saidAs('most')}|${saidAs('least')})[^{}\\p{P}\\d]){0,24}`

const SAID = (['most', 'least'] as const).map((sense) => ({
  sense,
  pattern: new RegExp(`(${saidAs(sense)})${BETWEEN}(?:\\{([^{}]+)\\}|(\\d[\\d.]*))`, 'giu'),
}))
/** Words that may describe a fact rather than a requirement. */
const IS_TOLD = new RegExp(inAnyLanguage(words.told), 'u')
/** Words for a limit that must be exceeded, and for one that may be reached. */
const PASSED = new RegExp(inAnyLanguage(words.passed), 'iu')
const MET = new RegExp(inAnyLanguage(words.met), 'iu')
/** Words that include the limit itself. */
const EQUAL = new RegExp(inAnyLanguage(words.equal), 'iu')
const NEAR = 14
const APART = new RegExp(inAnyLanguage(words.apart), 'iu')

/** The parts of a text before and after a position that belong to the same clause. */
const BEFORE = /[^\uFF0C\u3002\uFF1B,;]*$/
const AFTER = /^[^\uFF0C\u3002\uFF1B,;]*/

/** The limits stated in a message, except those that are facts. */
export function limitsIn(message: string): Limit[] {
  return SAID.flatMap(({ sense, pattern }) =>
    [...message.matchAll(pattern)].flatMap((match) => {
      const [all, said = '', name, number = ''] = match
      const end = match.index + all.length
      const clause = BEFORE.exec(message.slice(0, end))![0] + AFTER.exec(message.slice(end))![0]
      if (APART.test(clause.trim())) return []
      const behind = message.slice(end).trim()
      const whole = message.slice(match.index, end + NEAR)
      return [{ sense, words: said, limit: plain(name ?? number), behind, whole }]
    }),
  )
}
