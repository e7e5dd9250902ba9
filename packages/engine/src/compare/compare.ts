import {
  below,
  bundleInYears,
  equal,
  fieldsOf,
  isObject,
  isWithin,
  LISTS,
  listsOfPart,
  ownKeys,
  ownMember,
  treeOf,
  valueAt,
} from '@formwright/definition'
import type { FormBundle, Json } from '@formwright/definition'
import { alignRows } from '../merge/align-rows.ts'
import type { Row } from '../merge/align-rows.ts'
import { isRows } from '../merge/merge-rows.ts'
import { rowsAfter } from '../merge/pointer-after.ts'
import { withoutKeys } from '../merge/reconcile-answers.ts'
import { keyedOf, keyIn } from '../rows/keyed-tables.ts'
import { rewritten } from '../rows/row-changes.ts'

/** A pointer whose value differs between two documents. */
export interface Difference {
  readonly pointer: string
  readonly before: Json | undefined
  readonly after: Json | undefined
}

/**
 * Compares two documents of an edition as people would: by cell in form order (in rows too, if no row was
 * added or removed), then each 清单 as a whole, then the rest of the document (attachments, reasons). Rows with
 * keys are matched by position in the list's history, and references follow them.
 */
export function compareDocuments(edition: FormBundle, earlier: unknown, after: unknown): Difference[] {
  const bundle = bundleInYears(edition, after)
  const bundles = new Set([bundle, bundleInYears(edition, earlier)])
  const { before, moved } = withKeysOf(bundle, earlier, after)
  const cells = [...bundles]
    .flatMap((own) => fieldsOf(own).flatMap((field) => field.cells.map(({ pointer }) => pointer)))
    .filter((pointer) => !pointer.includes('/*'))
  const lists = edition.parts.flatMap(({ key }) => listsOfPart(edition, key).map(({ pointer }) => pointer))
  const shown = new Set(['lists', ...ownKeys(treeOf(edition).root)])
  const others = [
    ...new Set([before, after].flatMap((document) => (isObject(document) ? Object.keys(document) : []))),
  ].filter((key) => !shown.has(key))
  return [...new Set([...cells, ...lists, ...others.map((key) => below('', key))])].flatMap((pointer) => {
    const [one, other] = [before, after].map((document) => valueAt(document, pointer) as Json | undefined)
    if (equal(one, other)) return []
    const inRows =
      isRows(one) && isRows(other) && !isWithin(pointer, LISTS)
        ? differencesInRows(bundle, pointer, one, other, moved.get(pointer))
        : undefined
    return inRows ?? ofMembers(bundle, pointer, one, other) ?? [{ pointer, before: one, after: other }]
  })
}

/** The differing cells of a line with one cell per row of another list. */
function ofMembers(
  bundle: FormBundle,
  pointer: string,
  one: Json | undefined,
  other: Json | undefined,
): Difference[] | undefined {
  if (!isObject(one) || !isObject(other)) return undefined
  if (treeOf(bundle).nodeAt(pointer)?.schema['x-ref'] === undefined) return undefined
  return [...new Set([...Object.keys(other), ...Object.keys(one)])].flatMap((key) => {
    const [before, after] = [one, other].map((line) => ownMember(line, key) as Json | undefined)
    return equal(before, after) ? [] : [{ pointer: below(pointer, key), before, after }]
  })
}

/** The earlier index of each row, if none was added or removed. */
type CameFrom = readonly number[]

/** The document with references updated to the rows' current keys, and the lists whose rows moved. */
function withKeysOf(
  bundle: FormBundle,
  before: unknown,
  after: unknown,
): { readonly before: unknown; readonly moved: ReadonlyMap<string, CameFrom> } {
  let renamed = before
  const moved = new Map<string, CameFrom>()
  const { tables } = keyedOf(bundle)
  const [unkeyedBefore, unkeyedAfter] =
    tables.length > 0 ? [before, after].map((one) => withoutKeys(bundle, one)) : []
  for (const table of tables) {
    const list = table.list.pointer
    const [rows, now] = [before, after].map((document) => valueAt(document, list))
    if (table.isShared || list.includes('*') || !isRows(rows) || !isRows(now)) continue
    const keysOf = (some: readonly Row[]) => some.map((row) => keyIn(row, table.cell))
    const [was, is] = [unkeyedBefore, unkeyedAfter].map(
      (document) => valueAt(document, list) as readonly Row[],
    )
    if (equal(keysOf(rows), keysOf(now)) && equal(was, is)) continue
    const became = rowsAfter(was!, is!)
    if (became.every((to, from) => to === from)) continue
    const names = new Map(
      became.map((to, from) => {
        const key = to === undefined ? undefined : keyIn(now[to], table.cell)
        return [keyIn(rows[from], table.cell), typeof key === 'string' ? key : undefined] as const
      }),
    )
    renamed = rewritten(bundle, renamed, table, list, names)
    const from = now.map((_, to) => became.indexOf(to))
    if (rows.length === now.length && !from.includes(-1)) moved.set(list, from)
  }
  return { before: renamed, moved }
}

/** With more differing cells the list is reported as a whole. */
const MOST_CELLS = 20

/** The differing cells of matched rows; `undefined` if rows were added, removed or moved otherwise. */
function differencesInRows(
  bundle: Pick<FormBundle, 'schema' | 'parts'>,
  list: string,
  before: readonly Row[],
  after: readonly Row[],
  from?: CameFrom,
): Difference[] | undefined {
  if (
    !from &&
    (before.length !== after.length || alignRows(before, after)?.some((to, at) => to !== at) !== false)
  )
    return undefined
  const tree = treeOf(bundle)
  const within = (pointer: string, one: unknown, other: unknown): Difference[] => {
    if (equal(one, other)) return []
    const merged = { pointer, before: one as Json | undefined, after: other as Json | undefined }
    if (isRows(one) && isRows(other)) return differencesInRows(bundle, pointer, one, other) ?? [merged]
    if (!isObject(one) || !isObject(other) || tree.nodeAt(pointer)?.kind !== 'group') return [merged]
    const keys = new Set([...Object.keys(one), ...Object.keys(other)])
    return [...keys].flatMap((key) => within(below(pointer, key), ownMember(one, key), ownMember(other, key)))
  }
  const found = after.flatMap((row, index) => within(below(list, index), before[from?.[index] ?? index], row))
  return found.length > MOST_CELLS ? undefined : found
}
