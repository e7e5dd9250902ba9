import { instancesBelow, noneOf, splitPointer, treeOf, walk } from '@formwright/definition'
import type { Instance, TreeBundle } from '@formwright/definition'
import { withValue } from '../store/with-value.ts'
import { maskText } from './mask-text.ts'

/** Answers as others see them. */
export interface Masked {
  /** The document with its private texts masked; the document itself where it has none. */
  readonly answers: unknown
  /** A text that may quote the answers, such as the message of a finding, with their private texts masked. */
  readonly text: (text: string) => string
}

/** Masks what `x-private` names, in rows at any depth as well. */
export function maskPrivate(bundle: TreeBundle, answers: unknown): Masked {
  const secrets = hasPrivate(bundle)
    ? secretsIn({ node: treeOf(bundle).root, pointer: '', value: answers })
    : []
  let shown = answers
  for (const { pointer, masked } of secrets) shown = withValue(shown, splitPointer(pointer), masked)
  const byLength = secrets
    .filter(({ text }) => text.trim().length > 1)
    .sort((a, b) => b.text.length - a.text.length)
  return {
    answers: shown,
    text: (text) =>
      byLength.reduce(
        (quoted, { text: secret, masked }) => quoted.replaceAll(secret.trim(), masked.trim()),
        text,
      ),
  }
}

interface Secret {
  readonly pointer: string
  readonly text: string
  readonly masked: string
}

function secretsIn(place: Instance): Secret[] {
  const { node, pointer, value } = place
  const kind = node.schema['x-private']
  if (kind !== undefined && typeof value === 'string') {
    const masked = maskText(value, kind, noneOf(node.schema))
    return masked === value ? [] : [{ pointer, text: value, masked }]
  }
  if (node.kind !== 'variants' && (typeof value !== 'object' || value === null)) return []
  return instancesBelow(place).flatMap(secretsIn)
}

const known = new WeakMap<object, boolean>()

function hasPrivate(bundle: TreeBundle): boolean {
  let has = known.get(bundle.schema)
  if (has === undefined) {
    has = [...walk(treeOf(bundle).root)].some(({ schema }) => schema['x-private'] !== undefined)
    known.set(bundle.schema, has)
  }
  return has
}
