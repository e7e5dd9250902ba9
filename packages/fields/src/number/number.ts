import { defineFieldType, unitOf } from '@formwright/definition'
import { only } from '../only.ts'
import { plainText } from '../plain.ts'

/** A number with its unit; 无 where it may stand. */
export const numberType = defineFieldType({
  name: 'number',
  shows: 'field',
  rank: 1,
  accepts: (field) => only(field, 'number') !== undefined,
  options: {},
  paper: ['line'],
  blank: () => null,
  plain: (value, field) =>
    typeof value === 'number'
      ? [formatNumber(value), unitOf(field.schema)].join('')
      : plainText(value, field.schema),
})

const FORMAT = new Intl.NumberFormat('en-US', { useGrouping: false, maximumFractionDigits: 10 })

function formatNumber(value: number): string {
  return FORMAT.format(value)
}
