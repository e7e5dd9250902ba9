import type { ASTNode } from '@marcbachmann/cel-js'
import {
  below,
  holdsNothing,
  isCalendarDay,
  isNone,
  isObject,
  noneOf,
  optionsOf,
  ownMember,
} from '@formwright/definition'
import type { FormNode, Schema, Unit, UnitTable } from '@formwright/definition'
import { settle } from '../decimal.ts'
import type { Scope } from './scope.ts'
import { union } from './expr.ts'
import type { Base, Expr, Path } from './expr.ts'
import { repeatedMember } from './members.ts'
import { ROWS } from './pattern.ts'
import { BOOL, DATE, numberType, REGION, TEXT } from './types.ts'
import type { Type } from './types.ts'
import type { Env, Run, Value } from './value.ts'

/**
 * An expression that reads a location. A value of the wrong type counts as not filled, because the schema
 * reports it.
 */
export function readPath(node: ASTNode, path: Path, scope: Scope): Expr {
  const type = typeAmong([path.node, ...(path.others ?? [])], scope.units)
  const fetch = fetcher(path.base, path.keys)
  const run =
    type.kind === 'number' && scope.band
      ? shifted(readNumber(fetch, path.node.schema), path, scope.band)
      : orNoRows(path, type, fetch, reader(type, fetch, path.node.schema))
  const expr: Expr = {
    node,
    type,
    run,
    reads: union([new Set([path.pointer]), path.also]),
    path,
    ...(path.slots ? { slots: path.slots } : {}),
  }
  if (type.kind !== 'list' || type.of.kind !== 'object') return expr
  return {
    ...expr,
    shape: union([new Set([below(path.pointer, ROWS)]), path.also]),
    elements: rowPath(path, type.of.node),
  }
}

/** The path of any row of a list, without base. */
function rowPath({ pointer, others = [], also }: Path, node: FormNode): Path {
  const rows = others.flatMap((other) => repeatedMember(other) ?? [])
  return { node, others: rows, pointer: below(pointer, '*'), keys: [], ...(also ? { also } : {}) }
}

/** The type of what stands at a place in whichever alternative: its options are those of all. */
function typeAmong([node, ...others]: readonly FormNode[], units: UnitTable): Type {
  const type = typeOf(node!, units)
  if (type.kind !== 'choice' || others.length === 0) return type
  const types = [type, ...others.map((other) => typeOf(other, units))]
  if (types.some(({ kind }) => kind === 'text')) return TEXT
  const options = types.flatMap((one) => (one.kind === 'choice' ? one.options : []))
  return { ...type, options: [...new Map(options.map((option) => [option.const, option])).values()] }
}

/** The type of a node's value. */
export function typeOf(node: FormNode, units: UnitTable): Type {
  if (node.kind === 'rows') return { kind: 'list', of: typeOf(repeatedMember(node)!, units) }
  if (node.kind !== 'cell') return { kind: 'object', node }
  const { schema, label: field } = node
  switch (node.shape) {
    case 'number':
      return numberType(unitOf(schema, units))
    case 'boolean':
      return BOOL
    case 'date':
      return DATE
    case 'region':
      return REGION
    case 'choice':
      return { kind: 'choice', options: optionsOf(schema)!, field }
    case 'choices':
      return { kind: 'list', of: { kind: 'choice', options: optionsOf(schema.items!)!, field } }
    case 'names':
      return { kind: 'list', of: (schema.items as Schema).format === 'date' ? DATE : TEXT }
    default:
      return TEXT
  }
}

function unitOf(schema: Schema, units: UnitTable): Unit | undefined {
  const unit = schema['x-unit']
  return unit === undefined || unit === 'any' ? undefined : units.parse(unit)
}

/** Reads the value at a path. */
export function fetcher(base: Base | undefined, keys: readonly string[]): Base {
  const [a, b, c] = keys
  if (!base && keys.length === 3) return (env) => ownMember(ownMember(ownMember(env.answers, a!), b!), c!)
  if (!base && keys.length === 2) return (env) => ownMember(ownMember(env.answers, a!), b!)
  return (env) => {
    let value = base ? base(env) : env.answers
    for (const key of keys) value = ownMember(value, key)
    return value
  }
}

