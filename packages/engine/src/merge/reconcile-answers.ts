import { equal, instances, isObject, rowKey, splitPointer, valueAt } from '@formwright/definition'
import type { FormBundle, Json } from '@formwright/definition'
import { keyedOf, keyIn } from '../rows/keyed-tables.ts'
import type { KeyedTable } from '../rows/keyed-tables.ts'
import { rewritten } from '../rows/row-changes.ts'
import type { Names } from '../rows/row-changes.ts'
import { withValue } from '../structure/with-value.ts'
import { alignRows } from './align-rows.ts'
import type { Row } from './align-rows.ts'
import { isRows } from './merge-rows.ts'
import { reconcile } from './merge.ts'
import type { Conflict, Reconciled } from './merge.ts'
import { each } from './versions.ts'
import type { Versions } from './versions.ts'

/**
 * As `reconcile`, for answers to a form. If two people assigned different keys (`x-key`) to the rows of a
 * table, rows are matched by content: two rows that were both RD08 are both kept and renumbered, and
 * references follow them.
 */
export function reconcileAnswers(
  bundle: FormBundle,
  base: unknown,
  mine: unknown,
  theirs: unknown,
): Reconciled {
  const versions = { base, mine, theirs }
  const tables = renamedTables(bundle, versions)
  if (tables.length === 0 || equal(base, mine) || equal(base, theirs)) return reconcile(base, mine, theirs)
  const neutral = each(versions, (document, side) =>
    tables.reduce((result, { table, standIns, keys }) => {
      const pairs = standIns[side].map((standIn, index) => [keys[side][index], standIn] as const)
      // a reference to a duplicate key means the first row
      const names = new Map([...pairs].reverse())
      return withKeys(bundle, result, table, { keys: standIns[side], names })
    }, document),
  )
  const merged = reconcile(neutral.base, neutral.mine, neutral.theirs)
  if (!tables.every(({ table }) => isRows(valueAt(merged.marked, table.list.pointer))))
    return reconcile(base, mine, theirs)
  const final = tables.map((renamed) => finalKeys(renamed, merged.document))
  const named = (document: unknown, names: readonly Names[]) =>
    tables.reduce((result, { table }, index) => {
      const keys = keysIn(result, table).map((standIn) => names[index]!.get(standIn))
      return withKeys(bundle, result, table, { keys, names: names[index]! })
    }, document)
  const known = tables.map(({ standIns, keys }) => namesOf(standIns.theirs, keys.theirs))
  const conflicts = merged.conflicts.map((conflict): Conflict => {
    const { pointer, ...values } = conflict
    return { pointer, ...each(values, (value) => withoutStandIns(value, final)) }
  })
  return {
    document: named(merged.document, final),
    marked: named(merged.marked, final),
    base: named(merged.base, known),
    conflicts,
    pointersBySide: new Map([...merged.pointersBySide.values()].map((at, index) => [conflicts[index]!, at])),
  }
}

/** A table whose row keys were reassigned. */
interface RenamedTable {
  readonly table: KeyedTable
  readonly keys: Versions<readonly unknown[]>
  /** A unique name for each row that is the same in all versions. */
  readonly standIns: Versions<readonly string[]>
}

function renamedTables(bundle: FormBundle, versions: Versions): RenamedTable[] {
  return keyedOf(bundle).tables.flatMap((table): RenamedTable[] => {
    if (table.isShared || table.list.pointer.includes('*')) return []
    const keys = each(versions, (document) => keysIn(document, table))
    if (equal(keys.base, keys.mine) && equal(keys.base, keys.theirs)) return []
    const standIns = standInsOf(table, versions)
    return standIns ? [{ table, keys, standIns }] : []
  })
}

