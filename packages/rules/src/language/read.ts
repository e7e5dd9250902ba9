import type { ASTNode } from '@marcbachmann/cel-js'
import { NONE, optionsOf, parseUnit, shapeOf } from '@formwright/definition'
import type { Schema } from '@formwright/definition'
import type { Scope } from './scope.ts'
import type { Expr, Path } from './expr.ts'
import { BOOL, DATE, numberType, REGION, TEXT } from './types.ts'
import type { Type } from './types.ts'
import type { Env, Run, Value } from './value.ts'

/** Where the keys of a path start: the answers, or the row or element that a variable holds. */
export type Base = (env: Env) => unknown

/** An expression that reads a place of the answers. A value of the wrong type counts as not filled: the schema reports it. */
export function readPath(
  node: ASTNode,
  path: Path,
  base: Base | undefined,
  keys: readonly string[],
  scope: Scope,
): Expr {
  const type = typeOf(path)
  const reads = new Set([path.pointer])
  const fetch = fetcher(base, keys)
  const run =
    type.kind === 'number' && scope.band ? shifted(readNumber(fetch), path, scope.band) : reader(type, fetch)
  const expr: Expr & { base?: Base | undefined; keys: readonly string[] } = {
    node,
    type,
    run,
    reads,
    path,
    base,
    keys,
  }
  return expr
}

/** The path of an expression that reads one, with what is needed to go further down. */
export function pathOf(
  expr: Expr,
): { path: Path; base: Base | undefined; keys: readonly string[] } | undefined {
  const { path, base, keys } = expr as Expr & { base?: Base; keys?: readonly string[] }
  return path && keys ? { path, base, keys } : undefined
}

/** The type of what stands at a path. */
export function typeOf({ schema, label }: Pick<Path, 'schema' | 'label'>): Type {
  switch (shapeOf(schema)) {
    case 'number':
      return numberType(unitOf(schema))
    case 'boolean':
      return BOOL
    case 'date':
      return DATE
    case 'region':
      return REGION
    case 'choice':
      return { kind: 'choice', options: optionsOf(schema)!, field: label }
    case 'choices':
      return { kind: 'list', of: { kind: 'choice', options: optionsOf(schema.items!)!, field: label } }
    case 'names':
      return { kind: 'list', of: TEXT }
    case 'rows':
      return { kind: 'list', of: { kind: 'object', schema: schema.items! } }
    case 'text':
      return TEXT
    default:
      return { kind: 'object', schema }
  }
}

function unitOf(schema: Schema) {
  const unit = schema['x-unit']
  return unit === undefined || unit === 'any' ? undefined : parseUnit(unit)
}

function fetcher(base: Base | undefined, keys: readonly string[]): Base {
  const [a, b, c] = keys
  if (!base && keys.length === 3) return (env) => step(step(step(env.answers, a!), b!), c!)
  if (!base && keys.length === 2) return (env) => step(step(env.answers, a!), b!)
  return (env) => {
    let value = base ? base(env) : env.answers
    for (const key of keys) value = step(value, key)
    return value
  }
}

function step(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined
}

function readNumber(fetch: Base): (env: Env) => Value {
  return (env) => {
    const value = fetch(env)
    if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
    return value === NONE ? NONE : undefined
  }
}

function reader(type: Type, fetch: Base): Run {
  switch (type.kind) {
    case 'number':
      return readNumber(fetch)
    case 'bool':
      return (env) => {
        const value = fetch(env)
        return typeof value === 'boolean' ? value : undefined
      }
    case 'list':
      return (env) => {
        const value = fetch(env)
        if (value === NONE) return []
        return Array.isArray(value) && value.length > 0 ? value : undefined
      }
    case 'object':
    case 'region':
      return (env) => {
        const value = fetch(env)
        return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined
      }
    default:
      return (env) => {
        const value = fetch(env)
        return typeof value === 'string' && value.trim() !== '' ? value : undefined
      }
  }
}

/** Inside a rounding band each number of a limited number of decimals may be off by half of its last digit. */
function shifted(read: (env: Env) => Value, path: Path, band: { pointer: string; step: number }[]): Run {
  const decimals = path.schema['x-decimals']
  if (path.schema.type === 'integer' || decimals === 0 || decimals === undefined) return read
  let index = band.findIndex((input) => input.pointer === path.pointer)
  if (index < 0) index = band.push({ pointer: path.pointer, step: 0.5 / 10 ** decimals }) - 1
  return (env) => {
    const value = read(env)
    return typeof value === 'number' ? value + (env.shifts[index] ?? 0) : value
  }
}
