import { below, equal, isObject } from '@formwright/definition'
import type { Json } from '@formwright/definition'

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

/** A merge that goes on: conflicts stay open until somebody decides them. */
export interface Reconciled extends Merged {
  /**
   * Both changes, with a mark where they conflict: a text that no server stores, so it cannot be sent by
   * mistake.
   */
  readonly marked: unknown
  /**
   * What the two agree on from now on: theirs, with a mark where they conflict. As the base of the next merge
   * of the same two documents it gives the same conflicts again, whatever is typed there, until both hold the
   * same.
   */
  readonly base: unknown
}

/** Who is right about a conflict; undefined leaves it open. */
export type Decide = (conflict: Conflict) => 'mine' | 'theirs' | undefined

/** Stand where two documents conflict. No answers hold them: U+0000 cannot be stored. */
const MARKS = { marked: '\u0000undecided', base: '\u0000' } as const

/**
 * Brings together what two people made of one document, field by field. Objects merge by member, lists of
 * things that have an `id` by that, other lists are one value.
 */
export function mergeDocuments(base: unknown, mine: unknown, theirs: unknown): Merged {
  const { document, conflicts } = reconcile(base, mine, theirs)
  return { document, conflicts }
}

/** As `mergeDocuments`, with what a merge needs that is not finished at once. */
export function reconcile(
  base: unknown,
  mine: unknown,
  theirs: unknown,
  decide: Decide = () => undefined,
): Reconciled {
  const conflicts: Conflict[] = []
  const found = (conflict: Conflict): Sides => {
    const right = decide(conflict)
    if (right !== undefined)
      return { document: conflict[right], marked: conflict[right], base: conflict.theirs }
    conflicts.push(conflict)
    return { document: conflict.mine, ...MARKS }
  }
  return { ...merge(base, mine, theirs, '', found), conflicts }
}

interface Sides {
  readonly document: unknown
  readonly marked: unknown
  readonly base: unknown
}

type Found = (conflict: Conflict) => Sides

function merge(base: unknown, mine: unknown, theirs: unknown, pointer: string, found: Found): Sides {
  if (equal(mine, theirs) || equal(base, theirs)) return { document: mine, marked: mine, base: theirs }
  if (equal(base, mine)) return { document: theirs, marked: theirs, base: theirs }
  if (isObject(mine) && isObject(theirs) && (isObject(base) || base === undefined))
    return mergeObjects(base ?? {}, mine, theirs, pointer, found)
  const rows = [base ?? [], mine, theirs].map(byId)
  if (rows.every((map) => map !== undefined)) return mergeRows(rows[0]!, rows[1]!, rows[2]!, pointer, found)
  return found({ pointer, base: base as Json, mine: mine as Json, theirs: theirs as Json })
}

function mergeObjects(
  base: Record<string, unknown>,
  mine: Record<string, unknown>,
  theirs: Record<string, unknown>,
  pointer: string,
  found: Found,
): Sides {
  const result = { document: {}, marked: {}, base: {} } as Record<keyof Sides, Record<string, unknown>>
  for (const key of new Set([...Object.keys(theirs), ...Object.keys(mine), ...Object.keys(base)])) {
    const sides = merge(own(base, key), own(mine, key), own(theirs, key), below(pointer, key), found)
    for (const side of SIDES) if (sides[side] !== undefined) result[side][key] = sides[side]
  }
  return result
}

const SIDES = ['document', 'marked', 'base'] as const

type Rows = ReadonlyMap<string, unknown>

/**
 * Theirs in their order, then what only mine has. A row is named by where it stands, or would stand, in the
 * document.
 */
function mergeRows(base: Rows, mine: Rows, theirs: Rows, pointer: string, found: Found): Sides {
  const result = { document: [], marked: [], base: [] } as Record<keyof Sides, unknown[]>
  for (const id of new Set([...theirs.keys(), ...mine.keys(), ...base.keys()])) {
    const at = below(pointer, result.document.length)
    const sides = merge(base.get(id), mine.get(id), theirs.get(id), at, found)
    for (const side of SIDES) {
      const mark = side === 'document' ? undefined : MARKS[side]
      // a list of rows stays one: the mark has the id of the row
      const row = mark !== undefined && sides[side] === mark ? { id, [mark]: true } : sides[side]
      if (row !== undefined) result[side].push(row)
    }
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
