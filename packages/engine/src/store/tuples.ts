import { joinPointer, listIndex, splitPointer, valueAt } from '@formwright/definition'
import type { FormNode, FormTree, Json } from '@formwright/definition'
import { isFirstIndex, withValue } from '../structure/with-value.ts'
import type { Change } from '../rows/row-changes.ts'

/**
 * A change adapted to tuples: positions before the one that is set become null (not filled), and a removed
 * position leaves null, so that no other moves. A group with a member named like a list index is created as
 * an object.
 */
export function inTuples(tree: FormTree, document: unknown, [pointer, value]: Change): Change[] {
  const path = splitPointer(pointer)
  const made: Change[] = []
  for (const [depth, key] of path.entries()) {
    const at = joinPointer(path.slice(0, depth))
    if (isFirstIndex(key) && value !== undefined && isObjectToMake(tree, document, at)) made.push([at, {}])
    const index = listIndex(key)
    const node = index === undefined ? undefined : tree.nodeAt(at)
    if (index === undefined || node?.kind !== 'tuple') continue
    const current = valueAt(document, at)
    const list = Array.isArray(current) ? (current as Json[]) : []
    const isLast = depth === path.length - 1
    if (isLast && value === undefined)
      return index < positionsOf(node) ? [[at, without(list, index)]] : [[pointer, value]]
    if (isLast && index >= list.length) return [...made, [at, [...padded(list, index), value as Json]]]
    if (!Array.isArray(current) || index > list.length) made.push([at, padded(list, index)])
  }
  return [...made, [pointer, value]]
}

function isObjectToMake(tree: FormTree, document: unknown, at: string): boolean {
  const current = valueAt(document, at)
  if (current !== undefined && current !== null) return false
  const kind = tree.nodeAt(at)?.kind
  return kind === 'group' || kind === 'map'
}

/**
 * A copy of a document with another value at a pointer; missing containers are created as the form says (see
 * `inTuples`).
 */
export function withValueAtPointer(
  tree: FormTree,
  document: unknown,
  pointer: string,
  value: Json | undefined,
): unknown {
  return inTuples(tree, document, [pointer, value]).reduce<unknown>(
    (made, [at, current]) => withValue(made, splitPointer(at), current),
    document,
  )
}

/** A copy of a document without the value at a pointer; in a tuple later positions do not move. */
export function withoutPointer(tree: FormTree, document: unknown, pointer: string): unknown {
  return withValueAtPointer(tree, document, pointer, undefined)
}

function positionsOf({ children }: FormNode): number {
  return children.filter((child) => !child.repeated).length
}

function padded(list: readonly Json[], length: number): Json[] {
  return [...list, ...Array.from({ length: Math.max(0, length - list.length) }, () => null)]
}

function without(list: readonly Json[], index: number): Json | undefined {
  const next = list.map((item, at) => (at === index ? null : item))
  while (next.length > 0 && next.at(-1) === null) next.pop()
  return next.length === 0 ? undefined : next
}
