import { defineFieldType } from '@formwright/definition'
import { plainText } from '../plain.ts'

/** Rows that the applicant adds, pastes or imports. */
export const listTableType = defineFieldType({
  name: 'list-table',
  shows: 'field',
  rank: 1,
  accepts: ({ cells }) => cells[0]?.shape === 'rows',
  options: {},
  paper: ['rows'],
  blank: () => [],
  plain: (value, field) => plainText(value, field.schema),
})
