import { below, ownMember, splitPointer } from '../json/pointer.ts'
import type { FormLocale } from '../locale/form-locale.ts'
import { entryTitle } from './entry-title.ts'
import type { FormNode } from './form-node.ts'
import { referredRow } from './referred-rows.ts'
import { keyOf, rowName } from './row-name.ts'
import { stepInto } from './tree.ts'
import type { FormTree } from './tree.ts'

/** A row on the path to a pointer: its node, name and number, counted from 1. */
export interface NamedRow {
  readonly node: FormNode
  readonly name: string
  /** Its key (`x-key`), which is part of the name; empty if it has none. */
  readonly key: string
  readonly number: number
}

/** The rows that a place of a document is in, from the outermost; named in the language of the locale. */
export function rowsAround(
  tree: FormTree,
  pointer: string,
  answers: unknown,
  locale?: FormLocale,
  numbered: (n: number) => string = () => '',
): NamedRow[] {
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
        ? entryNamed(node.parent, above, key, answers, locale)
        : { name: rowName(node, value, locale, numbered(Number(key) + 1)), key: keyOf(node, value) }
    rows.push({ node, ...named, number: Number(key) + 1 })
  }
  return rows
}

/** The title of a map entry: that of the row whose key it is (`x-ref`), else its own title or name. */
function entryNamed(
  map: FormNode,
  at: string,
  key: string,
  answers: unknown,
  locale?: FormLocale,
): Pick<NamedRow, 'name' | 'key'> {
  const referred = referredRow(map, at, answers, key)
  return referred
    ? { name: rowName(referred.node, referred.value, locale), key }
    : { name: entryTitle(map, key), key: '' }
}
