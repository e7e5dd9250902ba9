import type { FormBundle } from '../types/index.ts'
import { isWithin, joinPointer, splitPointer } from '../json/pointer.ts'
import { LISTS } from '../document/document.ts'
import { treeOf } from '../tree/tree.ts'
import { listsOfPart } from './lists.ts'

/**
 * The label of a pointer: that of the list, cell, field, group or part that it is or lies in; `undefined` if
 * unknown.
 */
export function labelAt(
  bundle: Pick<FormBundle, 'schema' | 'parts' | 'form'>,
  pointer: string,
): string | undefined {
  if (isWithin(pointer, LISTS)) {
    const lists = bundle.parts.flatMap(({ key }) => listsOfPart(bundle, key))
    const list = lists.find((one) => isWithin(pointer, one.pointer))
    if (list) return list.title
  }
  const tree = treeOf(bundle)
  for (let path = splitPointer(pointer); path.length > 0; path = path.slice(0, -1)) {
    const node = tree.nodeAt(joinPointer(path))
    const part = path.length === 1 ? bundle.parts.find(({ key }) => key === path[0])?.title : undefined
    const label = node && (node.label || part || node.title)
    if (label) return label
  }
  return undefined
}
