import type { Problem } from '@formwright/definition'
import type { Expr } from '@formwright/rules'
import { expressionProblem, expressionsIn } from './expressions.ts'
import type { LintCheck } from './context.ts'

/**
 * A sum over a group stands for all numbers in it, those of every alternative as well: as only one of these
 * is filled in, it has no result.
 */
export const sumsOfAlternatives: LintCheck = (context) =>
  context.rules().typed.flatMap((typed): Problem[] => {
    for (const expr of expressionsIn(typed.expr)) {
      const [first] = expr.least === 'parts' ? (expr.parts ?? []).filter(isOfGroup(expr)) : []
      const { title = '', key = '' } = first?.path?.node ?? {}
      if (first) return [expressionProblem(context, typed, expr, 'sum-alternatives', { field: title || key })]
    }
    return []
  })

/** Numbers in alternatives of a group that is written as a whole. */
function isOfGroup({ node: whole }: Expr): (part: Expr) => boolean {
  return ({ path, node }) =>
    path?.node.parent?.kind === 'branch' && node.start >= whole.start && !textEnds(node, path.node.key)
}

/** Whether the expression names the member itself. */
function textEnds({ input, start, end }: Expr['node'], key: string): boolean {
  return new RegExp(`\\b${key}\\s*$`).test(input.slice(start, end))
}
