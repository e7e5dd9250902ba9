import { shapeOf, titledChoicesOf } from '@formwright/definition'
import type { FormLocale, Option, Schema, TitledValue } from '@formwright/definition'

/** What a value is chosen from by its title, yes and no included; `undefined` where it is written. */
export function choicesOf(
  schema: Schema,
  { yesNo }: Pick<FormLocale, 'yesNo'>,
): readonly (Option | TitledValue)[] | undefined {
  const named = titledChoicesOf(schema)
  if (named || shapeOf(schema) !== 'boolean') return named
  return [true, false].map((value) => ({ const: value, title: yesNo(value) }))
}
