import { isFor, isObject, joinPointer, nameFits, nameOptions, patternExample } from '@formwright/definition'
import type { FormNode, Json, Schema } from '@formwright/definition'

/** Why a member name is not allowed. */
export type NameProblem = 'empty' | 'taken' | 'not-allowed'

/** The member names in a map that its schema does not name. */
export function entryNames(node: FormNode, value: unknown): readonly string[] {
  if (!isObject(value)) return []
  const named = new Set(node.children.filter((child) => !child.repeated).map(({ key }) => key))
  return Object.keys(value).filter((name) => !named.has(name))
}

/** The node of a member name; `undefined` if the schema does not describe it. */
export function entryOf(node: FormNode, name: string): FormNode | undefined {
  return node.children.find((child) => child.repeated && isFor(child, name))
}

/** The problem with a name for a new or renamed member, if any. */
export function nameProblem(node: FormNode, value: unknown, name: string): NameProblem | undefined {
  if (name.trim() === '') return 'empty'
  const named = node.children.some((child) => !child.repeated && child.key === name)
  if (named || (typeof value === 'object' && value !== null && Object.hasOwn(value, name))) return 'taken'
  if (name === '__proto__' || !fitsNames(node, name)) return 'not-allowed'
  const closed = node.members.some(({ schema }) => schema.additionalProperties === false)
  return closed && !entryOf(node, name) ? 'not-allowed' : undefined
}

/** The names that a map allows, if it restricts them. */
export interface NamesAllowed {
  /** The only allowed names. */
  readonly only?: readonly string[]
  readonly examples: readonly string[]
  /** Maximum length. */
  readonly most?: number
}

export function namesAllowed(node: FormNode): NamesAllowed {
  const only = nameOptions(node)?.map((option) => option.const)
  if (only) return { only, examples: [] }
  const rules = node.members.flatMap(({ schema }) =>
    typeof schema.propertyNames === 'object' ? [schema.propertyNames as Schema] : [],
  )
  const isClosed = node.members.some(({ schema }) => schema.additionalProperties === false)
  const patterns = isClosed ? node.children.flatMap(({ pattern }) => pattern ?? []) : []
  const most = Math.min(...rules.map(({ maxLength = Infinity }) => Number(maxLength)))
  return {
    examples: [...new Set([...rules.flatMap(examplesOf), ...patterns.flatMap(madeFor)])],
    ...(most < Infinity ? { most } : {}),
  }
}

function examplesOf({ examples, pattern }: Schema): readonly string[] {
  if (Array.isArray(examples)) return examples.map(String)
  return pattern === undefined ? [] : madeFor(pattern)
}

function madeFor(pattern: string): readonly string[] {
  const example = patternExample(pattern)
  return example === undefined ? [] : [example]
}

/** Whether a name satisfies `propertyNames`, as far as it constrains texts. */
function fitsNames({ members }: FormNode, name: string): boolean {
  return members.every(({ schema }) => nameFits(schema.propertyNames as Schema | boolean | undefined, name))
}

/** A map with one member renamed, in the same position. */
export function renamed(value: unknown, from: string, to: string): Json {
  return Object.fromEntries(
    Object.entries(value as Readonly<Record<string, Json>>).map(([name, current]) => [
      name === from ? to : name,
      current,
    ]),
  )
}

export function entryPointer(map: string, name: string): string {
  return map + joinPointer([name])
}
