import { defineFieldType, titledValuesOf, unitOf } from '@formwright/definition'
import { only } from '../only.ts'
import { plainText } from '../plain.ts'

/** A number with its unit, or the “none” word if it is allowed. */
export const numberType = defineFieldType({
  name: 'number',
  shows: 'field',
  rank: 1,
  accepts: (field) => only(field, 'number') !== undefined && titledValuesOf(field.schema) === undefined,
  needs: { type: 'number' },
  options: {},
  paper: ['line'],
  blank: () => null,
  plain: (value, field, locale) => {
    const text = plainText(value, field.schema, locale)
    const unit = unitOf(field.schema)
    if (typeof value !== 'number' || unit === '') return text
    return unit === '%' ? `${text}%` : locale.word('with-unit', { value: text, unit: locale.text(unit) })
  },
})
