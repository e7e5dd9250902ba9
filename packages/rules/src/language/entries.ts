import { below } from '@formwright/definition'
import type { FormNode } from '@formwright/definition'
import type { Expr, Path } from './expr.ts'
import { namedMembers } from './members.ts'
import { ROWS } from './pattern.ts'
import { readPath } from './read.ts'
import type { Binding, Scope } from './scope.ts'
import { TEXT } from './types.ts'
import type { Env, Value } from './value.ts'

/**
 * What a variable means that stands for an entry of a list; its value is in a slot. `key` is how the entry is written in
 * a pattern: `*` for any, `*name` for the one that a variable of the rule holds.
 */
export function entryBinding(list: Expr, slot: number, key = '*'): (scope: Scope) => Binding {
  const of = list.type.kind === 'list' ? list.type.of : list.type
  const base = (env: Env) => env.slots[slot]
  const slots = new Set([slot])
  if (of.kind === 'object') {
    const path: Path = { ...placeOfEntries(list, of.node, key), base, keys: [], slots }
    return (scope) => (node) => readPath(node, path, scope)
  }
  const reads = list.path ? new Set([below(list.path.pointer, key)]) : list.reads
  return () => (node) => ({ node, type: of, run: base, reads, slots })
}

function placeOfEntries(list: Expr, node: FormNode, key: string): Path {
  const { elements } = list
  if (!elements) return { node, pointer: below('', ROWS), keys: [], also: list.reads }
  return { ...elements, pointer: below(elements.pointer.slice(0, -'/*'.length), key) }
}

/** The keys of a group, or of a map whose keys are what was written; `undefined` for what has none. */
export function keysOf(object: Expr): Expr | undefined {
  if (object.type.kind !== 'object' || !object.path) return undefined
  const { node, path, slots } = object
  const type = { kind: 'list', of: TEXT } as const
  const at = slots ? { slots } : {}
  const members = namedMembers(path.node)
  if (members.length > 0) {
    const keys = members.map(({ key }) => key)
    return { node, type, constant: keys, run: () => keys, reads: new Set(), ...at }
  }
  if (path.node.kind !== 'map') return undefined
  const run = (env: Env): Value => {
    const value = object.run(env)
    return value === undefined ? undefined : Object.keys(value)
  }
  return { node, type, run, reads: new Set([below(path.pointer, ROWS), ...(path.also ?? [])]), ...at }
}
