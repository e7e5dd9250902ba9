import { expect, test } from 'vitest'
import type { Schema } from '@formwright/definition'
import { kindsAllowed, VALUE_KINDS } from './kinds.ts'

test.each([
  [{ type: ['string', 'array'] }, ['text', 'list', 'nothing']],
  [
    { anyOf: [{ type: 'array' }, { enum: ['S', 1] }, { const: true }] },
    ['text', 'number', 'boolean', 'list', 'nothing'],
  ],
  [{ oneOf: [{ type: 'integer' }, { type: 'null' }] }, ['number', 'nothing']],
  [{ anyOf: [{ type: 'string' }, { minimum: 3 }] }, VALUE_KINDS],
  [{}, VALUE_KINDS],
] as const)('%j offers the kinds of values that it may be', (schema, kinds) => {
  expect(kindsAllowed(JSON.parse(JSON.stringify(schema)) as Schema)).toEqual(kinds)
})
