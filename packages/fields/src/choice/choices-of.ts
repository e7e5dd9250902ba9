import { constantsOf, constantTitle, shapeOf, titledChoicesOf } from '@formwright/definition'
import type { FormLocale, Json, Option, Schema, TitledValue } from '@formwright/definition'

/** What a value is chosen from by its title, yes and no included; `undefined` where it is written. */
export function choicesOf(
  schema: Schema,
  { yesNo }: Pick<FormLocale, 'yesNo'>,
): readonly (Option | TitledValue)[] | undefined {
  const named = titledChoicesOf(schema)
  if (named || shapeOf(schema) !== 'boolean') return named
  return [true, false].map((value) => ({ const: value, title: yesNo(value) }))
}

/** What a value is chosen from, whatever it is: what has titles, and objects and lists in words. */
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
