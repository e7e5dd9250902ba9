import { below, inAnyLanguage } from '@formwright/definition'
import type { Problem } from '@formwright/definition'
import type { Expr } from '@formwright/rules'
import { fileProblem, partSource } from './context.ts'
import type { LintCheck } from './context.ts'
import { textIn } from './expressions.ts'
import words from './message-sense.json' with { type: 'json' }

type Sense = 'most' | 'least'

/**
 * A message that says “at most” of what its check wants to be at least so much, or the other way round. Told
 * only where the message puts one side of the very comparison behind those words.
 */
export const messageSense: LintCheck = (context) =>
  context.rules().typed.flatMap(({ rule, role, expr }): Problem[] => {
    if (role !== 'check') return []
    const comparisons = conjunctsIn(expr).flatMap(comparisonIn)
    const said = limitsIn(rule.message ?? '').map((one) => ({
      ...one,
      senses: comparisons.flatMap((comparison) => sensesOf(comparison, one.limit)),
    }))
    // a limit that is said rightly once may be spoken of otherwise beside it
    const right = new Set(said.flatMap(({ sense, senses, limit }) => (senses.includes(sense) ? [limit] : [])))
    const wrong = said.find(
      (one) => one.senses.length > 0 && !right.has(one.limit) && !IS_TOLD.test(one.words),
    )
    const strict = wrong ? undefined : said.find((one) => isOtherAtLimit(one, comparisons))
    const reported = wrong ?? strict
    if (!reported) return []
    const source = partSource(context, rule.part, 'rules')
    const params = { id: rule.id, words: reported.words, check: rule.check ?? '' }
    const code = wrong ? 'message-sense' : 'message-strict'
    return [fileProblem(source, below('/rules', rule.index, 'message'), code, params)]
  })

/**
 * A limit that may be met where the words say that it has to be passed, or the other way round: at the limit
 * itself the message is not true.
 */
function isOtherAtLimit(
  { words: said, limit, sense, whole }: Limit,
  comparisons: readonly Comparison[],
): boolean {
  const about = comparisons.filter((one) => sensesOf(one, limit).includes(sense))
  const isPassed = PASSED.test(said) && !MET.test(said) && !EQUAL.test(whole)
  return about.length > 0 && !IS_TOLD.test(said) && about.every(({ isStrict }) => isStrict !== isPassed)
}

/** What has to hold together. */
export function conjunctsIn(expr: Expr): readonly Expr[] {
  return expr.node.op === '&&' ? (expr.parts ?? []).flatMap(conjunctsIn) : [expr]
}

interface Comparison {
  readonly left: string
  readonly right: string
  /** What the right side is to the left one. */
  readonly sense: Sense
  /** The two may not be equal. */
  readonly isStrict: boolean
}

const SENSES: Readonly<Record<string, Sense>> = { '<': 'most', '<=': 'most', '>': 'least', '>=': 'least' }

export function comparisonIn({ node, parts: [left, right] = [] }: Expr): Comparison[] {
  const sense = SENSES[node.op]
  if (!sense || !left || !right) return []
  return [{ left: writtenIn(left), right: writtenIn(right), sense, isStrict: !node.op.endsWith('=') }]
}

/** An expression as it is written, without spaces. */
export function writtenIn(expr: Expr): string {
  return plain(textIn(expr))
}

function plain(text: string): string {
  return text.replaceAll(/\s/g, '')
}

/** What a side of a comparison is to the other one; nothing for what is neither. */
export function sensesOf({ left, right, sense }: Comparison, limit: string): Sense[] {
  if (left === right) return []
  if (limit === right) return [sense]
  return limit === left ? [sense === 'most' ? 'least' : 'most'] : []
}

interface Limit {
  readonly sense: Sense
  readonly words: string
  /** What stands behind the words: a name or a number. */
  readonly limit: string
  /** What stands behind that. */
  readonly behind: string
  /** The words with their limit, and a little of what stands behind. */
  readonly whole: string
}

const saidAs = (sense: Sense) => inAnyLanguage(words[sense])
/** What stands between the words and their limit: no words of another one. */
const BETWEEN = `(?:(?!${saidAs('most')}|${saidAs('least')})[^{}\\p{P}\\d]){0,24}`

const SAID = (['most', 'least'] as const).map((sense) => ({
  sense,
  pattern: new RegExp(`(${saidAs(sense)})${BETWEEN}(?:\\{([^{}]+)\\}|(\\d[\\d.]*))`, 'giu'),
}))
/** Words that may as well tell what is so, and not what should be. */
const IS_TOLD = new RegExp(inAnyLanguage(words.told), 'u')
/** Words by which a limit has to be passed, and those by which it may be met. */
const PASSED = new RegExp(inAnyLanguage(words.passed), 'iu')
const MET = new RegExp(inAnyLanguage(words.met), 'iu')
/** The limit itself counts among what is asked for. */
const EQUAL = new RegExp(inAnyLanguage(words.equal), 'iu')
const NEAR = 14
const APART = new RegExp(inAnyLanguage(words.apart), 'iu')

/** What of a text belongs to the clause that ends, or begins, in its middle. */
const BEFORE = /[^\uFF0C\u3002\uFF1B,;]*$/
const AFTER = /^[^\uFF0C\u3002\uFF1B,;]*/

/** The limits that a message puts into words, but those of what it says something else about. */
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
