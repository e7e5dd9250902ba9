import { constantsOf, defineFieldType, titledValuesOf } from '@formwright/definition'
import { only } from '../only.ts'
import { plainText } from '../plain.ts'

/** One of a few options, all of them visible. */
export const choiceType = defineFieldType({
  name: 'choice',
  shows: 'field',
  rank: 1,
  accepts: (field) =>
    only(field, 'choice', 'boolean') !== undefined ||
    (only(field, 'number', 'text') !== undefined && titledValuesOf(field.schema) !== undefined) ||
    (field.node.kind === 'opaque' && constantsOf(field.schema) !== undefined),
  needs: { type: 'string', oneOf: [{ const: 'a', title: '\u2026' }] },
  options: {
    layout: {
      type: 'string',
      description: 'Options side by side or one below the other.',
      enum: ['across', 'down'],
    },
  },
  paper: ['boxes-across', 'boxes-down', 'line'],
  blank: () => null,
  plain: (value, field, locale) => plainText(value, field.schema, locale),
})
