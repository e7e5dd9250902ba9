import type { ASTNode } from '@marcbachmann/cel-js'
import { entryBinding, keysOf } from './entries.ts'
import { refuse, textOf } from './scope.ts'
import type { Binding, Scope } from './scope.ts'
import { constantExpr, readsOf, shapeOfList, slotsOf, union } from './expr.ts'
import type { Expr } from './expr.ts'
import { condition, sameUnit } from './logic.ts'
import { memberAt } from './members.ts'
import { compatible } from './comparison.ts'
import { BOOL, printType, TEXT } from './types.ts'
import type { Type } from './types.ts'
import type { Env, Value } from './value.ts'

const MACROS = new Set(['all', 'exists', 'exists_one', 'filter', 'map'])

export function isComprehension(name: string, args: readonly ASTNode[]): boolean {
  return (
    MACROS.has(name) && args[0]?.op === 'id' && (args.length === 2 || (name === 'map' && args.length === 3))
  )
}

/** A CEL macro. */
interface Macro {
  readonly node: ASTNode
  readonly name: string
  readonly list: Expr
  readonly variable: string
  /** The expressions for each entry; for `map` with three arguments preceded by the filter. */
  readonly bodies: readonly ASTNode[]
  readonly scope: Scope
}

/** CEL's macros over a list, and over the keys of a group or map: `rows.all(row, has(row.name))`. */
export function elaborateComprehension(
  node: ASTNode,
  name: string,
  of: ASTNode,
  args: readonly ASTNode[],
  scope: Scope,
): Expr {
  const found = scope.elaborate(of, scope)
  if (found.type.kind === 'any') return found
  const variable = args[0]!.args as string
  if (scope.names.has(variable) || memberAt(scope.root, variable))
    return refuse(args[0]!, scope, 'shadowed-name', { name: variable, other: variable })
  const list = found.type.kind === 'object' ? keysOf(found) : found
  if (list?.type.kind !== 'list')
    return refuse(of, scope, 'type-mismatch', {
      left: textOf(of),
      right: printType(found.type),
      operator: name,
    })
  const macro: Macro = { node, name, list, variable, bodies: args.slice(1), scope }
  return isKnown(list) ? overKnown(macro, list.constant as readonly string[]) : overEntries(macro)
}

/** Whether the keys are known, so that each is compiled separately. */
function isKnown({ type, constant }: Expr): boolean {
  return type.kind === 'list' && type.of.kind === 'text' && Array.isArray(constant) && constant.length > 0
}

function overEntries(macro: Macro): Expr {
  const { list, scope } = macro
  const slot = scope.newSlot()
  const body = bodyOf(macro, { ...scope, names: withName(macro, entryBinding(list, slot)(scope)) })
  const step = (entry: unknown, _: number, env: Env) => {
    env.slots[slot] = entry as Value
    return body
  }
  return assemble(macro, [body], goThrough(macro, step), slot)
}

function overKnown(macro: Macro, keys: readonly string[]): Expr {
  const bodies: Body[] = []
  for (const key of keys) {
    let problems = 0
    const report: Scope['report'] = (...problem) => void (problems++, macro.scope.report(...problem))
    const names = withName(macro, (node) => constantExpr(node, TEXT, key))
    const body = bodyOf(macro, { ...macro.scope, names, report })
    if (problems > 0) return body.says
    bodies.push(body)
  }
  const [{ says: first }, ...others] = bodies as [Body, ...Body[]]
  const odd = others.find(
    ({ says }) => !compatible(first.type, says.type) || !sameUnit(first.type, says.type),
  )
  if (odd)
    return refuse(macro.node, macro.scope, 'type-mismatch', {
      left: printType(first.type),
      right: printType(odd.says.type),
      operator: macro.name,
    })
  return assemble(
    macro,
    bodies,
    goThrough(macro, (_, index) => bodies[index]!),
  )
}

function withName({ scope, variable }: Macro, binding: Binding): Scope['names'] {
  return new Map(scope.names).set(variable, binding)
}

