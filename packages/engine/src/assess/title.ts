import { cutToLetters, fieldsOfPart, noneOf, valueAt } from '@formwright/definition'
import type { FormBundle } from '@formwright/definition'
import { maskText } from '../privacy/mask-text.ts'

/**
 * The first text of the form, which is what lists call a declaration; one that is private data is masked, as
 * lists and news go to many.
 */
export function titleOf(bundle: Pick<FormBundle, 'schema' | 'parts'>, answers: unknown): string {
  for (const { key } of bundle.parts) {
    const text = fieldsOfPart(bundle, key).find(
      ({ cells }) => cells.length === 1 && cells[0]!.shape === 'text',
    )
    if (!text) continue
    const value = valueAt(answers, text.pointer)
    if (typeof value !== 'string') return ''
    const kind = text.schema['x-private']
    const shown = kind === undefined ? value : maskText(value, kind, noneOf(text.schema))
    return cutToLetters(shown.trim(), MAX_TITLE)
  }
  return ''
}

const MAX_TITLE = 80
