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
      const tolerance = expr.parts?.[TAKES[String(name)] ?? -1]
      const [, param] = tolerance ? (/^params\.(\w+)$/.exec(textIn(tolerance).trim()) ?? []) : []
      const value = param === undefined ? tolerance?.constant : context.bundle.edition.params[param]?.value
      if (typeof value !== 'number' || value >= 0) return []
      if (param === undefined || !tolerance)
        return [expressionProblem(context, typed, tolerance!, 'tolerance-negative')]
      if (reported.has(param)) return []
      reported.add(param)
      return [
        fileProblem(source, below('/params', param, 'value'), 'tolerance-negative', { found: String(value) }),
      ]
    }),
  )
}
