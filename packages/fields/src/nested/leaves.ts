import { joinPointer, ownMember, unescapeKey } from '@formwright/definition'
import type { FormNode, Json } from '@formwright/definition'
import { membersThrough } from './alternatives.ts'

/** One value inside another, and the steps that lead to it: names of members, indexes of items. */
export interface Leaf {
  readonly path: readonly (string | number)[]
  /** A text, a number, true or false, nothing, or an empty list or object. */
  readonly value: Json
}

/** The values inside a value, in order. */
export function leavesIn(value: unknown, path: readonly (string | number)[] = []): Leaf[] {
  if (value === undefined) return []
  if (typeof value !== 'object' || value === null) return [{ path, value: value as Json }]
  const members: readonly (readonly [string | number, unknown])[] = Array.isArray(value)
    ? value.map((item, index) => [index, item] as const)
    : Object.entries(value)
  if (members.length === 0) return [{ path, value: value as Json }]
  return members.flatMap(([key, item]) => leavesIn(item, [...path, key]))
}

/**
 * The value that leaves make up; of a list the items close up, in the order of their numbers. `undefined`
 * without any.
 */
export function valueOfLeaves(leaves: readonly Leaf[]): Json | undefined {
  const own = leaves.find(({ path }) => path.length === 0)
  if (own) return own.value
  if (leaves.length === 0) return undefined
  const members = new Map<string | number, Leaf[]>()
  for (const { path, value } of leaves) {
    const [key, ...rest] = path
    const inner = members.get(key!)
    if (inner) inner.push({ path: rest, value })
    else members.set(key!, [{ path: rest, value }])
  }
  const isList = [...members.keys()].every((key) => typeof key === 'number')
  if (isList)
    return [...members]
      .sort(([one], [other]) => Number(one) - Number(other))
      .map(([, inner]) => valueOfLeaves(inner) ?? null)
  return Object.fromEntries([...members].map(([key, inner]) => [String(key), valueOfLeaves(inner) ?? null]))
}

/** Steps as people read them: items count from 1 with a #, `#1/name`; a single value is `.`. */
export function textOfPath(path: readonly (string | number)[]): string {
  if (path.length === 0) return '.'
  return path.map((key) => (typeof key === 'number' ? `#${key + 1}` : nameText(key))).join('/')
}

/** A name that would not be read as it is stands in quotation marks: `"Gas / steam"`. */
function nameText(name: string): string {
  return name.trim() !== name || /^$|^\.$|[#\\"/~]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name
}

/** One step of a place: in quotation marks, or up to the next /. */
const STEP = /"(?:[^"]|"")*"|[^/]*/y

/**
 * The steps that a text means; `undefined` for a text that means none.
 * @param node what the place is in: a name of its own that no further step can follow may hold a / as it is
 */
export function pathOfText(text: string, node?: FormNode): (string | number)[] | undefined {
  const tidy = text.trim()
  if (tidy === '') return undefined
  if (tidy === '.') return []
  const path: (string | number)[] = []
  let at = node
  for (let start = 0; start <= tidy.length;) {
    STEP.lastIndex = start
    const [written] = STEP.exec(tidy)!
    const step = stepOf(written)
    if (at && !written.startsWith('"') && isLastName(at, step))
      return [...path, unescapeKey(tidy.slice(start))]
    path.push(step)
    at = at && childAt(at, step)
    start += written.length
    if (start < tidy.length && tidy[start] !== '/') return undefined
    start++
  }
  return path
}

function stepOf(written: string): string | number {
  if (/^"(?:[^"]|"")*"$/.test(written)) return written.slice(1, -1).replaceAll('""', '"')
  const number = /^#([1-9]\d*)$/.exec(written)
  // workbooks of earlier releases write a / in a name as pointers do
  return number ? Number(number[1]) - 1 : unescapeKey(written.replace(/^\\/, ''))
}

/** Whether a step is a name of the applicant's own, of an entry in which nothing else can stand. */
function isLastName(node: FormNode, step: string | number): boolean {
  if (node.kind !== 'map' || membersThrough(node).some(({ key }) => key === String(step))) return false
  return node.children
    .filter(({ repeated }) => repeated)
    .every(({ kind, shape }) => kind === 'cell' && shape !== 'other')
}

/** A path with `*` for any item. */
export function patternOf(path: Leaf['path']): string {
  return joinPointer(path.map((key) => (typeof key === 'number' ? '*' : key)))
}

/**
 * The node of a place inside a node, and the titles on the way to it.
 * @param value what stands in the node, by which it is told which alternative a member is of
 */
export function nodeOfPath(
  node: FormNode,
  path: readonly (string | number)[],
  value?: unknown,
): { readonly node: FormNode | undefined; readonly titles: readonly string[] } {
  let at: FormNode | undefined = node
  let current = value
  const titles: string[] = []
  for (const key of path) {
    at = at && childAt(at, key, current)
    current = ownMember(current, String(key))
    const title = at && !at.repeated ? at.title : ''
    titles.push(title || (typeof key === 'number' ? String(key + 1) : key))
  }
  return { node: at, titles }
}

function childAt(node: FormNode, key: string | number, current?: unknown): FormNode | undefined {
  const named = membersThrough(node, current).find((child) => child.key === String(key))
  return named ?? node.children.find((child) => child.repeated)
}
