import { closest, yearKey, yearOf, YEAR_ALIASES } from '@formwright/definition'
import type { FormBundle, YearAlias } from '@formwright/definition'
import { elaborateText } from '../language/elaborate.ts'
import type { Binding, Scope } from '../language/scope.ts'
import { constantExpr } from '../language/expr.ts'
import { readPath } from '../language/read.ts'
import { numberType } from '../language/types.ts'

/** One thing that a repeated rule stands for: a year, a field, or whichever row is being looked at. */
export interface Step {
  /** Binds the variable for expressions. */
  readonly bind: (scope: Scope) => Binding
  /** What `{variable}` is in a pointer; `undefined` for a row, whose index is known only later. */
  readonly segment: string | undefined
  /** Pointer of the rows, for a step over rows. */
  readonly rows?: string
}

/** What one entry of `each` stands for: a set of years, one year, a field, or the rows of a repeatable field. */
export function stepsOf(entry: string, bundle: FormBundle, scope: Scope): Step[] {
  const sets = bundle.edition.years
  if (Object.hasOwn(sets, entry)) return sets[entry]!.map(yearStep)
  const [set = '', alias = ''] = entry.split('.')
  if (Object.hasOwn(sets, set)) {
    const year = (YEAR_ALIASES as readonly string[]).includes(alias)
      ? yearOf(sets[set]!, alias as YearAlias)
      : undefined
    if (year !== undefined) return [yearStep(year)]
    scope.report(
      'unknown-name',
      { name: entry, suggestion: `${set}.${closest(alias, YEAR_ALIASES) || 'last'}` },
      0,
      entry.length,
    )
    return []
  }
  return fieldStep(entry, scope)
}

function yearStep(year: number): Step {
  return { bind: () => (node) => constantExpr(node, numberType(), year), segment: yearKey(year) }
}

function fieldStep(entry: string, scope: Scope): Step[] {
  const expr = elaborateText(entry, scope)
  if (!expr || expr.type.kind === 'any') return []
  if (!expr.path) {
    scope.report('unknown-field', { name: entry, suggestion: '' }, 0, entry.length)
    return []
  }
  if (expr.type.kind === 'list' && expr.type.of.kind === 'object') {
    const path = { schema: expr.type.of.schema, pointer: `${expr.path.pointer}/*`, label: expr.path.label }
    return [
      {
        bind: (inner) => (node) => readPath(node, path, (env) => env.row, [], inner),
        segment: undefined,
        rows: expr.path.pointer,
      },
    ]
  }
  return [{ bind: (inner) => () => elaborateText(entry, inner)!, segment: expr.path.pointer.slice(1) }]
}
