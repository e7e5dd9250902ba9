import { isWithin, joinPointer, listIndex } from '@formwright/definition'
import type { FormNode, Json } from '@formwright/definition'

/** The initial value of a new row: the defaults of its schema, as in JSON Forms. */
export function blankRow(node: FormNode): Json {
  if (node.schema.default !== undefined) return node.schema.default
  if (node.kind === 'group' || node.kind === 'map') return defaultsOf(node) ?? {}
  if (node.kind === 'rows' || node.kind === 'tuple' || node.shape === 'choices' || node.shape === 'names')
    return []
  return node.shape === 'text' ? '' : null
}

function defaultsOf(node: FormNode): Json | undefined {
  if (node.schema.default !== undefined) return node.schema.default
  if (node.kind !== 'group' || node.repeats) return undefined
  const members = node.children
    .filter((child) => child.kind !== 'variants')
    .map((child) => [child.key, defaultsOf(child)] as const)
    .filter((entry): entry is readonly [string, Json] => entry[1] !== undefined)
  return members.length === 0 ? undefined : Object.fromEntries(members)
}

/** The index of the row that a pointer equals or lies in. */
export function rowIndexIn(pointer: string, list: string): number | undefined {
  return pointer !== list && isWithin(pointer, list)
    ? listIndex(pointer.slice(list.length + 1).split('/')[0]!)
    : undefined
}

export function rowPointer(list: string, index: number): string {
  return list + joinPointer([index])
}
