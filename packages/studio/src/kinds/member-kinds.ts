import type { Schema } from '@formwright/definition'

/** A kind of column: its schema and an answer for samples. */
export interface MemberKind {
  readonly name:
    | 'text'
    | 'narrative'
    | 'count'
    | 'amount'
    | 'percent'
    | 'date'
    | 'month'
    | 'choice'
    | 'key'
    | 'reference'
  readonly schema: Schema
  readonly sample: unknown
}

/**
 * The kinds of columns; `t:name` is a text of `texts.json`. Keys and references are only for rows added by
 * applicants.
 */
export const memberKinds: readonly MemberKind[] = [
  { name: 'text', schema: { type: 'string' }, sample: 't:none' },
  { name: 'narrative', schema: { type: 'string', 'x-words': 200 }, sample: 't:none' },
  { name: 'count', schema: { type: 'integer', minimum: 0, 'x-decimals': 0, 'x-unit': 't:unit' }, sample: 0 },
  { name: 'amount', schema: { type: 'number', minimum: 0, 'x-decimals': 2, 'x-unit': 't:money' }, sample: 0 },
  {
    name: 'percent',
    schema: { type: 'number', minimum: 0, maximum: 100, 'x-unit': '%', 'x-decimals': 2 },
    sample: 0,
  },
  { name: 'date', schema: { type: 'string', format: 'date' }, sample: '2024-01-01' },
  { name: 'month', schema: { type: 'string', format: 'year-month' }, sample: '2024-01' },
  {
    name: 'choice',
    schema: {
      type: 'string',
      oneOf: [
        { const: 'a', title: 't:option/1' },
        { const: 'b', title: 't:option/2' },
      ],
    },
    sample: 'a',
  },
  { name: 'key', schema: { type: 'string', 'x-key': 'A00' }, sample: 'A01' },
  { name: 'reference', schema: { type: 'string', 'x-ref': { list: '' } }, sample: '' },
]

/** The kind of a column by its schema; `undefined` for a schema that was written by hand. */
export function memberKindOf(schema: Schema): MemberKind | undefined {
  const name = nameOf(schema)
  return memberKinds.find((one) => one.name === name)
}

function nameOf(schema: Schema): MemberKind['name'] | undefined {
  if (schema['x-key'] !== undefined) return 'key'
  if (schema['x-ref'] !== undefined) return schema.type === 'string' ? 'reference' : undefined
  if (schema.type === 'integer') return 'count'
  if (schema.type === 'number') return schema['x-unit'] === '%' ? 'percent' : 'amount'
  if (schema.type !== 'string') return undefined
  if (schema.oneOf) return 'choice'
  if (schema.format !== undefined) return KIND_OF_FORMAT.get(schema.format)
  return schema['x-words'] === undefined ? 'text' : 'narrative'
}

const KIND_OF_FORMAT: ReadonlyMap<string, MemberKind['name']> = new Map([
  ['date', 'date'],
  ['year-month', 'month'],
])
