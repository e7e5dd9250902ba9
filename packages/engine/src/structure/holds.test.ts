import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Schema } from '@formwright/definition'
import { compilingValidators } from './compiling.ts'
import { interpretingValidators } from './holds.ts'

type AnySchema = Schema | boolean

const key = fc.constantFrom('a', 'b', 'ab')
const value = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 2 },
    fc.constantFrom<unknown>('', 'a', 'ab', 'b c', '2026-02-30', '2026-02', 0, 1, 1.5, 0.25, 3, true, null),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(key, tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).value

/** What each keyword may say, and what stands beside it. */
const keywords = fc.letrec<Record<string, unknown>>((tie) => {
  const schema = tie('schema') as fc.Arbitrary<AnySchema>
  const several = fc.array(schema, { minLength: 1, maxLength: 2 })
  const named = (values: fc.Arbitrary<unknown>, names: fc.Arbitrary<string> = key) =>
    fc.dictionary(names, values, { minKeys: 1, maxKeys: 2, noNullPrototype: true })
  const keys = fc.uniqueArray(key, { minLength: 1 })
  const few = fc.constantFrom(0, 1, 2)
  const said: Readonly<Record<string, fc.Arbitrary<object>>> = {
    type: fc.record({
      type: fc.constantFrom<unknown>('object', 'array', 'string', 'number', 'integer', 'boolean', 'null', [
        'string',
        'null',
      ]),
    }),
    const: fc.record({ const: value }),
    enum: fc.record({ enum: fc.uniqueArray(fc.constantFrom('a', 1, true), { minLength: 1 }) }),
    minimum: fc.record({ minimum: few }),
    maximum: fc.record({ maximum: few }),
    exclusiveMinimum: fc.record({ exclusiveMinimum: few }),
    exclusiveMaximum: fc.record({ exclusiveMaximum: few }),
    multipleOf: fc.record({ multipleOf: fc.constantFrom(0.5, 0.1, 3) }),
    'x-decimals': fc.record({ 'x-decimals': few }),
    minLength: fc.record({ minLength: few }),
    maxLength: fc.record({ maxLength: few }),
    'x-words': fc.record({ 'x-words': fc.constantFrom(1, 2) }),
    pattern: fc.record({ pattern: fc.constantFrom('^a', 'b$', '[') }),
    format: fc.record({
      format: fc.constantFrom('date', 'year-month', 'email', 'uri', 'time', 'int32', 'region', 'no-format'),
    }),
    minItems: fc.record({ minItems: few }),
    maxItems: fc.record({ maxItems: few }),
    uniqueItems: fc.record({ uniqueItems: fc.boolean() }),
    items: fc.record({ items: schema, prefixItems: several }, { requiredKeys: ['items'] }),
    prefixItems: fc.record({ prefixItems: several }),
    contains: fc.record(
      { contains: schema, minContains: few, maxContains: few },
      { requiredKeys: ['contains'] },
    ),
    minProperties: fc.record({ minProperties: few }),
    maxProperties: fc.record({ maxProperties: few }),
    required: fc.record({ required: keys }),
    properties: fc.record({ properties: named(schema) }),
    patternProperties: fc.record({ patternProperties: named(schema, fc.constantFrom('^a', 'b$')) }),
    additionalProperties: fc.record(
      {
        additionalProperties: schema,
        properties: named(schema),
        patternProperties: named(schema, fc.constantFrom('^b', 'x')),
      },
      { requiredKeys: ['additionalProperties'] },
    ),
    propertyNames: fc.record({ propertyNames: schema }),
    dependentRequired: fc.record({ dependentRequired: named(keys) }),
    dependentSchemas: fc.record({ dependentSchemas: named(schema) }),
    allOf: fc.record({ allOf: several }),
    anyOf: fc.record({ anyOf: several }),
    oneOf: fc.record({ oneOf: several }),
    not: fc.record({ not: schema }),
    // oxlint-disable-next-line unicorn/no-thenable
    if: fc.record({ if: schema, then: schema, else: schema }, { requiredKeys: ['if'] }),
    $ref: fc.record({ $ref: fc.constantFrom('#/$defs/small', '#/$defs/tree') }),
    'x-none': fc.record({ 'x-none': fc.constant('无'), type: fc.constant('number') }),
    unevaluatedProperties: fc.record({
      unevaluatedProperties: schema,
      anyOf: several,
      properties: named(schema),
    }),
    unevaluatedItems: fc.record({ unevaluatedItems: schema, anyOf: several, prefixItems: several }),
  }
  const any = fc.oneof({ maxDepth: 2 }, ...Object.values(said))
  return {
    ...said,
    schema: fc.oneof({ weight: 1, arbitrary: fc.boolean() }, { weight: 6, arbitrary: any }),
  } as never
})

const DEFINITIONS = {
  small: { type: ['string', 'number'], maxLength: 1, maximum: 1 },
  tree: {
    type: 'object',
    properties: { a: { $ref: '#/$defs/tree' }, b: { $ref: '#/$defs/small' } },
    required: ['b'],
  },
} as unknown as Record<string, Schema>

test.each(Object.keys(keywords).filter((name) => name !== 'schema'))(
  '%s is decided without generated code as it is with it',
  (keyword) => {
    const compiled = compilingValidators(DEFINITIONS)
    const interpreted = interpretingValidators(DEFINITIONS)
    const outcomes = new Set<boolean>()
    fc.assert(
      fc.property(
        keywords[keyword] as fc.Arbitrary<Schema>,
        fc.array(value, { size: '+1' }),
        (schema, values) => {
          for (const one of values) {
            const expected = compiled.of(schema)(one)
            outcomes.add(expected)
            expect([schema, one, interpreted.of(schema)(one)]).toEqual([schema, one, expected])
          }
        },
      ),
      { numRuns: 40 },
    )
    expect(outcomes.size, 'it says yes of some values and no of others').toBe(2)
  },
)

test('what a list contains is counted anew in each of several lists', () => {
  const contains = { contains: { type: 'string' } } as unknown as Schema
  for (const { of } of [compilingValidators({}), interpretingValidators({})]) {
    expect(of({ additionalProperties: contains } as Schema)({ a: ['x'], b: [] })).toBe(false)
    expect(of({ items: contains } as Schema)([['x'], []])).toBe(false)
    expect(of({ items: contains } as Schema)([['x'], ['y', 1]])).toBe(true)
  }
})
