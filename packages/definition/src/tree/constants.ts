import type { FormLocale } from '../locale/form-locale.ts'
import { equal } from '../json/equal.ts'
import { scalarText } from '../text/scalar-text.ts'
import { numberText } from '../text/number-text.ts'
import type { Json, Schema } from '../types/index.ts'
import { optionKeywordsOnly, titledChoicesOf } from './shape.ts'

/** A constant of any type in a schema. */
export interface Constant {
  readonly const: Json
  readonly title?: string
}

/**
 * The constants that a schema allows exclusively, including objects and lists: `enum`, `const`, or
 * alternatives of `const`. Without null, which means “not filled”.
 */
export function constantsOf({
  oneOf,
  anyOf,
  enum: values,
  const: only,
}: Schema): readonly Constant[] | undefined {
  const alternatives = [oneOf, anyOf].find(optionKeywordsOnly) as readonly Constant[] | undefined
  const named = values ?? (only === undefined ? undefined : [only])
  const all: readonly Constant[] | undefined =
    alternatives ?? named?.map((value) => ({ const: value as Json }))
  const filled = all?.filter((one) => one.const !== null && one.const !== '')
  if (!filled || filled.length === 0) return undefined
  // “1” and 1 could not be distinguished
  const names = filled.map(({ title, const: value }) => title ?? (scalarText(value) || JSON.stringify(value)))
  return new Set(names).size === names.length ? filled : undefined
}

/** The constant of a schema that equals a value. */
function constantOf(value: unknown, schema: Schema): Constant | undefined {
  return constantsOf(schema)?.find((one) => equal(one.const, value))
}

/** The title of a value: of its option, or of a number, boolean or object with a title. */
export function titleOfValue(value: unknown, schema: Schema): string | undefined {
  const choice = titledChoicesOf(schema)?.find((one) => one.const === value)
  return (choice ?? constantOf(value, schema))?.title
}

/** The title of a constant, or its text if it has none. */
export function constantTitle({ title, const: value }: Constant, locale: FormLocale): string {
  return title === undefined ? constantText(value, locale) : locale.text(title)
}

/** A value as text; for an object its members with their titles. */
export function constantText(value: unknown, locale: FormLocale): string {
  if (typeof value === 'number') return numberText(value)
  if (typeof value === 'boolean') return locale.yesNo(value)
  if (typeof value !== 'object' || value === null) return String(value)
  if (Array.isArray(value)) return locale.list(value.map((one) => constantText(one, locale)))
  const members = Object.entries(value).map(([label, one]) =>
    locale.word('label-and-value', { label, value: constantText(one, locale) }),
  )
  return members.join(locale.word('list-of-lists'))
}