/** `undefined` if rows cannot be matched. */
function standInsOf({ list, cell }: KeyedTable, versions: Versions): Versions<string[]> | undefined {
  const { base, mine, theirs } = each(versions, (document) => valueAt(document, list.pointer) ?? [])
  if (!isRows(base) || !isRows(mine) || !isRows(theirs)) return undefined
  const bare = (rows: readonly Row[]) => rows.map((row) => withValue(row, [cell.key], undefined) as Row)
  const [toMine, toTheirs] = [alignRows(bare(base), bare(mine)), alignRows(bare(base), bare(theirs))]
  if (!toMine || !toTheirs) return undefined
  const own = (of: 'base' | 'mine' | 'theirs', rows: readonly Row[]) =>
    rows.map((_, index) => `${STAND_IN}${of} ${index}`)
  const standIns = { base: own('base', base), mine: own('mine', mine), theirs: own('theirs', theirs) }
  for (const [index, at] of toMine.entries()) if (at !== undefined) standIns.mine[at] = standIns.base[index]!
  for (const [index, at] of toTheirs.entries())
    if (at !== undefined) standIns.theirs[at] = standIns.base[index]!
  // a row that both added with equal content is one row
  for (const [index, row] of theirs.entries()) {
    if (toTheirs.includes(index)) continue
    const twin = mine.findIndex((other, at) => !toMine.includes(at) && equal(other, row))
    if (twin >= 0) standIns.mine[twin] = standIns.theirs[index]!
  }
  return standIns
}

/** A prefix that no assigned key has. */
const STAND_IN = '\u0001'

/** The final keys: those of the side that reassigned them; if both did, by row order. */
function finalKeys({ table, keys, standIns }: RenamedTable, document: unknown): Names {
  const isAnew = (side: 'mine' | 'theirs') => !equal(keys.base, keys[side])
  const given = isAnew('mine') && isAnew('theirs') ? undefined : isAnew('mine') ? 'mine' : 'theirs'
  const current = given ? namesOf(standIns[given], keys[given]) : undefined
  const names = new Map<unknown, string | undefined>(
    Object.values(standIns).flatMap((all: readonly string[]) => all.map((standIn) => [standIn, undefined])),
  )
  for (const [index, standIn] of keysIn(document, table).entries())
    names.set(standIn, current?.has(standIn) ? current.get(standIn) : rowKey(table.pattern, index + 1))
  return names
}

function namesOf(standIns: readonly string[], keys: readonly unknown[]): Names {
  return new Map(standIns.map((standIn, index) => [standIn, keys[index] as string | undefined]))
}

function keysIn(document: unknown, { list, cell }: KeyedTable): readonly unknown[] {
  const rows = valueAt(document, list.pointer)
  return isRows(rows) ? rows.map((row) => keyIn(row, cell)) : []
}

/** A document with other row keys in a table, and updated references. */
function withKeys(
  bundle: FormBundle,
  document: unknown,
  table: KeyedTable,
  { keys, names }: { readonly keys: readonly unknown[]; readonly names: Names },
): unknown {
  const { list, cell } = table
  const rows = valueAt(document, list.pointer)
  if (!isRows(rows)) return document
  const next = rows.map((row, index) => withValue(row, [cell.key], keys[index]))
  return rewritten(bundle, withValue(document, splitPointer(list.pointer), next), table, list.pointer, names)
}

/** A document without assigned keys, so that a row is compared by content rather than number. */
export function withoutKeys(bundle: FormBundle, document: unknown): unknown {
  let next = document
  for (const { list, cell } of keyedOf(bundle).tables)
    for (const { pointer, value } of instances(list, document))
      if (isRows(value))
        next = withValue(
          next,
          splitPointer(pointer),
          value.map((row) => withValue(row, [cell.key], undefined)),
        )
  return next
}

/** A value of a conflict for display. */
function withoutStandIns(value: Json | undefined, names: readonly Names[]): Json | undefined {
  const inWords = (text: string) => names.find((one) => one.has(text))?.get(text) ?? text
  if (typeof value === 'string') return inWords(value)
  if (Array.isArray(value)) return value.map((item) => withoutStandIns(item, names)!)
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, current]) => [inWords(key), withoutStandIns(current as Json, names)!]),
  )
}
