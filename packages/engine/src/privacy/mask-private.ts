import { instancesBelow, noneOf, splitPointer, treeOf, nodesOf } from '@formwright/definition'
import type { Instance, TreeBundle } from '@formwright/definition'
import { withValue } from '../structure/with-value.ts'
import { maskText } from './mask-text.ts'
import { bareNumber, maskNumbers } from './quoted-numbers.ts'

/** Masked answers. */
export interface Masked {
  /** The document with private texts masked; the same document if it has none. */
  readonly answers: unknown
  /** Masks a current or earlier value at a pointer. */
  readonly at: (pointer: string, value: unknown) => unknown
  /** Masks all known private values that a text quotes, such as the message of a finding. */
  readonly text: (text: string) => string
}

/** Masks the values of `x-private` fields, including those in rows at any depth. */
export function maskPrivate(bundle: TreeBundle, answers: unknown): Masked {
  if (!hasPrivate(bundle)) return { answers, at: (_, value) => value, text: (text) => text }
  const tree = treeOf(bundle)
  const secrets = new Map<string, string>()
  let replace: ((text: string) => string) | undefined
  const mask = (instance: Instance): unknown => {
    let shown = instance.value
    for (const { pointer, text, masked } of secretsIn(instance)) {
      secrets.set(text.trim(), masked.trim())
      replace = undefined
      shown = withValue(shown, splitPointer(pointer.slice(instance.pointer.length)), masked)
    }
    return shown
  }
  const shown = mask({ node: tree.root, pointer: '', value: answers })
  const text = (said: string) => (replace ??= replacing(secrets))(said)
  return {
    // a private name may occur in other fields, where it has to be masked too
    answers: secrets.size === 0 ? shown : withTexts(shown, text),
    at: (pointer, value) => {
      const node = tree.nodeAt(pointer.replaceAll(/\/-(?=\/|$)/g, '/0'))
      return node ? mask({ node, pointer, value }) : value
    },
    text,
  }
}

/** Members with hashes, ids and pointers, which contain no personal data. */
const CODES = new Set(['id', 'sha256', 'target'])

function withTexts(json: unknown, said: (text: string) => string): unknown {
  if (typeof json === 'string') return said(json)
  if (Array.isArray(json)) return json.map((item) => withTexts(item, said))
  if (typeof json !== 'object' || json === null) return json
  return Object.fromEntries(
    Object.entries(json).map(([key, value]) => [key, CODES.has(key) ? value : withTexts(value, said)]),
  )
}

/** Replaces each secret that a text quotes by its mask, the longest first. */
function replacing(secrets: ReadonlyMap<string, string>): (text: string) => string {
  const telling = [...secrets]
    .filter(([secret]) => isTelling(secret))
    .sort(([one], [other]) => other.length - one.length)
  const numbers = new Map(
    telling.flatMap(([secret, masked]) => {
      const bare = bareNumber(secret)
      return bare === undefined ? [] : [[bare, masked] as const]
    }),
  )
  return (text) =>
    maskNumbers(
      telling.reduce((said, [secret, masked]) => said.replaceAll(secret, masked), text),
      numbers,
    )
}

/** Whether a value is specific enough to be replaced: single letters and few digits occur in any text. */
function isTelling(secret: string): boolean {
  return secret.length >= 4 || (secret.length > 1 && /[^\d\s.,:/-]/.test(secret))
}

interface Secret {
  readonly pointer: string
  readonly text: string
  readonly masked: string
}

function secretsIn(instance: Instance): Secret[] {
  const { node, pointer, value } = instance
  const kind = node.schema['x-private']
  if (kind !== undefined && value !== undefined && value !== null) {
    // values of a wrong type may be stored too: a number is masked like its text, anything else completely
    const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
    const masked = maskText(text, typeof value === 'object' ? 'all' : kind, noneOf(node.schema))
    return masked === value ? [] : [{ pointer, text, masked }]
  }
  if (node.kind !== 'variants' && (typeof value !== 'object' || value === null)) return []
  return instancesBelow(instance).flatMap(secretsIn)
}

const known = new WeakMap<object, boolean>()

/** Whether a form has private fields. */
export function hasPrivate(bundle: TreeBundle): boolean {
  let has = known.get(bundle.schema)
  if (has === undefined) {
    has = nodesOf(bundle).some(({ schema }) => schema['x-private'] !== undefined)
    known.set(bundle.schema, has)
  }
  return has
}
