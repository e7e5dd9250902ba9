import type { ASTNode } from '@marcbachmann/cel-js'
import { constantExpr } from '../language/expr.ts'
import { memberAt } from '../language/members.ts'
import { refuse } from '../language/scope.ts'
import type { Binding, Scope } from '../language/scope.ts'
import { ANY } from '../language/types.ts'
import type { Expr } from '../language/expr.ts'
import type { Env, Value } from '../language/value.ts'
import { scopeAt, typed } from './context.ts'
import type { Context } from './context.ts'
import { namesRead } from './names-read.ts'

/** Marks a value that is not computed yet. */
const UNSET: Value = Object.freeze({})

/** A named expression of a rule. */
interface Let {
  readonly name: string
  readonly slot: number
  readonly expr: Expr
}

/** The `let` names of a rule, computed on demand and cached. */
export class Lets {
  readonly #lets: readonly Let[]
  /** Those that depend on the current row. */
  readonly #ofRow: readonly Let[]

  constructor(context: Context) {
    this.#lets = bindLets(context)
    this.#ofRow = this.#lets.filter(({ expr }) => (expr.slots?.size ?? 0) > 0)
  }

  /** Clears cached values: for another row those that depend on it, for other answers all. */
  forget(env: Env, isOtherAnswers: boolean): void {
    const forgotten = isOtherAnswers ? this.#lets : this.#ofRow
    for (const { slot } of forgotten) env.slots[slot] = UNSET
  }

  /** Name and value of each. */
  values(env: Env): [name: string, value: Value][] {
    return this.#lets.map(({ name, slot, expr }) => [name, remembered(expr, slot)(env)])
  }
}

function bindLets(context: Context): Let[] {
  const names = context.scope.names as Map<string, Binding>
  const lets: Let[] = []
  const written = context.rule.let ?? {}
  for (const [name, text] of Object.entries(written)) {
    const other =
      names.has(name) || memberAt(context.scope.root, name) !== undefined || context.scope.groups.has(name)
        ? name
        : undefined
    if (other) scopeAt(context, 'let', name).report('shadowed-name', { name, other }, 0, text.length)
    const notYet = Object.keys(written).filter((one) => !names.has(one))
    const scope = scopeAt(context, 'let', name)
    for (const one of notYet) names.set(one, (node) => tooEarly(node, scope, name, one, written))
    const expr = typed(context, text, 'other', 'let', name)
    for (const one of notYet) names.delete(one)
    // report here that it cannot be compiled, rather than at each use
    if (!expr) names.set(name, (node) => constantExpr(node, ANY, undefined))
    if (!expr) continue
    const slot = context.scope.newSlot()
    lets.push({ name, slot, expr })
    names.set(name, (node) => ({ ...expr, node, run: remembered(expr, slot) }))
  }
  return lets
}

/** A name is used before its definition, or recursively. */
function tooEarly(
  node: ASTNode,
  scope: Scope,
  name: string,
  other: string,
  written: Readonly<Record<string, string>>,
): Expr {
  const circle = pathTo(name, other, written)
  return circle
    ? refuse(node, scope, 'let-circle', { names: [name, ...circle].join(' → ') })
    : refuse(node, scope, 'let-below', { name: other })
}

/** The chain of names from one to another; `undefined` if there is none. */
function pathTo(
  target: string,
  from: string,
  written: Readonly<Record<string, string>>,
  seen: ReadonlySet<string> = new Set(),
): readonly string[] | undefined {
  if (from === target) return [from]
  if (seen.has(from)) return undefined
  for (const next of namesRead({ text: written[from] ?? '', isTemplate: false })) {
    const path = Object.hasOwn(written, next)
      ? pathTo(target, next, written, new Set([...seen, from]))
      : undefined
    if (path) return [from, ...path]
  }
  return undefined
}

function remembered({ run }: Expr, slot: number): Expr['run'] {
  return (env) => {
    const known = env.slots[slot]
    if (known !== UNSET) return known
    return (env.slots[slot] = run(env))
  }
}
