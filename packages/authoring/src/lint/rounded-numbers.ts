import { roundedProblemsOf, roundedTo } from '@formwright/definition'
import type { Problem } from '@formwright/definition'
import type { LintCheck } from './context.ts'
import { expressionProblem, expressionsIn, textIn } from './expressions.ts'

/** Numbers with more digits than can be stored are reported, in every file. */
export const roundedNumbers: LintCheck = ({ loaded }) =>
  [...loaded.sources.values()].flatMap(roundedProblemsOf)

/** The same for numbers in rules. */
export const roundedInRules: LintCheck = (context) =>
  context.rules().typed.flatMap((typed) =>
    expressionsIn(typed.expr).flatMap((expr): Problem[] => {
      const value = textIn(expr)
      const read = expr.node.op === 'value' && /^\d/.test(value) ? roundedTo(value) : undefined
      return read === undefined
        ? []
        : [expressionProblem(context, typed, expr, 'number-rounded', { value, read })]
    }),
  )
