import { LISTS } from '../document/document.ts'
import { pointerOfTarget } from '../document/target.ts'
import { splitPointer } from '../json/pointer.ts'
import type { FormNode } from './form-node.ts'
import { treeOf, walk } from './tree.ts'
import type { TreeBundle } from './tree.ts'

const known = new WeakMap<object, ReadonlyMap<string, number>>()

/** Sort key of a pointer by form order; pointers in no field come last. Rows of a list have the same key. */
function positionInForm(bundle: TreeBundle, pointer: string): number {
  const tree = treeOf(bundle)
  let positions = known.get(tree)
  if (!positions)
    known.set(tree, (positions = new Map([...walk(tree.root)].map((node, n) => [node.pointer, n] as const))))
  const [member, target] = splitPointer(pointer)
  const isList = `/${member}` === LISTS && target !== undefined
  for (
    let at = isList ? pointerOfTarget(target) : pointer;
    at !== '';
    at = at.slice(0, at.lastIndexOf('/'))
  ) {
    const node = tree.nodeAt(at)
    // anything after a field's node sorts after the whole field
    if (node) return positions.get((isList ? lastWithin(node) : node).pointer) ?? Number.POSITIVE_INFINITY
  }
  return Number.POSITIVE_INFINITY
}

function lastWithin(node: FormNode): FormNode {
  const last = node.children.at(-1)
  return last ? lastWithin(last) : node
}

/** Sorts items by the form order of their fields. */
export function inFormOrder<T>(
  bundle: TreeBundle,
  things: readonly T[],
  pointerOf: (thing: T) => string,
): T[] {
  return things
    .map((thing) => ({ thing, position: positionInForm(bundle, pointerOf(thing)) }))
    .sort((one, other) => (one.position === other.position ? 0 : one.position - other.position))
    .map(({ thing }) => thing)
}
