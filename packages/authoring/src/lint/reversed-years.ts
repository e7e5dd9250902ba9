import type { Problem } from '@formwright/definition'
import type { Expr } from '@formwright/rules'
import { expressionProblem, expressionsIn, textIn } from './expressions.ts'
import type { LintCheck } from './context.ts'

/** Functions whose first argument is the earlier value of the second. */
const FROM_TO: ReadonlySet<string> = new Set(['growth', 'cagr'])

/** Growth from a later to an earlier year of the same field would have the wrong sign. */
export const reversedYears: LintCheck = (context) =>
  context.rules().typed.flatMap((typed) =>
    expressionsIn(typed.expr).flatMap((expr): Problem[] => {
      const [from, to, ...more] = expr.parts ?? []
      const name = /^\s*(\w+)\s*\(/.exec(textIn(expr))?.[1] ?? ''
      if (expr.node.op !== 'call' || !FROM_TO.has(name) || !from || !to || !isLater(from, to)) return []
      const suggestion = `${name}(${[to, from, ...more].map(textIn).join(', ')})`
      return [expressionProblem(context, typed, expr, 'years-reversed', { suggestion })]
    }),
  )

/** Whether both are years of one field, and the first is later. */
function isLater(one: Expr, other: Expr): boolean {
  const [left, right] = [yearIn(one), yearIn(other)]
  return left !== undefined && right !== undefined && left.field === right.field && left.year > right.year
}

function yearIn({ path }: Expr): { readonly field: string; readonly year: number } | undefined {
  const [, field = '', year] = /^(.*)\/y(\d{4})$/.exec(path?.pointer ?? '') ?? []
  return year === undefined ? undefined : { field, year: Number(year) }
}
