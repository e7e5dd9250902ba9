import { memberAt } from '../language/members.ts'
import type { Binding } from '../language/scope.ts'
import type { Expr } from '../language/expr.ts'
import type { Env, Value } from '../language/value.ts'
import { scopeAt, typed } from './context.ts'
import type { Context } from './context.ts'

const UNSET = Symbol('unset')

/** A name that a rule gives to an expression. */
interface Let {
  readonly name: string
  readonly slot: number
  readonly expr: Expr
}

/** The `let` names of a rule: each is worked out once, when it is first looked at. */
export class Lets {
  readonly #lets: readonly Let[]
  /** Those that look at the row which a repeated rule is at. */
  readonly #ofRow: readonly Let[]

  constructor(context: Context) {
    this.#lets = bindLets(context)
    this.#ofRow = this.#lets.filter(({ expr }) => (expr.slots?.size ?? 0) > 0)
  }

  /** Forgets what was worked out: for another row what looks at the row, for other answers everything. */
  forget(env: Env, isOtherAnswers: boolean): void {
    const forgotten = isOtherAnswers ? this.#lets : this.#ofRow
    for (const { slot } of forgotten) env.slots[slot] = UNSET as unknown as Value
  }

  /** Name and value of each. */
  values(env: Env): [name: string, value: Value][] {
    return this.#lets.map(({ name, slot, expr }) => [name, remembered(expr, slot)(env)])
  }
}

function bindLets(context: Context): Let[] {
  const names = context.scope.names as Map<string, Binding>
  const lets: Let[] = []
  for (const [name, text] of Object.entries(context.rule.let ?? {})) {
    const other =
      names.has(name) || memberAt(context.scope.root, name) !== undefined || context.scope.groups.has(name)
        ? name
        : undefined
    if (other) scopeAt(context, 'let', name).report('shadowed-name', { name, other }, 0, text.length)
    const expr = typed(context, text, 'other', 'let', name)
    if (!expr) continue
    const slot = context.scope.newSlot()
    lets.push({ name, slot, expr })
    names.set(name, (node) => ({ ...expr, node, run: remembered(expr, slot) }))
  }
  return lets
}

function remembered({ run }: Expr, slot: number): Expr['run'] {
  return (env) => {
    const known = env.slots[slot] as unknown
    if (known !== UNSET) return known as Value
    return (env.slots[slot] = run(env))
  }
}
