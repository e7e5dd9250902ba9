import { below, ownMember, stepInto } from '@formwright/definition'
import type { FormNode } from '@formwright/definition'
import { memberOf } from './access.ts'
import { keysOf } from './entries.ts'
import { union } from './expr.ts'
import type { Expr } from './expr.ts'
import { summedMembers } from './members.ts'
import { readPath } from './read.ts'
import type { Scope } from './scope.ts'
import { numberOf } from './types.ts'
import type { Value } from './value.ts'

/** All numbers in a group, annual value or map; those of a map are in its entries. */
export function numbersBelow(expr: Expr, scope: Scope): Expr[] {
  if (!expr.path) return []
  if (expr.path.node.kind === 'map') return numbersOfEntries(expr, scope)
  return summedMembers(expr.path.node).flatMap(({ key }) =>
    numbersIn(memberOf(expr.node, expr, key, scope)!, scope),
  )
}

function numbersIn(member: Expr, scope: Scope): Expr[] {
  if (member.type.kind === 'object') return numbersBelow(member, scope)
  return member.type.kind === 'number' ? [member] : []
}

/** One list per number of an entry, because units may differ. */
function numbersOfEntries(object: Expr, scope: Scope): Expr[] {
  const keys = keysOf(object)
  if (!keys) return []
  const entries = object.path!.node.children.filter(({ repeated }) => repeated)
  return entries.flatMap((entry) => inEachEntry(object, keys, entry, entries.length > 1, scope))
}

function inEachEntry(object: Expr, keys: Expr, entry: FormNode, isOneOfSome: boolean, scope: Scope): Expr[] {
  const { node, path } = object
  const { node: map, pointer, also } = path!
  const slot = scope.newSlot()
  const at = { node: entry, pointer: below(pointer, '*'), keys: [], slots: new Set([slot]) }
  const base = (env: Parameters<Expr['run']>[0]) => env.slots[slot]
  const member = readPath(node, { ...at, base, ...(also ? { also } : {}) }, scope)
  return numbersIn(member, scope).map((number): Expr => {
    const of = numberOf(number.type)!
    const slots = new Set([...(object.slots ?? []), ...(keys.slots ?? []), ...(number.slots ?? [])])
    slots.delete(slot)
    return {
      node,
      type: { kind: 'list', of },
      // the entries only: a total beside them may be computed from them
      reads: union([keys.reads, number.reads]),
      slots,
      parts: [keys, number],
      run: (env) => {
        const names = keys.run(env) as readonly string[] | undefined
        if (!names || (env.budget -= names.length) < 0) return undefined
        const value = object.run(env)
        const numbers: Value[] = []
        for (const name of names) {
          if (isOneOfSome && stepInto(map, name) !== entry) continue
          env.slots[slot] = ownMember(value, name) as Value
          const found = number.run(env)
          if (found === undefined) return undefined
          if (Array.isArray(found)) numbers.push(...(found as Value[]))
          else numbers.push(found)
        }
        return numbers
      },
    }
  })
}
