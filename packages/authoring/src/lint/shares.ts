import { PERCENT, unitsAgree } from '@formwright/definition'
import type { Problem } from '@formwright/definition'
import type { Expr, TypedExpression } from '@formwright/rules'
import { expressionProblem, expressionsIn } from './expressions.ts'
import type { LintCheck } from './context.ts'

const COMPARISONS: ReadonlySet<string> = new Set(['<', '<=', '>', '>=', '==', '!='])

/**
 * A share written as 0.1 although 10 % is meant: compared with a number in %, it is 0.1 %. The same for a
 * whole written as 1 instead of 100 %.
 */
export const shares: LintCheck = (context) =>
  context.rules().typed.flatMap((typed): Problem[] => {
    return expressionsIn(typed.expr).flatMap((expr) => {
      const share = shareIn(expr) ?? wholeIn(expr)
      if (share === undefined || saysSo(typed, share)) return []
      const suggestion = String(Number((share * 100).toPrecision(12)))
      return [expressionProblem(context, typed, expr, 'rule-share', { value: String(share), suggestion })]
    })
  })

/** A number between 0 and 1 compared with a field in %; differences and tolerances may be that small. */
function shareIn({ node, parts = [] }: Expr): number | undefined {
  const [left, right] = parts
  if (!COMPARISONS.has(node.op) || !left || !right) return undefined
  const [field, literal] = left.path ? [left, right] : [right, left]
  const { constant } = literal
  const isWritten = literal.node.op === 'value' && typeof constant === 'number'
  if (!isWritten || field.path?.node.schema['x-unit'] !== '%') return undefined
  return constant > 0 && constant < 1 ? constant : undefined
}

/** The 1 in `1 + share` or `1 - share`. */
function wholeIn({ node, parts: [left, right] = [] }: Expr): number | undefined {
  const isSum = node.op === '+' || node.op === '-'
  if (!isSum || left?.constant !== 1 || right?.type.kind !== 'number') return undefined
  const { unit } = right.type
  return left.node.op === 'value' && unit && unitsAgree(unit, PERCENT) ? 1 : undefined
}

/** Whether the rule's message contains the number itself with %. */
function saysSo({ rule: { message, eligibility } }: TypedExpression, share: number): boolean {
  const written = new RegExp(`(?<![\\d.])${String(share).replace('.', '\\.')}0*\\s*%`)
  return [message, eligibility?.threshold].some(
    (text) => typeof text === 'string' && written.test(text.normalize('NFKC')),
  )
}
