import { plainForms, titledChoicesOf } from '@formwright/definition'
import type { FormLocale, Json, Option, Schema, TitledValue } from '@formwright/definition'

/**
 * What is meant by a text that somebody typed, pasted or left in a workbook: a title, its translation or a
 * code, spaces around it and wide forms of letters overlooked.
 */
export function chosenBy(
  typed: string,
  schema: Schema,
  { text }: Pick<FormLocale, 'text'>,
): Option | TitledValue | undefined {
  const choices = titledChoicesOf(schema)
  const wanted = plainForms(typed).trim()
  return (
    choices?.find(({ title }) => title === typed) ??
    choices?.find(({ const: code, title }) =>
      [String(code), title, text(title)].some((name) => plainForms(name).trim() === wanted),
    )
  )
}

/**
 * The choices that are meant by several titles in one text, one behind another; the text itself where not all
 * of it is understood.
 */
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
