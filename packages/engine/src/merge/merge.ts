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

/** A location that two people changed to different values. */
export interface Conflict {
  readonly pointer: string
  readonly base: Json | undefined
  readonly mine: Json | undefined
  readonly theirs: Json | undefined
}

/** The result of merging two versions of a document. */
export interface Merged {
  /** The merged document; conflicts are resolved in favour of mine. */
  readonly document: unknown
  readonly conflicts: readonly Conflict[]
}

/** A merge whose conflicts stay open until they are resolved. */
export interface Reconciled extends Merged {
  /**
   * The merged document with a placeholder at each conflict. Servers do not accept the placeholder, so it
   * cannot be saved by mistake.
   */
  readonly marked: unknown
  /**
   * The new common base: theirs, with placeholders at conflicts. As the base of the next merge it reproduces
   * the same conflicts until both sides agree.
   */
  readonly base: unknown
  /** The pointer of a conflict in each version, because rows may have moved. */
  readonly pointersBySide: ReadonlyMap<Conflict, Versions<string>>
}

/** Resolves a conflict; `undefined` leaves it open. */
export type Decide = (conflict: Conflict) => 'mine' | 'theirs' | undefined

/**
 * Three-way merge of a document. Objects merge by member, lists of objects with `id` by id, lists of rows by
 * similarity; other lists are single values.
 */
export function mergeDocuments(base: unknown, mine: unknown, theirs: unknown): Merged {
  const { document, conflicts } = reconcile(base, mine, theirs)
  return { document, conflicts }
}

/** As `mergeDocuments`, returning what a later merge needs to continue. */
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

/** Moves attachments and lists along with their rows before they are merged. */
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

/** Collects conflicts and row moves, and resolves conflicts. */
class Work {
  readonly #conflicts: { readonly conflict: Conflict; readonly at: At }[] = []
  readonly moved: MovedList[] = []
  /** Whether anything refers to rows and has to follow them. */
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

  /** Runs `attempt`; if it fails, what it collected is discarded. */
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
 * Merges by id: theirs in their order, then those that only mine has. Rows are located by their index in the
 * result.
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
      // the placeholder of a row carries its id, so that the list stays a list of rows
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

/** The entries of a list by id, if each has a unique one. */
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

/** Merges lists of rows without ids, if the rows can be matched. */
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
