import type { Problem } from '@formwright/definition'
import type { Expr } from '@formwright/rules'
import { expressionProblem, expressionsIn, textIn } from './expressions.ts'
import type { LintCheck } from './context.ts'

/**
 * `a || b && c` means `a || (b && c)`, which people read from left to right: with brackets it is clear what is
 * meant.
 */
export const mixedLogic: LintCheck = (context) =>
  context.rules().typed.flatMap((typed): Problem[] => {
    const mixed = expressionsIn(typed.expr).find(
      (expr) => expr.node.op === '||' && (expr.parts ?? []).some((part) => isBare(part, typed.text)),
    )
    const inner = mixed?.parts?.find((part) => isBare(part, typed.text))
    if (!mixed || !inner) return []
    const found = textIn(inner)
    const params = { suggestion: textIn(mixed).replace(found, () => `(${found})`) }
    return [expressionProblem(context, typed, mixed, 'rule-mixed', params)]
  })

/** Whether an operand is an `&&` without brackets around it. */
function isBare({ node }: Expr, text: string): boolean {
  return node.op === '&&' && !/\(\s*$/.test(text.slice(0, node.start)) && !/^\s*\)/.test(text.slice(node.end))
}
