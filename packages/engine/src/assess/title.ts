import { truncate, fieldsOfPart, noneOf, valueAt } from '@formwright/definition'
import type { Field, FormBundle, Schema } from '@formwright/definition'
import { maskText } from '../privacy/mask-text.ts'

const known = new WeakMap<Schema, Field | undefined>()

/**
 * The title of a declaration in lists: its first required text, or else its first text; masked if it is
 * private, because lists and notifications have many readers.
 */
export function titleOf(bundle: Pick<FormBundle, 'schema' | 'parts'>, answers: unknown): string {
  if (!known.has(bundle.schema)) known.set(bundle.schema, named(bundle))
  const field = known.get(bundle.schema)
  const value = field && valueAt(answers, field.pointer)
  if (!field || typeof value !== 'string') return ''
  const kind = field.schema['x-private']
  const shown = kind === undefined ? value : maskText(value, kind, noneOf(field.schema))
  return truncate(shown.trim(), MAX_TITLE)
}

function named(bundle: Pick<FormBundle, 'schema' | 'parts'>): Field | undefined {
  const fields = bundle.parts.flatMap(({ key }) => fieldsOfPart(bundle, key))
  const texts = fields.filter(({ cells }) => cells.length === 1 && cells[0]!.shape === 'text')
  return texts.find(({ cells }) => cells[0]!.required) ?? texts[0]
}

const MAX_TITLE = 80
