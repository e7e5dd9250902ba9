import { isObject, scalarText } from '@formwright/definition'
import type { Json, Schema } from '@formwright/definition'

/** The types of a value, as named on screen. */
export type ValueKind = 'text' | 'number' | 'boolean' | 'list' | 'object' | 'nothing'

export const VALUE_KINDS: readonly ValueKind[] = ['text', 'number', 'boolean', 'list', 'object', 'nothing']

export function kindOfValue(value: unknown): ValueKind {
  if (value === undefined || value === null) return 'nothing'
  if (typeof value === 'string') return 'text'
  if (typeof value === 'number') return 'number'
  if (typeof value === 'boolean') return 'boolean'
  return Array.isArray(value) ? 'list' : 'object'
}

/** The types that a schema allows for a value; all if it does not restrict them. */
export function kindsAllowed(schema: Schema | boolean): readonly ValueKind[] {
  const kinds = kindsIn(schema)
  return kinds ? VALUE_KINDS.filter((kind) => kind === 'nothing' || kinds.includes(kind)) : VALUE_KINDS
}

function kindsIn(schema: Schema | boolean): readonly ValueKind[] | undefined {
  if (typeof schema !== 'object') return undefined
  const { type, enum: values, const: only, oneOf, anyOf } = schema
  if (type !== undefined) return [type].flat().flatMap((one) => KIND_OF_TYPE[one] ?? [])
  if (values) return values.map(kindOfValue)
  if (only !== undefined) return [kindOfValue(only)]
  const kinds = ((oneOf ?? anyOf) as readonly (Schema | boolean)[] | undefined)?.map(kindsIn)
  return kinds?.every((one) => one !== undefined) ? kinds.flat() : undefined
}

const KIND_OF_TYPE: Readonly<Record<string, ValueKind>> = {
  string: 'text',
  number: 'number',
  integer: 'number',
  boolean: 'boolean',
  array: 'list',
  object: 'object',
  null: 'nothing',
}

/** Converts a value to another type, as far as possible. */
export function asKind(value: Json | undefined, kind: ValueKind): Json {
  switch (kind) {
    case 'text':
      return scalarText(value)
    case 'number': {
      const number = typeof value === 'boolean' ? Number(value) : Number.parseFloat(scalarText(value))
      return Number.isFinite(number) ? number : 0
    }
    case 'boolean':
      return value === true || value === 'true' || (typeof value === 'number' && value !== 0)
    case 'list':
      return Array.isArray(value) ? value : isObject(value) ? Object.values(value) : []
    case 'object':
      return isObject(value)
        ? value
        : Array.isArray(value)
          ? Object.fromEntries(value.map((item, index) => [String(index + 1), item]))
          : {}
    default:
      return null
  }
}

/** The first of “name”, “name 2” … that is not taken. */
export function freeName(value: unknown, wanted: string): string {
  const taken = new Set(Object.keys(isObject(value) ? value : {}))
  let name = wanted
  for (let count = 2; taken.has(name); count++) name = `${wanted} ${count}`
  return name
}
