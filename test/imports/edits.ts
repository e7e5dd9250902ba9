import { joinPointer } from '@formwright/definition'
import type { Json } from '@formwright/definition'

/** A value put at a path; `undefined` takes it away. */
export interface MadeEdit {
  readonly path: readonly string[]
  readonly value: Json | undefined
}

type Node = Record<string, unknown>

/**
 * What somebody does to an example: changes what is there, fills in what is not, adds and removes rows,
 * empties a field.
 */
export function editsOf(schema: unknown, data: unknown): MadeEdit[] {
  const changes = [...leavesOf(data, [])].map(({ path, value }) => ({ path, value: changed(value) }))
  const filled = [...emptyFields(schema as Node, schema as Node, data, [], 0)]
  const rows = [...listsIn(data, [])].flatMap(({ path, value }) =>
    value.length === 0
      ? [{ path, value: ['first'] }]
      : [
          { path, value: [...value, value.at(-1)!] },
          { path: [...path, '0'], value: value[0] },
          { path, value: value.slice(1) },
        ],
  )
  const emptied = changes
    .filter(({ path }) => !/^\d+$/.test(path.at(-1)!))
    .slice(0, 1)
    .map(({ path }) => ({ path, value: undefined }))
  return [...changes, ...filled, ...rows, ...emptied].filter(({ path }) =>
    path.every((key) => !/[.~/]/.test(key)),
  )
}

function* leavesOf(
  value: unknown,
  path: readonly string[],
): Generator<{ path: readonly string[]; value: unknown }> {
  if (typeof value === 'object' && value !== null)
    for (const [key, child] of Object.entries(value)) yield* leavesOf(child, [...path, key])
  else if (path.length > 0) yield { path, value }
}

function* listsIn(
  value: unknown,
  path: readonly string[],
): Generator<{ path: readonly string[]; value: Json[] }> {
  if (Array.isArray(value) && path.length > 0) yield { path, value: value as Json[] }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return
  for (const [key, child] of Object.entries(value)) yield* listsIn(child, [...path, key])
}

function changed(value: unknown): Json {
  if (typeof value === 'number') return value + 1
  if (typeof value === 'boolean') return !value
  return `${String(value)} x`
}

/** Fields that the schema names and the data lack, each with a value of its type. */
function* emptyFields(
  root: Node,
  schema: Node,
  data: unknown,
  path: readonly string[],
  depth: number,
): Generator<MadeEdit> {
  const resolved = typeof schema.$ref === 'string' ? followed(root, schema.$ref) : schema
  if (!resolved || depth > 4) return
  const { properties } = resolved
  if (typeof properties === 'object' && properties !== null) {
    for (const [key, child] of Object.entries(properties as Record<string, Node>)) {
      const inner = typeof data === 'object' && data !== null ? (data as Node)[key] : undefined
      yield* emptyFields(root, child, inner, [...path, key], depth + 1)
    }
    return
  }
  const value = data === undefined && path.length > 0 ? sampleOf(resolved) : undefined
  if (value !== undefined) yield { path, value }
}

function followed(root: Node, ref: string): Node | undefined {
  return ref
    .slice(2)
    .split('/')
    .filter((key) => key !== '')
    .reduce<Node | undefined>((node, key) => node?.[key] as Node | undefined, root)
}

function sampleOf({ type, enum: values, items }: Node): Json | undefined {
  if (Array.isArray(values)) return values[0] as Json
  if (type === 'string') return 'text'
  if (type === 'number' || type === 'integer') return 7
  if (type === 'boolean') return true
  if (type !== 'array') return undefined
  const item = sampleOf((items ?? {}) as Node)
  return item === undefined ? [{}] : [item]
}

/** A path as JSON Forms writes it, and as a pointer. */
export function pathsOf(
  root: readonly string[],
  path: readonly string[],
): { dotted: string; pointer: string } {
  return { dotted: path.join('.'), pointer: joinPointer([...root, ...path]) }
}
