import { below } from '@formwright/definition'
import type { Json } from '@formwright/definition'
import { equal, isObject } from './equal.ts'

/** Two people changed one place to different values. */
export interface Conflict {
  readonly pointer: string
  readonly base: Json | undefined
  readonly mine: Json | undefined
  readonly theirs: Json | undefined
}

/** What comes of two changes to one document. */
export interface Merged {
  /** Both changes; where they conflict, mine. */
  readonly document: unknown
  readonly conflicts: readonly Conflict[]
}

/**
 * Brings together what two people made of one document, field by field. Objects merge by member, lists of things that
 * have an `id` by that, other lists are one value.
 */
export function mergeDocuments(base: unknown, mine: unknown, theirs: unknown): Merged {
  const conflicts: Conflict[] = []
  return { document: merge(base, mine, theirs, '', conflicts), conflicts }
}

function merge(
  base: unknown,
  mine: unknown,
  theirs: unknown,
  pointer: string,
  conflicts: Conflict[],
): unknown {
  if (equal(mine, theirs) || equal(base, theirs)) return mine
  if (equal(base, mine)) return theirs
  if (isObject(mine) && isObject(theirs) && (isObject(base) || base === undefined))
    return mergeObjects(base ?? {}, mine, theirs, pointer, conflicts)
  const rows = [base ?? [], mine, theirs].map(byId)
  if (rows.every((map) => map !== undefined))
    return mergeRows(rows[0]!, rows[1]!, rows[2]!, pointer, conflicts)
  conflicts.push({ pointer, base: base as Json, mine: mine as Json, theirs: theirs as Json })
  return mine
}

function mergeObjects(
  base: Record<string, unknown>,
  mine: Record<string, unknown>,
  theirs: Record<string, unknown>,
  pointer: string,
  conflicts: Conflict[],
): unknown {
  const result: Record<string, unknown> = {}
  for (const key of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
    const value = merge(own(base, key), own(mine, key), own(theirs, key), below(pointer, key), conflicts)
    if (value !== undefined) result[key] = value
  }
  return result
}

type Rows = ReadonlyMap<string, unknown>

/** Theirs in their order, then what only mine has. */
function mergeRows(base: Rows, mine: Rows, theirs: Rows, pointer: string, conflicts: Conflict[]): unknown[] {
  const result: unknown[] = []
  for (const id of new Set([...theirs.keys(), ...mine.keys()])) {
    const value = merge(base.get(id), mine.get(id), theirs.get(id), below(pointer, result.length), conflicts)
    if (value !== undefined) result.push(value)
  }
  return result
}

/** A list by the ids of its entries, when each has one of its own. */
function byId(list: unknown): Rows | undefined {
  if (!Array.isArray(list)) return undefined
  const rows = new Map<string, unknown>()
  for (const entry of list) {
    const id = isObject(entry) ? entry.id : undefined
    if (typeof id !== 'string' || rows.has(id)) return undefined
    rows.set(id, entry)
  }
  return rows
}

function own(object: Record<string, unknown>, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined
}
