import { locationOf, problemAt } from '@formwright/definition'
import type { Problem } from '@formwright/definition'
import type { Expr } from '@formwright/rules'
import { partSource } from './context.ts'
import type { LintCheck } from './context.ts'

/** 10.000 is ten, and ten thousand where points part the thousands. */
export const thousands: LintCheck = (context) =>
  context.rules().typed.flatMap(({ rule, pointer, expr }): Problem[] => {
    const source = partSource(context, rule.part, 'rules')
    return literalsIn(expr).flatMap(({ node: { start, end, input } }) => {
      const found = input.slice(start, end)
      if (!/^\d{1,3}\.000$/.test(found)) return []
      const position = source.positionInString(pointer, start, end)
      const params = { found, value: String(Number(found)), suggestion: found.replace('.', '') }
      return [problemAt({ ...locationOf(source, pointer), position }, 'rule-thousands', params)]
    })
  })

function literalsIn(expr: Expr): Expr[] {
  return expr.node.op === 'value' ? [expr] : (expr.parts ?? []).flatMap(literalsIn)
}
