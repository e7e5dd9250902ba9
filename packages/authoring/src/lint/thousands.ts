import type { Problem } from '@formwright/definition'
import { expressionProblem, expressionsIn, textIn } from './expressions.ts'
import type { LintCheck } from './context.ts'

/** 10.000 is ten, but where points separate thousands it was meant as ten thousand. */
export const thousands: LintCheck = (context) =>
  context.rules().typed.flatMap((typed) =>
    expressionsIn(typed.expr).flatMap((expr): Problem[] => {
      const found = textIn(expr)
      if (expr.node.op !== 'value' || !/^\d{1,3}\.000$/.test(found)) return []
      const params = { value: String(Number(found)), suggestion: found.replace('.', '') }
      return [expressionProblem(context, typed, expr, 'rule-thousands', params)]
    }),
  )
