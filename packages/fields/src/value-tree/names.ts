import { compilePattern, isFor, isObject, joinPointer } from '@formwright/definition'
import type { FormNode, Json } from '@formwright/definition'

/** Why a member cannot have a name. */
export type NameProblem = 'empty' | 'taken' | 'not-allowed'

/** The names in a map that its schema does not name itself. */
export function entryNames(node: FormNode, value: unknown): readonly string[] {
  if (!isObject(value)) return []
  const named = new Set(node.children.filter((child) => !child.repeated).map(({ key }) => key))
  return Object.keys(value).filter((name) => !named.has(name))
}

/** The node that the member of a name is of; `undefined` where the schema says nothing of it. */
export function entryOf(node: FormNode, name: string): FormNode | undefined {
  return node.children.find((child) => child.repeated && isFor(child, name))
}

/** What is wrong with a name for a new member, or for one that is called something else. */
export function nameProblem(node: FormNode, value: unknown, name: string): NameProblem | undefined {
  if (name.trim() === '') return 'empty'
  const named = node.children.some((child) => !child.repeated && child.key === name)
  if (named || (typeof value === 'object' && value !== null && Object.hasOwn(value, name))) return 'taken'
  if (name === '__proto__' || !fitsNames(node, name)) return 'not-allowed'
  const closed = node.members.some(({ schema }) => schema.additionalProperties === false)
  return closed && !entryOf(node, name) ? 'not-allowed' : undefined
}

/** What `propertyNames` says, as far as texts go. */
function fitsNames({ members }: FormNode, name: string): boolean {
  return members.every(({ schema }) => {
    const rule = schema.propertyNames as Readonly<Record<string, unknown>> | undefined
    if (typeof rule !== 'object') return rule !== false
    const length = [...name].length
    const { minLength = 0, maxLength = Infinity, pattern, enum: values, const: only } = rule
    const compiled = typeof pattern === 'string' ? compilePattern(pattern) : undefined
    return (
      length >= Number(minLength) &&
      length <= Number(maxLength) &&
      (compiled === undefined || typeof compiled === 'string' || compiled.test(name)) &&
      (!Array.isArray(values) || values.includes(name)) &&
      (only === undefined || only === name)
    )
  })
}

/** A map with a member called something else, in the same place. */
export function renamed(value: unknown, from: string, to: string): Json {
  return Object.fromEntries(
    Object.entries(value as Readonly<Record<string, Json>>).map(([name, held]) => [
      name === from ? to : name,
      held,
    ]),
  )
}

export function entryPointer(map: string, name: string): string {
  return map + joinPointer([name])
}
