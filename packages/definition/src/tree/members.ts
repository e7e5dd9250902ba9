import type { Schema } from '../types/index.ts'
import { below, splitPointer, valueAt } from '../json/pointer.ts'

/** A schema that a value has to satisfy, and its location in the bundle's schema. */
export interface Member {
  readonly schema: Schema
  readonly pointer: string
}

/** `false` as a schema with keywords: no value satisfies it. */
const NOTHING = { not: {} } as Schema

/**
 * All schemas that apply to a value: its own, that of its `$ref`, the entries of `allOf`, and the only
 * non-null alternative (null is “not filled”). Own keywords come first. What several references lead to
 * applies once: definitions that each refer to the next one twice would have more members than atoms, and
 * those of a loop no end.
 */
export function membersOf(whole: Schema, schema: Schema | boolean, pointer: string): readonly Member[] {
  const members: Member[] = []
  const collect = (node: Schema | boolean, at: string): void => {
    if (node === false) members.push({ schema: NOTHING, pointer: at })
    if (typeof node !== 'object') return
    members.push({ schema: node, pointer: at })
    const target = typeof node.$ref === 'string' ? node.$ref.slice(1) : undefined
    if (target !== undefined && !members.some((member) => member.pointer === target))
      collect((valueAt(whole, target) as Schema | undefined) ?? {}, target)
    const { allOf } = node
    if (Array.isArray(allOf))
      allOf.forEach((entry: Schema, index) => collect(entry, below(at, 'allOf', index)))
    const only = onlyAlternative(node)
    if (only) collect(only.schema, below(at, only.keyword, only.index))
  }
  collect(schema, pointer)
  return members
}

/** The definition name that a reference in a bundle uses; `undefined` for a schema without reference. */
export function referenceOf(schema: Schema | boolean): string | undefined {
  return typeof schema === 'object' && typeof schema.$ref === 'string'
    ? splitPointer(schema.$ref.slice(1)).at(-1)
    : undefined
}

/** The only alternative of `oneOf` or `anyOf` besides null. */
export function onlyAlternative(
  schema: Schema,
): { readonly keyword: 'oneOf' | 'anyOf'; readonly index: number; readonly schema: Schema } | undefined {
  for (const keyword of ['oneOf', 'anyOf'] as const) {
    const list = schema[keyword] as readonly (Schema | boolean)[] | undefined
    if (!Array.isArray(list) || list.length < 2) continue
    const index = list.findIndex((entry) => !isNull(entry))
    const only = list[index]
    const hasOthers = list.some((entry, at) => at > index && !isNull(entry))
    if (!hasOthers && typeof only === 'object') return { keyword, index, schema: only }
  }
  return undefined
}

/** True for a schema that nothing but null satisfies. */
export function isNull(schema: Schema | boolean): boolean {
  return (
    typeof schema === 'object' && (schema.type === 'null' || ('const' in schema && schema.const === null))
  )
}

/**
 * Combines several applicable schemas into one that describes them: for each keyword the first value. Used
 * for titles and display; validation uses the schemas themselves.
 */
export function describe(members: readonly Member[]): Schema {
  const [first] = members
  if (members.length === 1 && first && isPlain(first.schema)) return first.schema
  const result: Record<string, unknown> = {}
  for (const { schema } of members)
    for (const [keyword, value] of Object.entries(schema))
      if (!COMPOSING.has(keyword) && !(keyword in result)) result[keyword] = value
  const { type, enum: values } = result
  if (Array.isArray(type)) {
    const types = type.filter((one) => one !== 'null')
    result.type = types.length === 1 ? types[0] : types
  }
  if (Array.isArray(values)) result.enum = values.filter((value) => value !== null)
  for (const { schema } of members) {
    const only = onlyAlternative(schema)
    if (only && result[only.keyword] === schema[only.keyword]) delete result[only.keyword]
  }
  return result as Schema
}

const COMPOSING = new Set(['$ref', 'allOf'])

function isPlain({ $ref, allOf, type, enum: values }: Schema): boolean {
  return $ref === undefined && allOf === undefined && !Array.isArray(type) && !values?.includes(null)
}

/**
 * The schema for members or items that no other keyword covers, if it is the same in every case; `undefined`
 * if it depends on the applicable alternative.
 */
export function unevaluatedOf(
  members: readonly Member[],
  keyword: 'unevaluatedProperties' | 'unevaluatedItems',
): Member | undefined {
  const holders = members.filter(({ schema }) => keyword in schema)
  const [holder] = holders
  const written = holder?.schema[keyword]
  if (holders.length !== 1 || typeof written !== 'object' || written === null) return undefined
  const depends = members.some(({ schema }) => CASES.some((one) => one in schema))
  return depends ? undefined : { schema: written as Schema, pointer: below(holder!.pointer, keyword) }
}

const CASES = ['oneOf', 'anyOf', 'if', 'dependentSchemas', 'x-annual']
