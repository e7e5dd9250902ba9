import {
  below,
  holdsNothing,
  nameOptions,
  outermostList,
  referredList,
  referredRows,
  refersToAny,
  valueAt,
} from '@formwright/definition'
import type { FormNode } from '@formwright/definition'
import { union } from './expr.ts'
import type { Expr, Path } from './expr.ts'
import { rowLocation } from './location.ts'
import { namedMembers, summedMembers } from './members.ts'
import { ROWS } from './pattern.ts'
import { readPath } from './read.ts'
import type { Binding, Scope } from './scope.ts'
import { TEXT } from './types.ts'
import type { Type } from './types.ts'
import type { Env, Value } from './value.ts'

/**
 * The binding of a variable for list entries, held in a slot. `key` is the entry in patterns: `*` for any,
 * `*name` for that of a rule variable.
 */
export function entryBinding(list: Expr, slot: number, key = '*'): (scope: Scope) => Binding {
  const of = list.type.kind === 'list' ? list.type.of : list.type
  const base = (env: Env) => env.slots[slot]
  const slots = new Set([slot])
  if (of.kind === 'object') {
    const entries = pathOfEntries(list, of.node, key)
    const path: Path = { ...entries, base, baseAt: rowLocation(entries.pointer, base), keys: [], slots }
    return (scope) => (node) => readPath(node, path, scope)
  }
  const reads = list.path ? new Set([below(list.path.pointer, key)]) : list.reads
  return () => (node) => ({ node, type: of, run: base, reads, slots })
}

function pathOfEntries(list: Expr, node: FormNode, key: string): Path {
  const { elements } = list
  if (!elements) return { node, pointer: below('', ROWS), keys: [], also: list.reads }
  return { ...elements, pointer: below(elements.pointer.slice(0, -'/*'.length), key) }
}

/**
 * The keys of a group; for a map those of its entries: options, keys of the naming rows (`x-ref`), or free
 * names. `undefined` for other values.
 */
export function keysOf(object: Expr): Expr | undefined {
  if (object.type.kind !== 'object' || !object.path) return undefined
  const { node, slots, path } = object
  const at = slots ? { slots } : {}
  const type = { kind: 'list', of: TEXT } as const
  const known = knownKeys(path.node)
  if (known) return { node, type, constant: known, run: () => known, reads: new Set(), ...at }
  if (path.node.kind !== 'map') return undefined
  const rows = rowsNaming(path.node)
  if (rows) return { node, type, ...rows, ...at }
  const named = new Set(namedMembers(path.node).map(({ key }) => key))
  const run = (env: Env): Value => {
    const value = object.run(env)
    return value === undefined ? undefined : Object.keys(value).filter((key) => !named.has(key))
  }
  return { node, type, run, reads: new Set([below(path.pointer, ROWS), ...(path.also ?? [])]), ...at }
}

/** A map as the list of its filled keys, for counting and `in`. `undefined` for other values. */
export function filledKeys(object: Expr): Expr | undefined {
  if (object.type.kind !== 'object' || object.path?.node.kind !== 'map') return undefined
  const { node, path } = object
  const named = new Set(namedMembers(path.node).map(({ key }) => key))
  const options = nameOptions(path.node)
  const of: Type = options ? { kind: 'choice', options, field: path.node.label } : TEXT
  const run = (env: Env): Value => {
    const value = object.run(env)
    if (value === undefined) return undefined
    return Object.entries(value).flatMap(([key, entry]) =>
      named.has(key) || holdsNothing(entry) ? [] : [key],
    )
  }
  return {
    node,
    type: { kind: 'list', of },
    run,
    reads: union([object.reads, path.also]),
    ...(object.slots ? { slots: object.slots } : {}),
  }
}

function knownKeys(node: FormNode): readonly string[] | undefined {
  if (node.kind === 'map') return nameOptions(node)?.map(({ const: key }) => key)
  const members = summedMembers(node)
  return members.length > 0 ? members.map(({ key }) => key) : undefined
}

/** The row keys that name the entries of a map; for a list in the same row, those entered. */
function rowsNaming(node: FormNode): Pick<Expr, 'run' | 'reads'> | undefined {
  if (node.schema['x-ref'] === undefined) return undefined
  const target = referredList(node)
  if (!target) return { reads: new Set(), run: () => undefined }
  const { list, cell } = target
  if (list.pointer.includes('/*') && !refersToAny(node, list)) return undefined
  return {
    reads: new Set([below(list.pointer, ROWS), cell.pointer]),
    run: ({ answers }) =>
      valueAt(answers, outermostList(list.pointer)) === undefined
        ? undefined
        : referredRows(node, node.pointer, answers).map(({ key }) => key),
  }
}
