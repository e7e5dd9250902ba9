import type { ErrorObject } from 'ajv/dist/2020.js'
import {
  constantText,
  equal,
  isObject,
  ownMember,
  patternExample,
  splitPointer,
  stepInto,
  titleOfValue,
} from '@formwright/definition'
import type { FormNode, Json, Schema } from '@formwright/definition'
import type { Finding, Wording } from '../findings/finding.ts'
import { about } from './about.ts'

/** The constants that a schema names, for an entry or for one of its members. */
interface Named {
  readonly key: string | undefined
  readonly values: readonly unknown[]
}

/** The wording for a violated `contains`, and its values. */
interface Counted {
  readonly when: string
  readonly values: Readonly<Record<string, Json>>
}

/**
 * How many entries of a list match `contains`, and how many must or may.
 * @param contains the schema of `contains`, if known
 * @param row the node of an entry
 * @param errors the errors of ajv for the list
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
  const kind = named
    ? wording.locale.list(named.map((one) => textOf(one, row, wording)))
    : limitText(contains, wording)
  const of = kind === undefined ? '' : '-of'
  return {
    when: `contains${isTooMany ? '-most' : ''}${of}`,
    values: {
      limit: (isTooMany ? maxContains : minContains) ?? 1,
      n,
      ...(kind === undefined ? {} : { kind }),
    },
  }
}

/** The finding for a violated `contains` of a list that is a single field. */
export function countFinding(
  error: ErrorObject,
  errors: readonly ErrorObject[],
  list: FormNode,
  pointer: string,
  value: unknown,
  wording: Wording,
): Finding {
  const { contains } = list.schema as { readonly contains?: Schema }
  const { when, values } = countedEntries(contains, list, value, error, errors, wording)
  return wording.finding('together', { ...about(list, pointer), when }, values)
}

/** The limits or pattern that determine which entries are counted; `undefined` for other schemas. */
function limitText(contains: Schema | boolean | undefined, wording: Wording): string | undefined {
  if (!isObject(contains)) return undefined
  const { type: _, title: _title, minimum: min, maximum: max, pattern, ...others } = contains as Schema
  const isRange = min !== undefined || max !== undefined
  if (Object.keys(others).length > 0 || isRange === (pattern !== undefined)) return undefined
  if (pattern !== undefined) {
    const example = patternExample(pattern)
    return example === undefined ? undefined : wording.word('like', { example })
  }
  if (min === undefined) return wording.word('atMost', { max: max! })
  return max === undefined ? wording.word('atLeast', { min }) : wording.word('between', { min, max })
}

/** The constants that determine which entries are counted; `undefined` for other schemas. */
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
    const entries = key === undefined ? entry : isObject(entry) ? ownMember(entry, key) : undefined
    return values.some((value) => equal(value, entries))
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

/** Number of entries that do not match, from the errors of ajv. */
function refused({ schemaPath, instancePath }: ErrorObject, errors: readonly ErrorObject[]): number {
  const depth = splitPointer(instancePath).length
  const inside = errors.filter(
    (one) =>
      one.instancePath.startsWith(`${instancePath}/`) &&
      (one.schemaPath.startsWith(`${schemaPath}/`) || one.schemaPath.startsWith('#/$defs/')),
  )
  return new Set(inside.map((one) => splitPointer(one.instancePath)[depth])).size
}
