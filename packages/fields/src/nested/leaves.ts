import { joinPointer, ownMember, unescapeKey } from '@formwright/definition'
import type { FormNode, Json } from '@formwright/definition'
import { membersThrough } from './alternatives.ts'

/** A leaf of a nested value, and its path: member names and item indexes. */
export interface Leaf {
  readonly path: readonly (string | number)[]
  /** A string, number, boolean, null, or an empty list or object. */
  readonly value: Json
}

/** The leaves of a value, in order. */
export function leavesIn(value: unknown, path: readonly (string | number)[] = []): Leaf[] {
  if (value === undefined) return []
  if (typeof value !== 'object' || value === null) return [{ path, value: value as Json }]
  const members: readonly (readonly [string | number, unknown])[] = Array.isArray(value)
    ? value.map((item, index) => [index, item] as const)
    : Object.entries(value)
  if (members.length === 0) return [{ path, value: value as Json }]
  return members.flatMap(([key, item]) => leavesIn(item, [...path, key]))
}

/** Builds a value from leaves; list items are ordered by index, without gaps. `undefined` without leaves. */
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

/** A path as shown to people: items count from 1 with a #, as in `#1/name`; a single value is `.`. */
export function textOfPath(path: readonly (string | number)[]): string {
  if (path.length === 0) return '.'
  return path.map((key) => (typeof key === 'number' ? `#${key + 1}` : nameText(key))).join('/')
}

/** A name that would otherwise be read differently is quoted: `"Gas / steam"`. */
function nameText(name: string): string {
  return name.trim() !== name || /^$|^\.$|[#\\"/~]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name
}

/** One step of a path: quoted, or up to the next /. */
const STEP = /"(?:[^"]|"")*"|[^/]*/y

/**
 * Parses a path; `undefined` for an invalid one.
 * @param node the node that the path starts from: an applicant-defined name that no step can follow may
 *   contain / unquoted
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
  // workbooks of earlier releases escape / in names as JSON Pointer does
  return number ? Number(number[1]) - 1 : unescapeKey(written.replace(/^\\/, ''))
}

/** Whether a step is an applicant-defined name of an entry that is a single value. */
function isLastName(node: FormNode, step: string | number): boolean {
  if (node.kind !== 'map' || membersThrough(node).some(({ key }) => key === String(step))) return false
  return node.children
    .filter(({ repeated }) => repeated)
    .every(({ kind, shape }) => kind === 'cell' && shape !== 'other')
}

/** A path with `*` for items. */
export function patternOf(path: Leaf['path']): string {
  return joinPointer(path.map((key) => (typeof key === 'number' ? '*' : key)))
}

/**
 * The node of a path inside a node, and the titles along it.
 * @param value the node's value, which determines the alternative of a member
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
