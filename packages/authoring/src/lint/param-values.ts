import { below, distinct } from '@formwright/definition'
import type { JsonSource, Param, Problem, RegionalVariant } from '@formwright/definition'
import type { Expr } from '@formwright/rules'
import { comparedParams } from './compared-params.ts'
import { fileProblem } from './context.ts'
import type { LintCheck, LintContext } from './context.ts'

/**
 * A parameter set by a region must be a possible value of what it is compared with; for example, every output
 * is at least -5. For the edition's own parameters, such rules are reported as always true.
 */
export const paramValues: LintCheck = (context) => {
  const given = [...valuesOf(context)]
  return distinct(
    context.rules().typed.flatMap(({ text, expr }) =>
      comparedParams(expr, text).flatMap(({ name, other }): Problem[] => {
        // a year of the form or another parameter is not an answer
        if (other.reads.size === 0) return []
        const [least, most] = [lowest(other), other.path?.node.schema.maximum ?? Infinity]
        const expression = text.slice(other.node.start, other.node.end)
        return given.flatMap(({ source, params, authority }) => {
          const value = params[name]?.value
          if (typeof value !== 'number' || (value >= least && value <= most)) return []
          return [
            fileProblem(
              source,
              below('/params', name, 'value'),
              value < least ? 'param-below' : 'param-above',
              {
                name,
                value,
                expression,
                authority,
                limit: value < least ? least : most,
              },
            ),
          ]
        })
      }),
    ),
  )
}

/** The parameters set by regional variants, with their locations. */
function* valuesOf(context: LintContext): Generator<{
  readonly source: JsonSource
  readonly params: Readonly<Record<string, Pick<Param, 'value'>>>
  readonly authority: string
}> {
  for (const [path, one] of context.loaded.sources)
    if (/\/regions\/[^/]+\.json$/.test(path)) {
      const { params = {}, authority } = one.value as RegionalVariant
      yield { source: one, params, authority }
    }
}

/** Functions whose result is never negative. */
const COUNTING: ReadonlySet<unknown> = new Set(['count', 'size', 'listRows', 'abs'])
/** Functions and operators whose result is not negative unless an operand is. */
const KEEPING: ReadonlySet<unknown> = new Set([
  '+',
  '*',
  '/',
  'list',
  'map',
  'filter',
  'sum',
  'average',
  'percent',
  'portion',
  'convert',
  'round',
  'max',
  'min',
])

/** The minimum of an expression, as far as known from the limits of fields. */
function lowest({ constant, path, node, parts = [] }: Expr): number {
  if (typeof constant === 'number') return constant
  if (path) return path.node.schema.minimum ?? -Infinity
  const isCall = node.op === 'call' || node.op === 'rcall'
  const name = isCall ? (node.args as readonly unknown[])[0] : node.op
  if (COUNTING.has(name)) return 0
  const decide = name === 'map' ? parts.slice(-1) : name === 'filter' ? parts.slice(0, 1) : parts
  return KEEPING.has(name) && decide.length > 0 && decide.every((part) => lowest(part) >= 0) ? 0 : -Infinity
}
