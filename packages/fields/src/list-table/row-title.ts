import {
  cutBetweenWords,
  formatted,
  joinPointer,
  namingTexts,
  titleOfValue,
  valueAt,
} from '@formwright/definition'
import type { FormLocale, FormNode } from '@formwright/definition'

/** Maximum number of characters of a title; longer ones are cut. */
const LONGEST = 40

/**
 * The title of a row in the reader's language: its key, followed by the member named by `elementLabelProp`,
 * or by the first naming text that is filled in, or else by the first chosen option.
 * @param path dotted path of a member of the row
 */
export function rowTitle(node: FormNode, value: unknown, locale: FormLocale, path?: string): string {
  const wordAt = (keys: readonly string[]): string => {
    const member = keys.reduce<FormNode | undefined>(
      (at, key) => at?.children.find((child) => child.key === key),
      node,
    )
    return wordOf(valueAt(value, joinPointer(keys)), member, locale)
  }
  const keys = node.children
    .filter(({ key, schema }) => schema['x-key'] !== undefined && key !== path)
    .map(({ key }) => wordAt([key]))
  const named = path === undefined ? namingMembers(node) : [path.split('.')]
  const title = [...keys, named.map(wordAt).find(Boolean)].filter(Boolean).join(' ')
  return title.length > LONGEST ? `${cutBetweenWords(title, LONGEST)}…` : title
}

/** The members that can name a row, the most suitable first; a row that is a single value names itself. */
function namingMembers(row: FormNode): readonly (readonly string[])[] {
  if (row.kind === 'cell') return [[]]
  const choices = row.children.filter(({ shape, schema }) => shape === 'choice' && !schema['x-ref'])
  return [...namingTexts(row), ...choices].map(({ key }) => [key])
}

function wordOf(value: unknown, node: FormNode | undefined, locale: FormLocale): string {
  if (typeof value !== 'string' && typeof value !== 'number') return ''
  const title = node && titleOfValue(value, node.schema)
  const word =
    title === undefined ? formatted(String(value), node?.schema.format, locale) : locale.text(title)
  return word.split('\n', 1)[0]!.trim()
}
