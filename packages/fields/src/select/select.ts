import { constantsOf, defineFieldType, optionsOf, titledValuesOf } from '@formwright/definition'
import type { Field } from '@formwright/definition'
import { choiceType } from '../choice/choice.ts'
import { plainText } from '../plain.ts'
import { tickGroupType } from '../tick-group/tick-group.ts'

/** Maximum number of options that are all shown by default. */
const IN_SIGHT = 20

/** One or several of many options, found by typing part of their title. */
export const selectType = defineFieldType({
  name: 'select',
  shows: 'field',
  rank: 2,
  accepts: (field) => choiceType.accepts(field) || isSeveral(field),
  suits: (field) => countOf(field) > IN_SIGHT,
  options: {},
  paper: ['titles'],
  blank: (field) => (isSeveral(field) ? [] : null),
  plain: (value, field, locale) => plainText(value, field.schema, locale),
})

/** Whether several options may be chosen. */
export function isSeveral(field: Field): boolean {
  return tickGroupType.accepts(field)
}

function countOf(field: Field): number {
  const { schema } = field
  const options = isSeveral(field)
    ? optionsOf(schema.items ?? {})
    : (titledValuesOf(schema) ?? optionsOf(schema) ?? constantsOf(schema))
  return options?.length ?? 0
}
