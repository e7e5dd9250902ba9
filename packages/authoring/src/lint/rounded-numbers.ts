import { roundedProblemsOf, roundedTo } from '@formwright/definition'
import type { Problem } from '@formwright/definition'
import type { LintCheck } from './context.ts'
import { expressionProblem, expressionsIn, textIn } from './expressions.ts'

/** A number with more digits than are kept is read as another, in every file. */
export const roundedNumbers: LintCheck = ({ loaded }) =>
  [...loaded.sources.values()].flatMap(roundedProblemsOf)

/** One in a rule likewise. */
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
