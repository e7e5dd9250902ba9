import {
  cellText,
  isCellValue,
  isObject,
  memberSchemas,
  orderedMembers,
  ownMember,
  titleOfValue,
  titleWithUnit,
  unitOf,
} from '@formwright/definition'
import type { FormLocale, Schema } from '@formwright/definition'

/** A value as one line: options by title, members in the order of the schema, empty for no value. */
export function plainText(value: unknown, schema: Schema, locale: FormLocale): string {
  if (value === undefined || value === null) return ''
  if (isCellValue(value)) return cellText(value, schema, locale)
  const title = titleOfValue(value, schema)
  if (title !== undefined) return locale.text(title)
  if (Array.isArray(value)) return listed(value, schema, locale)
  return typeof value === 'object' ? members(value as Record<string, unknown>, schema, locale) : ''
}

/** A list as text: positions of a tuple with their titles, then the other items. */
function listed(value: readonly unknown[], schema: Schema, locale: FormLocale): string {
  const positions = Array.isArray(schema.prefixItems) ? (schema.prefixItems as readonly Schema[]) : []
  const named = positions.map((position, index) => [
    position.title ?? '',
    plainText(value[index], position, locale),
  ])
  const items = itemsOf(schema)
  const others = value
    .slice(positions.length)
    .map((item) => (isObject(item) ? members(item, items, locale, true) : plainText(item, items, locale)))
  const found = others.filter((text) => text !== '')
  // rows contain commas themselves
  const further = value.some(isObject) ? found.join('\n') : locale.list(found)
  return [...titled(named, locale), ...(further === '' ? [] : [further])].join(locale.word('list-of-lists'))
}

function itemsOf({ items }: Schema): Schema {
  return typeof items === 'object' ? items : {}
}

/**
 * The members of an object as text: in the order of the schema, then those of its branches, then unknown
 * ones. In a row each title includes its unit, as the title of the list states none.
 */
function members(value: Record<string, unknown>, schema: Schema, locale: FormLocale, inRow = false): string {
  const named = orderedMembers(schema)
  const known = memberSchemas(schema)
  const entry = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : {}
  const others = Object.keys(value).filter((key) => !known.has(key))
  return titled(
    [
      ...named.map(([key, child]) => [
        inRow ? titleWithUnit(child.title ?? key, unitOf(child), locale.language) : (child.title ?? key),
        plainText(ownMember(value, key), child, locale),
      ]),
      ...others.map((key) => [key, plainText(value[key], entry, locale)]),
    ],
    locale,
  ).join(locale.word('list-of-lists'))
}

function titled(pairs: readonly (readonly string[])[], locale: FormLocale): string[] {
  return pairs
    .filter(([, text]) => text !== '')
    .map(([title = '', text]) =>
      title === '' ? text! : locale.word('label-and-value', { label: locale.text(title), value: text }),
    )
}
