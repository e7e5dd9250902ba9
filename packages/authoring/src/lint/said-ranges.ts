import { below, inAnyLanguage } from '@formwright/definition'
import type { Problem } from '@formwright/definition'
import type { Expr } from '@formwright/rules'
import { fileProblem, partSource } from './context.ts'
import type { LintCheck } from './context.ts'
import { conjunctsIn, writtenIn } from './message-sense.ts'
import words from './size-words.json' with { type: 'json' }

/** A range in a message, “5 to 500”, must be that of the check: `x >= 5 && x <= 500`. */
export const saidRanges: LintCheck = (context) =>
  context.rules().typed.flatMap(({ rule, role, expr }): Problem[] => {
    const range = role === 'check' ? rangeIn(expr) : undefined
    const [only, another] = range ? [...(rule.message ?? '').matchAll(SAID)] : []
    if (!range || !only || another) return []
    const said = [Number(only[1]), Number(only[2])] as const
    const isSame = said[0] === range[0] && said[1] === range[1]
    // both in another unit
    const isScaled = range[0] !== 0 && said[0] / range[0] === said[1] / range[1]
    if (isSame || isScaled) return []
    const params = {
      id: rule.id,
      written: `${said[0]}\u2013${said[1]}`,
      value: `${range[0]}\u2013${range[1]}`,
      name: '{params.\u2026}',
    }
    const at = below('/rules', rule.index, 'message')
    return [fileProblem(partSource(context, rule.part, 'rules'), at, 'message-number', params)]
  })

/** Two numbers with a word or sign for “to” between them. */
const SAID = new RegExp(
  String.raw`(?<![\d.{-])(\d+(?:\.\d+)?)\s*(?:${inAnyLanguage(words.to)})\s*(\d+(?:\.\d+)?)(?![\d.]*\d)`,
  'gu',
)

/** The limits of one term in a condition of just these two. */
function rangeIn(expr: Expr): readonly [number, number] | undefined {
  const bounds = conjunctsIn(expr).map(boundIn)
  const [one, other] = bounds
  if (!one || !other || bounds.length !== 2 || one.term !== other.term || one.isLow === other.isLow)
    return undefined
  const [low, high] = one.isLow ? [one, other] : [other, one]
  return low.limit < high.limit ? [low.limit, high.limit] : undefined
}

function boundIn({ node, parts: [left, right] = [] }: Expr) {
  if (!/^[<>]=$/.test(node.op) || !left || !right) return undefined
  const isTurned = typeof left.constant === 'number'
  const [term, known] = isTurned ? [right, left] : [left, right]
  if (typeof known.constant !== 'number' || term.constant !== undefined) return undefined
  return { term: writtenIn(term), limit: known.constant, isLow: (node.op === '>=') !== isTurned }
}
