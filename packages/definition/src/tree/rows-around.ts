import { below, ownMember, splitPointer } from '../json/pointer.ts'
import { entryTitle } from './entry-title.ts'
import type { FormNode } from './form-node.ts'
import { referredRow } from './referred-rows.ts'
import { keyOf, rowName } from './row-name.ts'
import { stepInto } from './tree.ts'
import type { FormTree } from './tree.ts'

/** A row on the way to a place: its node, its name and its place in the list, counted from 1. */
export interface NamedRow {
  readonly node: FormNode
  readonly name: string
  /** Its key (`x-key`), which is part of the name; empty where it has none. */
  readonly key: string
  readonly number: number
}

/** The rows that a place of a document is in, from the outermost. */
export function rowsAround(tree: FormTree, pointer: string, answers: unknown): NamedRow[] {
  const rows: NamedRow[] = []
  let node: FormNode | undefined = tree.root
  let value = answers
  let at = ''
  for (const key of splitPointer(pointer)) {
    node = stepInto(node, key)
    if (!node) return rows
    const above = at
    at = below(at, key)
    value = ownMember(value, key)
    if (!node.repeated) continue
    const named =
      node.parent?.kind === 'map'
        ? entryNamed(node.parent, above, key, answers)
        : { name: rowName(node, value), key: keyOf(node, value) }
    rows.push({ node, ...named, number: Number(key) + 1 })
  }
  return rows
}

/** What a member of a map is called: as the row whose key it is (`x-ref`), else by its title or its name. */
function entryNamed(
  map: FormNode,
  at: string,
  key: string,
  answers: unknown,
): Pick<NamedRow, 'name' | 'key'> {
  const referred = referredRow(map, at, answers, key)
  return referred
    ? { name: rowName(referred.node, referred.value), key }
    : { name: entryTitle(map, key), key: '' }
}
