import type { Problem } from '@formwright/definition'
import type { Expr } from '@formwright/rules'
import { expressionProblem, expressionsIn, textIn } from './expressions.ts'
import type { LintCheck } from './context.ts'

/**
 * `a || b && c` means `a || (b && c)`, which people read from left to right: brackets make clear what is
 * meant.
 */
export const mixedLogic: LintCheck = (context) =>
  context.rules().typed.flatMap((typed): Problem[] => {
    for (const expr of expressionsIn(typed.expr)) {
      const inner = expr.node.op === '||' ? expr.parts?.find((part) => isBare(part, expr)) : undefined
      if (!inner) continue
      const found = textIn(inner)
      const params = { suggestion: textIn(expr).replace(found, () => `(${found})`) }
      return [expressionProblem(context, typed, expr, 'rule-mixed', params)]
    }
    return []
  })

/** Whether an operand is an `&&` without brackets; a name that stands for one is written elsewhere. */
function isBare({ node: { op, input, start, end } }: Expr, { node: whole }: Expr): boolean {
  if (op !== '&&' || input !== whole.input || start < whole.start) return false
  return !/\(\s*$/.test(input.slice(0, start)) && !/^\s*\)/.test(input.slice(end))
}
