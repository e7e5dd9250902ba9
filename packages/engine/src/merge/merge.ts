import { below, equal, isObject, ownMember } from '@formwright/definition'
import type { Json } from '@formwright/definition'
import { withProofsFollowing } from '../rows/row-indexes.ts'
import { MARKS } from './marks.ts'
import { isRows, mergeRows } from './merge-rows.ts'
import { inverse, hasMovedRows, movedLists } from './row-moves.ts'
import type { MovedList } from './row-moves.ts'
import { holdsProofs, joined, onlyProofs, withoutProofs } from './proofs.ts'
import { each, ROOT, SIDES } from './versions.ts'
import type { At, Sides, Versions } from './versions.ts'

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
  /** Where the place of a conflict stands in each version: rows may stand elsewhere there. */
  readonly pointersBySide: ReadonlyMap<Conflict, Versions<string>>
}

/** Who is right about a conflict; undefined leaves it open. */
export type Decide = (conflict: Conflict) => 'mine' | 'theirs' | undefined

/**
 * Brings together what two people made of one document, field by field. Objects merge by member; lists of
 * things that have an `id` by that, lists of rows by what their rows have in common; other lists are one
 * value.
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
  const documents = { base, mine, theirs }
  const work = new Work(decide, Object.values(documents).some(holdsProofs))
  const sides = merge(documents, ROOT, work)
  return work.moved.length === 0 ? { ...sides, ...work.open() } : withProofs(documents, decide)
}

/** Rows went elsewhere: the files and lists that stand in them go along before they are merged. */
function withProofs(documents: Versions, decide: Decide): Reconciled {
  const work = new Work(decide, true)
  const values = merge(each(documents, withoutProofs), ROOT, work)
  const indexes = (side: keyof Versions) =>
    new Map(work.moved.map(({ at, indexes: to }) => [at[side], to[side]]))
  const proofs = merge(
    each(documents, (document, side) => onlyProofs(withProofsFollowing(document, indexes(side)))),
    ROOT,
    work,
  )
  const back = new Map(work.moved.map(({ at, indexes: { theirs } }) => [at.merged, inverse(theirs)]))
  return {
    document: joined(values.document, proofs.document),
    marked: joined(values.marked, proofs.marked),
    base: joined(values.base, withProofsFollowing(proofs.base, back)),
    ...work.open(),
  }
}

/** Who is right is asked here; what conflicts and which rows moved is kept here. */
class Work {
  readonly #conflicts: { readonly conflict: Conflict; readonly at: At }[] = []
  readonly moved: MovedList[] = []
  /** Whether anything stands in rows that has to go where they go. */
  readonly follows: boolean
  readonly #decide: Decide

  constructor(decide: Decide, follows: boolean) {
    this.#decide = decide
    this.follows = follows
  }