/** The expression for an entry, and its filter. */
interface Body {
  readonly picks: Expr | undefined
  readonly says: Expr
}

function bodyOf({ name, bodies }: Macro, scope: Scope): Body {
  const exprs = bodies.map((body) => scope.elaborate(body, scope))
  if (name !== 'map') return { picks: undefined, says: condition(exprs[0]!, scope) }
  return exprs.length === 1
    ? { picks: undefined, says: exprs[0]! }
    : { picks: condition(exprs[0]!, scope), says: exprs[1]! }
}

function assemble(macro: Macro, bodies: readonly Body[], run: Expr['run'], own?: number): Expr {
  const { node, name, list, scope } = macro
  const inner = bodies.flatMap(({ picks, says }) => (picks ? [picks, says] : [says]))
  const slots = new Set(slotsOf([list, ...inner]))
  if (own !== undefined) slots.delete(own)
  const reads = union([shapeOfList(list), readsOf(inner)])
  const isSteady = slots.size === 0 && !scope.band
  const expr: Expr = {
    node,
    type: resultType(name, list.type, bodies[0]!.says.type),
    run: isSteady ? oncePerPass(run) : run,
    reads,
    slots,
    parts: [list, ...inner],
  }
  if (name !== 'filter' || !list.elements) return expr
  return { ...expr, reads: union([list.reads, reads]), shape: reads, elements: list.elements }
}

function resultType(name: string, list: Type, body: Type): Type {
  if (name === 'filter') return list
  return name === 'map' ? { kind: 'list', of: body } : BOOL
}

/** Caches expressions that do not depend on variables of a rule over rows. */
function oncePerPass(run: Expr['run']): Expr['run'] {
  let pass = -1
  let value: Value
  return (env) => {
    if (env.pass === pass) return value
    value = run(env)
    pass = env.pass
    return value
  }
}

type BodyFor = (entry: unknown, index: number, env: Env) => Body

function goThrough({ name, list }: Macro, bodyFor: BodyFor): Expr['run'] {
  const conclude = CONCLUSIONS[name]!
  return (env) => {
    const entries = list.run(env) as readonly unknown[] | undefined
    if (!entries || (env.budget -= entries.length) < 0) return undefined
    const value = conclude(entries, bodyFor, env)
    return env.budget < 0 ? undefined : value
  }
}

const CONCLUSIONS: Readonly<
  Record<string, (entries: readonly unknown[], bodyFor: BodyFor, env: Env) => Value>
> = {
  all: (entries, bodyFor, env) => decide(entries, bodyFor, env, false),
  exists: (entries, bodyFor, env) => decide(entries, bodyFor, env, true),
  exists_one: (entries, bodyFor, env) => {
    const kept = keep(entries, bodyFor, env)
    return kept && kept.length === 1
  },
  filter: keep,
  map: (entries, bodyFor, env) => {
    const values: Value[] = []
    let isPending = false
    for (const [index, entry] of entries.entries()) {
      const { picks, says } = bodyFor(entry, index, env)
      const meant = picks ? picks.run(env) : true
      if (meant === false) continue
      const value = meant === undefined ? undefined : says.run(env)
      if (value === undefined) isPending = true
      values.push(value)
    }
    return isPending ? undefined : values
  },
}

/** Decides with the first entry that has the deciding result, even if others are pending. */
function decide(entries: readonly unknown[], bodyFor: BodyFor, env: Env, decisive: boolean): Value {
  let isPending = false
  for (const [index, entry] of entries.entries()) {
    const value = bodyFor(entry, index, env).says.run(env)
    if (value === decisive) return decisive
    if (value === undefined) isPending = true
  }
  return isPending ? undefined : !decisive
}

function keep(entries: readonly unknown[], bodyFor: BodyFor, env: Env): readonly unknown[] | undefined {
  let isPending = false
  const kept = entries.filter((entry, index) => {
    const value = bodyFor(entry, index, env).says.run(env)
    if (value === undefined) isPending = true
    return value === true
  })
  return isPending ? undefined : kept
}
