import { defineFieldType, scalarText } from '@formwright/definition'
import { only } from '../only.ts'

/** A region by its code, of GB/T 2260 or one of the form's own; code and name are stored. */
export const regionType = defineFieldType({
  name: 'region',
  shows: 'field',
  rank: 2,
  accepts: (field) => only(field, 'region') !== undefined,
  needs: { type: 'object', format: 'region' },
  options: {
    level: {
      type: 'string',
      description: 'Which level of place is picked: the smallest unless said.',
    },
    within: { type: 'string', description: 'Field whose place limits the choice.', names: 'field' },
  },
  paper: ['region-line'],
  blank: () => null,
  plain: (value) =>
    typeof value === 'object' && value !== null ? scalarText((value as { name?: unknown }).name) : '',
})
