import type { ErrorObject } from 'ajv/dist/2020.js'
import { constantText, equal, isObject, splitPointer, stepInto, titleOfValue } from '@formwright/definition'
import type { FormNode, Json, Schema } from '@formwright/definition'
import type { Wording } from '../findings/finding.ts'

/** Values that a schema names, of an entry itself or of one of its members. */
interface Named {
  readonly key: string | undefined
  readonly values: readonly unknown[]
}

/** Which words fit what `contains` asks of a list, and what they say besides. */
interface Counted {
  readonly when: string
  readonly values: Readonly<Record<string, Json>>
}

/**
 * How many entries of a list are of the kind that `contains` counts, and how many there must or may be.
 * @param contains the schema that the entries are counted by, where it is known
 * @param row what an entry is
 * @param errors what ajv found of the list
 */
export function countedEntries(
  contains: Schema | boolean | undefined,
  row: FormNode,
  value: unknown,
  error: ErrorObject,
  errors: readonly ErrorObject[],
  wording: Wording,
): Counted {
  const named = namedBy(contains)
  const list = Array.isArray(value) ? (value as unknown[]) : []
  const n = named ? list.filter((entry) => fits(entry, named)).length : list.length - refused(error, errors)
  const { minContains, maxContains } = error.params as Readonly<Record<string, number | undefined>>
  const isTooMany = maxContains !== undefined && n > maxContains
  const of = named ? '-of' : ''
  return {
    when: `contains${isTooMany ? '-most' : ''}${of}`,
    values: {
      limit: (isTooMany ? maxContains : minContains) ?? 1,
      n,
      ...(named ? { kind: wording.locale.list(named.map((one) => textOf(one, row, wording))) } : {}),
    },
  }
}

/** The values that tell which entries are counted; `undefined` where something else does. */
function namedBy(contains: Schema | boolean | undefined): readonly Named[] | undefined {
  if (!isObject(contains)) return undefined
  const { properties = {}, required: _, type: _type, title: _title, ...others } = contains as Schema
  const own = valuesOf(others)
  if (own) return Object.keys(properties).length === 0 ? [{ key: undefined, values: own }] : undefined
  if (Object.keys(others).length > 0) return undefined
  const members = Object.entries(properties).flatMap(([key, schema]): Named[] => {
    const { type: _of, title: _called, ...rest } = schema
    const values = valuesOf(rest)
    return values ? [{ key, values }] : []
  })
  return members.length > 0 && members.length === Object.keys(properties).length ? members : undefined
}

function valuesOf(schema: Schema): readonly unknown[] | undefined {
  const { const: only, enum: several, ...others } = schema
  if (Object.keys(others).length > 0) return undefined
  return several ?? (only === undefined ? undefined : [only])
}

function fits(entry: unknown, named: readonly Named[]): boolean {
  return named.every(({ key, values }) => {
    const held = key === undefined ? entry : isObject(entry) ? entry[key] : undefined
    return values.some((value) => equal(value, held))
  })
}

function textOf({ key, values }: Named, row: FormNode, wording: Wording): string {
  const node = key === undefined ? row : stepInto(row, key)
  const titles = values.map((value) => {
    const title = node && titleOfValue(value, node.schema)
    return title === undefined ? constantText(value, wording.locale) : wording.text(title)
  })
  const value = wording.locale.list(titles)
  return key === undefined
    ? value
    : wording.locale.word('label-and-value', { label: wording.text(node?.title || key), value })
}

/** How many entries are not of the kind, as ajv says of each. */
function refused({ schemaPath, instancePath }: ErrorObject, errors: readonly ErrorObject[]): number {
  const depth = splitPointer(instancePath).length
  const inside = errors.filter(
    (one) =>
      one.instancePath.startsWith(`${instancePath}/`) &&
      (one.schemaPath.startsWith(`${schemaPath}/`) || one.schemaPath.startsWith('#/$defs/')),
  )
  return new Set(inside.map((one) => splitPointer(one.instancePath)[depth])).size
}
