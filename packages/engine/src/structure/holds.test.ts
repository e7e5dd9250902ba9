import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Schema } from '@formwright/definition'
import { compilingValidators } from './compiling.ts'
import { definitionsOf } from './definitions.ts'
import { holds } from './holds.ts'

test('a condition is decided without generated code as it is with it', () => {
  const { of } = compilingValidators(definitionsOf({}))
  const key = fc.constantFrom('a', 'b')
  const value = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 2 },
      fc.constantFrom<unknown>('', 'a', 'ab', 0, 1, 1.5, 3, true, null),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(key, tie('value'), { maxKeys: 2, noNullPrototype: true }),
    ),
  })).value
  const schema = fc.letrec<{ schema: Schema | boolean }>((tie) => {
    const several = fc.array(tie('schema'), { minLength: 1, maxLength: 2 })
    const keyword = fc.oneof(
      { maxDepth: 2 },
      fc.record({
        type: fc.constantFrom('object', 'array', 'string', 'number', 'integer', 'boolean', 'null'),
      }),
      fc.record({ const: value }),
      fc.record({ enum: fc.uniqueArray(fc.constantFrom('a', 1, true), { minLength: 1 }) }),
      fc.record({ minimum: fc.constantFrom(0, 1) }),
      fc.record({ exclusiveMaximum: fc.constantFrom(1, 3) }),
      fc.record({ multipleOf: fc.constantFrom(0.5, 3) }),
      fc.record({ minLength: fc.constant(1), pattern: fc.constantFrom('^a', 'b$') }),
      fc.record({ required: fc.uniqueArray(key, { minLength: 1 }) }),
      fc.record({ properties: fc.dictionary(key, tie('schema'), { minKeys: 1, noNullPrototype: true }) }),
      fc.record({ items: tie('schema'), prefixItems: several }),
      fc.record({ contains: tie('schema') }),
      fc.record({ allOf: several }),
      fc.record({ anyOf: several }),
      fc.record({ oneOf: several }),
      fc.record({ not: tie('schema') }),
    )
    return { schema: fc.oneof(fc.boolean(), keyword) } as never
  }).schema
  fc.assert(
    fc.property(schema, value, (one, held) => {
      expect([one, held, holds(one, held)]).toEqual([one, held, of(one)(held)])
    }),
    { numRuns: 300 },
  )
})
