import { cutBetweenWords, joinPointer, optionsOf, valueAt } from '@formwright/definition'
import type { FormNode } from '@formwright/definition'

/** Letters of a title; what is longer is cut. */
const LONGEST = 40

/**
 * What a row is called: the member that `elementLabelProp` names, or its key and the first text that is
 * filled in.
 * @param path dotted path of a member of the row
 */
export function rowTitle(node: FormNode, value: unknown, path?: string): string {
  const titles = path === undefined ? ownTitles(node, value) : [titleAt(node, value, path.split('.'))]
  const title = titles.filter((text) => text !== '').join(' ')
  return title.length > LONGEST ? `${cutBetweenWords(title, LONGEST)}…` : title
}

function ownTitles(node: FormNode, value: unknown): string[] {
  if (node.kind === 'cell') return [wordOf(node, value)]
  const keys = node.children.filter((child) => child.schema['x-key'] !== undefined)
  const texts = node.children.filter(
    ({ kind, shape, schema }) =>
      kind === 'cell' && (shape === 'text' || shape === 'choice') && schema['x-key'] === undefined,
  )
  const first = texts.map((child) => titleAt(node, value, [child.key])).find((text) => text !== '')
  return [...keys.map((child) => titleAt(node, value, [child.key])), first ?? '']
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
  const option = node && optionsOf(node.schema)?.find((candidate) => candidate.const === value)
  return (option?.title ?? String(value)).split('\n', 1)[0]!.trim()
}
