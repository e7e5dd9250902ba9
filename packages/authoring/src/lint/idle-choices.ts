import { neverHolds } from '@formwright/rules'
import type { Expr } from '@formwright/rules'
import type { Problem } from '@formwright/definition'
import { expressionProblem, expressionsIn, textIn } from './expressions.ts'
import type { LintCheck } from './context.ts'

/** A conditional expression (`a ? b : c`) with a constant condition, or with equal branches. */
export const idleChoices: LintCheck = (context) =>
  context.rules().typed.flatMap((typed): Problem[] =>
    expressionsIn(typed.expr)
      .filter(isIdle)
      .map((expr) => expressionProblem(context, typed, expr, 'choice-idle')),
  )

function isIdle({ node, parts: [condition, yes, no] = [] }: Expr): boolean {
  if (node.op !== '?:' || !condition || !yes || !no) return false
  const [one, other] = [yes, no].map((side) => textIn(side).replaceAll(/\s/g, ''))
  return one === other || neverHolds(condition) || neverHolds(condition, false)
}