function readNumber(fetch: Base, schema: Schema): (env: Env) => Value {
  const none = noneOf(schema)
  return (env) => {
    const value = fetch(env)
    if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
    return typeof value === 'string' && value === none ? value : undefined
  }
}

function readObject(fetch: Base): Run {
  return (env) => {
    const value = fetch(env)
    return isObject(value) ? value : undefined
  }
}

/** Reads what may be of any type, of which only can be asked whether it is filled in. */
function readAny(fetch: Base): Run {
  return (env) => {
    const value = fetch(env)
    return holdsNothing(value) ? undefined : (value as Value)
  }
}

function reader(type: Type, fetch: Base, schema: Schema): Run {
  switch (type.kind) {
    case 'number':
      return readNumber(fetch, schema)
    case 'bool':
      return (env) => {
        const value = fetch(env)
        return typeof value === 'boolean' ? value : undefined
      }
    case 'list':
      return readList(type.of, fetch, schema)
    case 'object':
      if (type.node.kind === 'opaque') return readAny(fetch)
      return readObject(fetch)
    case 'region':
      return readObject(fetch)
    case 'date':
      return (env) => {
        const value = fetch(env)
        return typeof value === 'string' && isCalendarDay(value) ? value : undefined
      }
    default:
      return (env) => {
        const value = fetch(env)
        return typeof value === 'string' && value.trim() !== '' ? value : undefined
      }
  }
}

/**
 * An empty list has no rows; an empty multiple choice or list of names counts as not filled, as does a list
 * in which a value has the wrong type.
 */
function readList(of: Type, fetch: Base, schema: Schema): Run {
  const mayBeEmpty = of.kind === 'object'
  const isOfType = entryTest(of, schema)
  return (env) => {
    const value = fetch(env)
    if (isNone(value, schema)) return []
    if (!Array.isArray(value) || (!mayBeEmpty && value.length === 0)) return undefined
    return isOfType && !value.every(isOfType) ? undefined : value
  }
}

/** Tells the single values that a list may hold; `undefined` for rows, whose cells are read one by one. */
function entryTest(of: Type, { items }: Schema): ((entry: unknown) => boolean) | undefined {
  const none = isObject(items) ? noneOf(items) : undefined
  switch (of.kind) {
    case 'number':
      return (entry) => Number.isFinite(entry) || (entry !== undefined && entry === none)
    case 'bool':
      return (entry) => typeof entry === 'boolean'
    case 'date':
      return (entry) => typeof entry === 'string' && isCalendarDay(entry)
    case 'text':
    case 'choice':
      return (entry) => typeof entry === 'string'
    default:
      return undefined
  }
}

/** A missing optional list in an existing row counts as a list without rows. */
function orNoRows({ node, base }: Path, type: Type, fetch: Base, read: Run): Run {
  const isOptional = node.kind === 'rows' && node.pointer.includes('/*') && !node.requiredHere
  if (!base || !isOptional || type.kind !== 'list' || type.of.kind !== 'object') return read
  return (env) => {
    const found = read(env)
    return found === undefined && fetch(env) === undefined && isObject(base(env)) ? [] : found
  }
}

/** Within a rounding band, each number with limited decimals may deviate by half of its last digit. */
function shifted(read: (env: Env) => Value, path: Path, band: { pointer: string; step: number }[]): Run {
  const { schema } = path.node
  const decimals = schema['x-decimals']
  if (schema.type === 'integer' || decimals === 0 || decimals === undefined) return read
  let index = band.findIndex((input) => input.pointer === path.pointer)
  if (index < 0) index = band.push({ pointer: path.pointer, step: 0.5 / 10 ** decimals }) - 1
  return (env) => {
    const value = read(env)
    return typeof value === 'number' ? settle(value + (env.shifts[index] ?? 0)) : value
  }
}
