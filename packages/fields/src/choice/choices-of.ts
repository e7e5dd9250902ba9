import { constantsOf, constantTitle, shapeOf, titledChoicesOf } from '@formwright/definition'
import type { FormLocale, Json, Option, Schema, TitledValue } from '@formwright/definition'

/** The values that can be chosen by title, including yes and no; `undefined` if the value is typed. */
export function choicesOf(
  schema: Schema,
  { yesNo }: Pick<FormLocale, 'yesNo'>,
): readonly (Option | TitledValue)[] | undefined {
  const named = titledChoicesOf(schema)
  if (named || shapeOf(schema) !== 'boolean') return named
  return [true, false].map((value) => ({ const: value, title: yesNo(value) }))
}

/**
 * All allowed values whatever their type, with their titles; objects and lists without a title are shown as
 * text.
 */
export function valuesOf(
  schema: Schema,
  locale: FormLocale,
): readonly { readonly const: Json; readonly title: string }[] {
  return (
    choicesOf(schema, locale) ??
    constantsOf(schema)?.map((one) => ({ const: one.const, title: constantTitle(one, locale) })) ??
    []
  )
}
