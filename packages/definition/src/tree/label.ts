import type { Schema } from '../types/index.ts'
import type { FormNode } from './form-node.ts'
import type { Member } from './members.ts'

/**
 * The titles of a node: those of its ancestors and its own. A node without a title uses its key, unless the
 * field that it is a cell of, or titles of its members, say what it is. Items are counted from 1.
 */
export function labelsOf(
  around: readonly string[],
  { schema, members, key, parent }: Pick<FormNode, 'schema' | 'members' | 'key' | 'parent'>,
): readonly string[] {
  if (schema.title !== undefined) return [...around, schema.title]
  if (isNamedOtherwise(members, parent)) return around
  return [...around, parent?.kind === 'tuple' ? String(Number(key) + 1) : wordsOf(key)]
}

function isNamedOtherwise(members: readonly Member[], parent: FormNode | undefined): boolean {
  for (let at = parent; at; at = at.parent) if (at.schema['x-id'] !== undefined) return true
  return members.some(({ schema }) => schema['x-id'] !== undefined || hasTitles(schema))
}

function hasTitles({ properties }: Schema): boolean {
  return Object.values(properties ?? {}).some(({ title }) => title !== undefined)
}

/**
 * A key in words: `postalCode` and `postal_code` are “Postal code”; a key without Latin letters stays as it
 * is.
 */
export function wordsOf(key: string): string {
  const words = key
    .replaceAll(/[_\-.\s]+/g, ' ')
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .trim()
    .split(' ')
    .map((word) => (/^[A-Z0-9]+$/.test(word) ? word : word.toLowerCase()))
    .join(' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
