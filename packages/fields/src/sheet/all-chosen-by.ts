import { plainForms } from '@formwright/definition'
import type { FormLocale, Json, Schema } from '@formwright/definition'
import { chosenBy } from './chosen-by.ts'

/** The choices named by several titles in one text; the text itself if a part of it is not recognised. */
export function allChosenBy(typed: string, schema: Schema, locale: Pick<FormLocale, 'text'>): Json[] {
  const whole = chosenBy(typed, schema, locale)
  if (whole) return [whole.const]
  const parts = plainForms(typed)
    .split(/[;,|/\u3001]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const chosen = parts.flatMap((part) => chosenBy(part, schema, locale) ?? [])
  return chosen.length > 0 && chosen.length === parts.length ? chosen.map((one) => one.const) : [typed]
}
