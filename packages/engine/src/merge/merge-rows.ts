import { equal, isEmpty, isObject } from '@formwright/definition'
import type { RowIndexes } from '../rows/row-indexes.ts'
import { alignRows, likeness } from './align-rows.ts'
import type { Row } from './align-rows.ts'
import { holdsMark, MARKS } from './marks.ts'
import { SIDES } from './versions.ts'
import type { At, Sides, Versions } from './versions.ts'

/** The result of merging a list of rows. */
export interface MergedRows {
  readonly sides: Sides<readonly unknown[]>
  /** Index in each version → index in the merged list. */
  readonly indexes: Versions<RowIndexes>
}

/** Merges a row that both changed, given its index in each version and in the result. */
type MergeRow = (rows: Versions<Row>, indexes: { readonly [K in keyof At]: number }) => Sides

/** Minimum similarity for two changed rows to count as the same row. */
const SAME_THING = 0.5

/** Whether a value is a list of objects. */
export function isRows(value: unknown): value is readonly Row[] {
  return Array.isArray(value) && value.every(isObject)
}

/**
 * Merges two versions of a list whose rows have no ids: additions, deletions and changes of either side are
 * applied; rows that both added at one index are kept with theirs first. Returns `undefined` if rows cannot
 * be matched: one side deleted what the other changed, both replaced a row, or both assigned the same key.
 */
export function mergeRows(versions: Versions<readonly Row[]>, mergeRow: MergeRow): MergedRows | undefined {
  const { base, mine, theirs } = versions
  const [toMine, toTheirs] = [alignRows(base, mine), alignRows(base, theirs)]
  if (!toMine || !toTheirs) return undefined
  const added = { mine: addedRows(toMine, mine), theirs: addedRows(toTheirs, theirs) }
  if (shareKey([...added.mine.values()].flat(), [...added.theirs.values()].flat(), versions)) return undefined
  const rows = new MergedRowList()
  for (const [index, before] of base.entries()) {
    rows.addInserted(index, added, versions)
    const [atMine, atTheirs] = [toMine[index], toTheirs[index]]
    if (atMine !== undefined && atTheirs !== undefined) {
      const both = { base: before, mine: mine[atMine]!, theirs: theirs[atTheirs]! }
      const indexes = { base: index, mine: atMine, theirs: atTheirs }
      const row = rowOf(both, () => mergeRow(both, { ...indexes, merged: rows.count }))
      if (!row) return undefined
      rows.add(row, indexes)
    } else if (atMine !== undefined) {
      if (!equal(mine[atMine], before)) return undefined
    } else if (atTheirs !== undefined) {
      if (!equal(theirs[atTheirs], before)) return undefined
      rows.add({ base: theirs[atTheirs]! }, {})
    }
  }
  rows.addInserted(base.length, added, versions)
  const { sides } = rows
  return isFoundAgain(sides, theirs, rows.indexes.theirs) ? { sides, indexes: rows.indexes } : undefined
}

/** Added rows, by the index of the earlier row that they precede. */
interface Added {
  readonly mine: ReadonlyMap<number, readonly number[]>
  readonly theirs: ReadonlyMap<number, readonly number[]>
}

/** Builds the merged rows, with the index of each in the versions. */
class MergedRowList {
  readonly sides = { document: [] as unknown[], marked: [] as unknown[], base: [] as unknown[] }
  readonly indexes = {
    base: new Map<number, number>(),
    mine: new Map<number, number>(),
    theirs: new Map<number, number>(),
  }

  get count(): number {
    return this.sides.document.length
  }

  add(row: Partial<Sides>, indexes: Partial<Versions<number>>): void {
    if (row.document !== undefined)
      for (const [side, index] of Object.entries(indexes))
        this.indexes[side as keyof Versions].set(index, this.count)
    for (const side of SIDES) if (row[side] !== undefined) this.sides[side].push(row[side])
  }

  addInserted(before: number, added: Added, versions: Versions<readonly Row[]>): void {
    const [ofMine, ofTheirs] = [added.mine.get(before) ?? [], added.theirs.get(before) ?? []]
    const both = sameRows(ofMine, ofTheirs, versions)
    for (const at of ofTheirs) {
      const row = versions.theirs[at]!
      const twin = both.get(at)
      const indexes = { theirs: at, ...(twin === undefined ? {} : { mine: twin }) }
      this.add({ document: row, marked: row, base: row }, indexes)
    }
    const twins = new Set(both.values())
    for (const at of ofMine)
      if (!twins.has(at)) this.add({ document: versions.mine[at]!, marked: versions.mine[at]! }, { mine: at })
  }
}

/** Whether rows with conflicts would be matched again by the next merge. */
function isFoundAgain(
  sides: Sides<readonly unknown[]>,
  theirs: readonly Row[],
  indexes: RowIndexes,
): boolean {
  const base = sides.base as readonly Row[]
  if (!base.some(holdsMark)) return true
  const now = alignRows(base, sides.document as readonly Row[])
  const there = alignRows(base, theirs)
  return base.every((_, index) => now?.[index] === indexes.get(index) && there?.[index] === index)
}

/** Merges a row that both still have; `undefined` if they conflict as a whole. */
function rowOf(rows: Versions<Row>, merged: () => Sides): Sides | undefined {
  const { base, mine, theirs } = rows
  if (equal(base, mine) || equal(base, theirs) || equal(mine, theirs)) return merged()
  if (likeness(base, mine) < SAME_THING || likeness(base, theirs) < SAME_THING) return undefined
  const sides = merged()
  // a row without agreed values could not be distinguished from others
  const isOpen = Object.values(sides.base as Row).every((value) => value === MARKS.base)
  return isOpen ? undefined : sides
}

/** The indexes of added rows, by the index of the earlier row that they precede. */
function addedRows(
  became: readonly (number | undefined)[],
  rows: readonly Row[],
): ReadonlyMap<number, readonly number[]> {
  const known = new Map(became.flatMap((to, from) => (to === undefined ? [] : [[to, from] as const])))
  const added = new Map<number, number[]>()
  let front = 0
  for (const index of rows.keys()) {
    const from = known.get(index)
    if (from === undefined) added.set(front, [...(added.get(front) ?? []), index])
    else front = from + 1
  }
  return added
}

/** Rows that both added with equal content: index → my index. Blank rows do not count. */
function sameRows(
  mine: readonly number[],
  theirs: readonly number[],
  versions: Versions<readonly Row[]>,
): ReadonlyMap<number, number> {
  const same = new Map<number, number>()
  const left = new Set(mine)
  for (const at of theirs) {
    const row = versions.theirs[at]!
    const twin = isEmpty(row) ? undefined : [...left].find((index) => equal(versions.mine[index], row))
    if (twin === undefined) continue
    left.delete(twin)
    same.set(at, twin)
  }
  return same
}

/** RD08: the form of an assigned row key. */
const KEY = /^\D+\d+$/

/** Whether rows added by both sides share a key, so that references would be ambiguous. */
function shareKey(
  mine: readonly number[],
  theirs: readonly number[],
  versions: Versions<readonly Row[]>,
): boolean {
  const named = theirs.map((index) => versions.theirs[index]!)
  return mine.some((index) => {
    const row = versions.mine[index]!
    return named.some(
      (other) =>
        !equal(row, other) &&
        Object.entries(row).some(
          ([member, value]) => typeof value === 'string' && KEY.test(value) && other[member] === value,
        ),
    )
  })
}
