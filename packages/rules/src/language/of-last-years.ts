import type { ASTNode } from '@marcbachmann/cel-js'
import type { Expr } from './expr.ts'
import { textOf } from './scope.ts'
import { isAnnual } from './types.ts'

/**
 * The expression with `.last` added to annual operands, as `percent(rd.last, income.last)` for
 * `percent(rd, income)`. Empty if there are none.
 */
export function ofLastYears(node: ASTNode, operands: readonly Expr[]): string {
  const annual = operands.filter(({ type, node: { input } }) => isAnnual(type) && input === node.input)
  if (annual.length === 0) return ''
  const last = [...annual].sort((a, b) => b.node.end - a.node.end)
  return last.reduce(
    (text, { node: { end } }) => `${text.slice(0, end - node.start)}.last${text.slice(end - node.start)}`,
    textOf(node),
  )
}
