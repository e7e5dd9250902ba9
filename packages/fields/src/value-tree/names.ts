import { isFor, isObject, joinPointer, nameFits } from '@formwright/definition'
import type { FormNode, Json, Schema } from '@formwright/definition'

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
  return members.every(({ schema }) => nameFits(schema.propertyNames as Schema | boolean | undefined, name))
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
