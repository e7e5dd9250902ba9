import { plainForms, titledChoicesOf } from '@formwright/definition'
import type { FormLocale, Option, Schema, TitledValue } from '@formwright/definition'

/**
 * The choice meant by a text that was typed, pasted or read from a workbook: by title, translated title or
 * code, ignoring surrounding spaces and full-width variants.
 */
export function chosenBy(
  typed: string,
  schema: Schema,
  locale: Pick<FormLocale, 'text'>,
): Option | TitledValue | undefined {
  return namedBy(typed, titledChoicesOf(schema) ?? [], locale)
}

/**
 * The choice with a name. Case is ignored if that leaves exactly one: spreadsheets accept `nitrate` for the
 * `Nitrate` in their drop-down list.
 */
export function namedBy<One extends { readonly const: unknown; readonly title: string }>(
  typed: string,
  choices: readonly One[],
  { text }: Pick<FormLocale, 'text'>,
): One | undefined {
  const wanted = asRead(typed)
  const exact =
    choices.find(({ title }) => title === typed) ??
    choices.find(({ const: code, title }) =>
      [String(code), title, text(title)].some((name) => asRead(name) === wanted),
    )
  if (exact) return exact
  const alike = choices.filter(({ title }) =>
    [title, text(title)].some((name) => asRead(name).toLowerCase() === wanted.toLowerCase()),
  )
  return alike.length === 1 ? alike[0] : undefined
}

function asRead(text: string): string {
  return plainForms(text).trim()
}
