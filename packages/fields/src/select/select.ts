import { constantsOf, defineFieldType, optionsOf, titledValuesOf } from '@formwright/definition'
import type { Field } from '@formwright/definition'
import { choiceType } from '../choice/choice.ts'
import { plainText } from '../plain.ts'
import { tickGroupType } from '../tick-group/tick-group.ts'

/** Maximum number of options that are all shown by default, and chosen from a list without typing. */
const IN_SIGHT = 20

/** One or several options from a list; of many, found by typing part of their title. */
export const selectType = defineFieldType({
  name: 'select',
  shows: 'field',
  rank: 2,
  accepts: (field) => choiceType.accepts(field) || isSeveral(field),
  suits: hasMany,
  needs: { type: 'string', oneOf: [{ const: 'a', title: '\u2026' }] },
  options: {},
  paper: ['titles'],
  blank: (field) => (isSeveral(field) ? [] : null),
  plain: (value, field, locale) => plainText(value, field.schema, locale),
})

/** Whether several options may be chosen. */
export function isSeveral(field: Field): boolean {
  return tickGroupType.accepts(field)
}

/** Whether there are so many options that one is found by typing. */
export function hasMany(field: Field): boolean {
  const { schema } = field
  const options = isSeveral(field)
    ? optionsOf(schema.items ?? {})
    : (titledValuesOf(schema) ?? optionsOf(schema) ?? constantsOf(schema))
  return (options?.length ?? 0) > IN_SIGHT
}