  open(): Pick<Reconciled, 'conflicts' | 'pointersBySide'> {
    return {
      conflicts: this.#conflicts.map(({ conflict }) => conflict),
      pointersBySide: new Map(this.#conflicts.map(({ conflict, at }) => [conflict, at])),
    }
  }

  found(versions: Versions, at: At): Sides {
    const conflict = { pointer: at.merged, ...(versions as Versions<Json | undefined>) }
    const right = this.#decide(conflict)
    if (right !== undefined)
      return { document: conflict[right], marked: conflict[right], base: conflict.theirs }
    this.#conflicts.push({ conflict, at })
    return { document: conflict.mine, ...MARKS }
  }

  /** What is found by `attempt`; when it comes to nothing, it found nothing. */
  try<T>(attempt: () => T | undefined): T | undefined {
    const [conflicts, moved] = [this.#conflicts.length, this.moved.length]
    const result = attempt()
    if (result !== undefined) return result
    this.#conflicts.length = conflicts
    this.moved.length = moved
    return undefined
  }
}

function merge(versions: Versions, at: At, work: Work): Sides {
  const { base, mine, theirs } = versions
  if (equal(mine, theirs)) return { document: mine, marked: mine, base: theirs }
  if (equal(base, theirs)) {
    if (work.follows) work.moved.push(...movedLists(theirs, mine, at, ['base', 'theirs']))
    return { document: mine, marked: mine, base: theirs }
  }
  if (equal(base, mine)) {
    if (work.follows) work.moved.push(...movedLists(mine, theirs, at, ['base', 'mine']))
    return { document: theirs, marked: theirs, base: theirs }
  }
  if (isObject(mine) && isObject(theirs) && (isObject(base) || base === undefined))
    return mergeObjects({ base: base ?? {}, mine, theirs }, at, work)
  return mergedById(versions, at, work) ?? mergedRows(versions, at, work) ?? work.found(versions, at)
}

function mergeObjects(versions: Versions<Record<string, unknown>>, at: At, work: Work): Sides {
  const { base, mine, theirs } = versions
  const result = { document: {}, marked: {}, base: {} } as Record<keyof Sides, Record<string, unknown>>
  for (const key of new Set([...Object.keys(theirs), ...Object.keys(mine), ...Object.keys(base)])) {
    const sides = merge(
      each(versions, (object) => ownMember(object, key)),
      each(at, (pointer) => below(pointer, key)),
      work,
    )
    for (const side of SIDES) if (sides[side] !== undefined) result[side][key] = sides[side]
  }
  return result
}

/**
 * Theirs in their order, then what only mine has. A row is named by where it stands, or would stand, in the
 * document.
 */
function mergedById(versions: Versions, at: At, work: Work): Sides | undefined {
  const rows = each({ ...versions, base: versions.base ?? [] }, byId)
  const { base, mine, theirs } = rows
  if (!base || !mine || !theirs) return undefined
  const result = { document: [], marked: [], base: [] } as Record<keyof Sides, unknown[]>
  const indexes = each(rows, (map) => new Map([...map!.keys()].map((id, index) => [id, index])))
  const moved = each(rows, () => new Map<number, number>())
  for (const id of new Set([...theirs.keys(), ...mine.keys(), ...base.keys()])) {
    const merged = result.document.length
    const sides = merge(
      each(rows, (map) => map!.get(id)),
      each(at, (pointer, side) =>
        below(pointer, side === 'merged' ? merged : (indexes[side].get(id) ?? merged)),
      ),
      work,
    )
    for (const side of SIDES) {
      const mark = side === 'document' ? undefined : MARKS[side]
      // a list of rows stays one: the mark has the id of the row
      const row = mark !== undefined && sides[side] === mark ? { id, [mark]: true } : sides[side]
      if (row !== undefined) result[side].push(row)
    }
    if (sides.document === undefined) continue
    for (const side of ['base', 'mine', 'theirs'] as const) {
      const index = indexes[side].get(id)
      if (index !== undefined) moved[side].set(index, merged)
    }
  }
  if (work.follows && hasMovedRows(moved)) work.moved.push({ at, indexes: moved })
  return result
}

/** A list by the ids of its entries, when each has one of its own. */
function byId(list: unknown): ReadonlyMap<string, unknown> | undefined {
  if (!Array.isArray(list)) return undefined
  const rows = new Map<string, unknown>()
  for (const entry of list) {
    const id = isObject(entry) ? entry.id : undefined
    if (typeof id !== 'string' || rows.has(id)) return undefined
    rows.set(id, entry)
  }
  return rows
}

/** Lists of rows without names, when their rows can be told apart. */
function mergedRows(versions: Versions, at: At, work: Work): Sides | undefined {
  const { base = [], mine, theirs } = versions
  if (!isRows(base) || !isRows(mine) || !isRows(theirs)) return undefined
  return work.try(() => {
    const merged = mergeRows({ base, mine, theirs }, (rows, indexes) =>
      merge(
        rows,
        each(at, (pointer, side) => below(pointer, indexes[side])),
        work,
      ),
    )
    if (merged && work.follows && hasMovedRows(merged.indexes))
      work.moved.push({ at, indexes: merged.indexes })
    return merged?.sides
  })
}
