import { cutToLetters, fieldsOfPart, valueAt } from '@formwright/definition'
import type { FormBundle } from '@formwright/definition'

/** The first text of the form, which is what lists call a declaration. */
export function titleOf(bundle: Pick<FormBundle, 'schema' | 'parts'>, answers: unknown): string {
  for (const { key } of bundle.parts) {
    const text = fieldsOfPart(bundle, key).find(
      ({ cells }) => cells.length === 1 && cells[0]!.shape === 'text',
    )
    if (!text) continue
    const value = valueAt(answers, text.pointer)
    return typeof value === 'string' ? cutToLetters(value.trim(), MAX_TITLE) : ''
  }
  return ''
}

const MAX_TITLE = 80
