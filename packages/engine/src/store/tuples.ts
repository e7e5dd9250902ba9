import { joinPointer, listIndex, splitPointer, valueAt } from '@formwright/definition'
import type { FormNode, FormTree, Json } from '@formwright/definition'
import { withValue } from '../structure/with-value.ts'
import type { Change } from '../rows/row-changes.ts'

/**
 * A change as a document can take it: the positions of a tuple before the one that is set are null (not
 * filled), and a position that is taken away leaves null behind, so that no other moves.
 */
export function inTuples(tree: FormTree, document: unknown, [pointer, value]: Change): Change[] {
  const path = splitPointer(pointer)
  const made: Change[] = []
  for (const [depth, key] of path.entries()) {
    const at = joinPointer(path.slice(0, depth))
    const index = listIndex(key)
    const node = index === undefined ? undefined : tree.nodeAt(at)
    if (index === undefined || node?.kind !== 'tuple') continue
    const held = valueAt(document, at)
    const list = Array.isArray(held) ? (held as Json[]) : []
    const isLast = depth === path.length - 1
    if (isLast && value === undefined)
      return index < positionsOf(node) ? [[at, without(list, index)]] : [[pointer, value]]
    if (isLast && index >= list.length) return [...made, [at, [...padded(list, index), value as Json]]]
    if (!Array.isArray(held) || index > list.length) made.push([at, padded(list, index)])
  }
  return [...made, [pointer, value]]
}

/** A copy of a document without the value at a place; in a tuple what stands behind it stays where it is. */
export function withoutPlace(tree: FormTree, document: unknown, pointer: string): unknown {
  return inTuples(tree, document, [pointer, undefined]).reduce<unknown>(
    (made, [at, value]) => withValue(made, splitPointer(at), value),
    document,
  )
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
