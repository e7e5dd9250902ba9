import { plainForms, titledChoicesOf } from '@formwright/definition'
import type { FormLocale, Option, Schema, TitledValue } from '@formwright/definition'

/**
 * What is meant by a text that somebody typed, pasted or left in a workbook: a title, its translation or a
 * code, spaces around it and wide forms of letters overlooked.
 */
export function chosenBy(
  typed: string,
  schema: Schema,
  locale: Pick<FormLocale, 'text'>,
): Option | TitledValue | undefined {
  return namedBy(typed, titledChoicesOf(schema) ?? [], locale)
}

/**
 * The one of several that is named so. Capitals of titles are overlooked where that leaves one:
 * spreadsheets take `nitrate` for the `Nitrate` that their list offers.
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
