import type { RuleEntry } from '@formwright/definition'
import { memberAt } from '../language/members.ts'
import type { Binding, Scope } from '../language/scope.ts'
import { scopeAt } from './context.ts'
import type { Context } from './context.ts'
import { stepsOf } from './each.ts'
import type { EachValue } from './each.ts'

/** The values of a rule's variables for one combination, and their bindings. */
export interface Combination {
  readonly steps: ReadonlyMap<string, EachValue>
  readonly scope: Scope
}

/** All combinations of variable values: the Cartesian product, or the given rows. */
export function combinations(context: Context): Combination[] {
  const { each } = context.rule
  const start = { steps: new Map<string, EachValue>(), scope: withNames(context.scope) }
  if (!isWrittenOut(each))
    return Object.entries(each ?? {}).reduce<Combination[]>(
      (all, [name, written]) => all.flatMap((before) => extend(context, before, name, written, name)),
      [start],
    )
  return each.flatMap((row, index) =>
    Object.entries(row).reduce<Combination[]>(
      (all, [name, entry]) => all.flatMap((before) => extend(context, before, name, [entry], index, name)),
      [start],
    ),
  )
}

function isWrittenOut(each: RuleEntry['each']): each is readonly Readonly<Record<string, string>>[] {
  return Array.isArray(each)
}

/** Adds a variable, whose list may depend on earlier ones. */
function extend(
  context: Context,
  before: Combination,
  name: string,
  written: string | readonly string[],
  ...keys: (string | number)[]
): Combination[] {
  const isListed = typeof written !== 'string'
  const entries = isListed ? written : [written]
  const steps = entries.flatMap((entry, index) => {
    const position = isListed && keys.length === 1 ? [...keys, index] : keys
    const scope = scopeAt({ ...context, scope: before.scope }, 'each', ...position)
    if (memberAt(context.scope.root, name)) scope.report('shadowed-name', { name, other: name }, 0, 1)
    return stepsOf(name, entry, context.bundle, scope, isListed)
  })
  return steps.map((step) => {
    const scope = withNames(before.scope)
    const rows = step.loop?.entries.path
    if (rows) scope.rowNames.set(rows.pointer, name)
    scope.names.set(name, step.bind(scope))
    return { steps: new Map(before.steps).set(name, step), scope }
  })
}

/** A scope with additional names. */
function withNames(
  scope: Scope,
): Scope & { readonly names: Map<string, Binding>; readonly rowNames: Map<string, string> } {
  return { ...scope, names: new Map(scope.names), rowNames: new Map(scope.rowNames) }
}
