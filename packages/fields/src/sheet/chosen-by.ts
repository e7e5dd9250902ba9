import { plainForms, titledChoicesOf } from '@formwright/definition'
import type { FormLocale, Option, Schema, TitledValue } from '@formwright/definition'

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
