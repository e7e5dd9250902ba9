import { below } from '@formwright/definition'
import type { Problem } from '@formwright/definition'
import { editionSource, fileProblem } from './context.ts'
import type { LintCheck } from './context.ts'
import { expressionProblem, expressionsIn, textIn } from './expressions.ts'

/** Index of the tolerance among the arguments of a function. */
const TAKES: Readonly<Record<string, number>> = { near: 2, inBand: 2 }

/** With a negative tolerance, no value passes. */
export const tolerances: LintCheck = (context) => {
  const source = editionSource(context, 'edition.json')!
  const reported = new Set<string>()
  return context.rules().typed.flatMap((typed) =>
    expressionsIn(typed.expr).flatMap((expr): Problem[] => {
      const [name] = expr.node.op === 'call' ? (expr.node.args as readonly unknown[]) : []
      const given = expr.parts?.[TAKES[String(name)] ?? -1]
      const [, param] = given ? (/^params\.(\w+)$/.exec(textIn(given).trim()) ?? []) : []
      const value = param === undefined ? given?.constant : context.bundle.edition.params[param]?.value
      if (typeof value !== 'number' || value >= 0) return []
      if (param === undefined || !given)
        return [expressionProblem(context, typed, given!, 'tolerance-negative')]
      if (reported.has(param)) return []
      reported.add(param)
      return [
        fileProblem(source, below('/params', param, 'value'), 'tolerance-negative', { found: String(value) }),
      ]
    }),
  )
}
