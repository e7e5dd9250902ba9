import { cutBetweenWords, joinPointer, keyOfRow, namedBy, namingText, valueAt } from '@formwright/definition'
import type { FormLocale, FormNode } from '@formwright/definition'

/** Maximum number of characters of a title; longer ones are cut. */
const MAX_LENGTH = 40

/**
 * The title of a row in the reader's language: its key, followed by the member named by `elementLabelProp`,
 * or by the first naming cell that is filled in; a row that is a single value names itself.
 * @param path dotted path of a member of the row
 */
export function rowTitle(node: FormNode, value: unknown, locale: FormLocale, path?: string): string {
  const name =
    path !== undefined
      ? memberNamed(node, value, locale, path.split('.'))
      : node.kind === 'cell'
        ? namedBy(node, value, locale)
        : namingText(node, value, locale)
  const isKey = node.children.some(({ key, schema }) => schema['x-key'] !== undefined && key === path)
  const title = [isKey ? '' : keyOfRow(node, value), name].filter(Boolean).join(' ')
  return title.length > MAX_LENGTH ? `${cutBetweenWords(title, MAX_LENGTH)}…` : title
}

function memberNamed(row: FormNode, value: unknown, locale: FormLocale, keys: readonly string[]): string {
  const member = keys.reduce<FormNode | undefined>(
    (at, key) => at?.children.find((child) => child.key === key),
    row,
  )
  const own = valueAt(value, joinPointer(keys))
  if (member) return namedBy(member, own, locale)
  return typeof own === 'string' || typeof own === 'number' ? String(own).trim() : ''
}
