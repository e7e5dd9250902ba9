import { cutBetweenWords, joinPointer, titleOfValue, valueAt } from '@formwright/definition'
import type { FormNode } from '@formwright/definition'

/** Letters of a title; what is longer is cut. */
const LONGEST = 40

/**
 * What a row is called: its key, and the member that `elementLabelProp` names or the first text that is
 * filled in; where there is none, the first option that is chosen.
 * @param path dotted path of a member of the row
 */
export function rowTitle(node: FormNode, value: unknown, path?: string): string {
  const keys = node.children
    .filter(({ key, schema }) => schema['x-key'] !== undefined && key !== path)
    .map(({ key }) => titleAt(node, value, [key]))
  const name = path === undefined ? firstText(node, value) : titleAt(node, value, path.split('.'))
  const title = [...keys, name].filter((text) => text !== '').join(' ')
  return title.length > LONGEST ? `${cutBetweenWords(title, LONGEST)}…` : title
}

function firstText(node: FormNode, value: unknown): string {
  if (node.kind === 'cell') return wordOf(node, value)
  const cells = node.children.filter(
    ({ kind, schema }) => kind === 'cell' && schema['x-key'] === undefined && schema['x-ref'] === undefined,
  )
  const named = ['text', 'choice'].flatMap((wanted) => cells.filter(({ shape }) => shape === wanted))
  return named.map((child) => titleAt(node, value, [child.key])).find((text) => text !== '') ?? ''
}

function titleAt(node: FormNode, value: unknown, path: readonly string[]): string {
  const member = path.reduce<FormNode | undefined>(
    (at, key) => at?.children.find((child) => child.key === key),
    node,
  )
  return wordOf(member, valueAt(value, joinPointer(path)))
}

function wordOf(node: FormNode | undefined, value: unknown): string {
  if (typeof value !== 'string' && typeof value !== 'number') return ''
  return ((node && titleOfValue(value, node.schema)) ?? String(value)).split('\n', 1)[0]!.trim()
}
