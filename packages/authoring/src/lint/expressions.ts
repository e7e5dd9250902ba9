import { locationOf, problemAt, rememberedObject } from '@formwright/definition'
import type { Problem, ProblemCode, ProblemParams } from '@formwright/definition'
import type { Expr, TypedExpression } from '@formwright/rules'
import { partSource } from './context.ts'
import type { LintContext } from './context.ts'

/** An expression and all its subexpressions. */
export const expressionsIn = rememberedObject((expr: Expr): readonly Expr[] => {
  const found: Expr[] = []
  gather(expr, found)
  return found
})

function gather(expr: Expr, found: Expr[]): void {
  found.push(expr)
  for (const part of expr.parts ?? []) gather(part, found)
}

/** The text of an expression. */
export function textIn({ node: { input, start, end } }: Expr): string {
  return input.slice(start, end)
}

/** A problem about a subexpression, which is quoted as `found`. */
export function expressionProblem(
  context: LintContext,
  { rule, pointer }: TypedExpression,
  expr: Expr,
  code: ProblemCode,
  params: ProblemParams = {},
): Problem {
  const source = partSource(context, rule.part, 'rules')
  const { start, end } = expr.node
  const position = source.positionInString(pointer, start, end)
  return problemAt({ ...locationOf(source, pointer), position }, code, {
    found: textIn(expr),
    ...params,
  })
}
