import {
  below,
  equal,
  fieldsOf,
  isObject,
  isWithin,
  LISTS,
  listsOfPart,
  ownKeys,
  treeOf,
  valueAt,
} from '@formwright/definition'
import type { FormBundle, Json } from '@formwright/definition'
import { alignRows } from '../merge/align-rows.ts'
import type { Row } from '../merge/align-rows.ts'
import { isRows } from '../merge/merge-rows.ts'

/** A place whose value differs between two documents. */
export interface Difference {
  readonly pointer: string
  readonly before: Json | undefined
  readonly after: Json | undefined
}

/**
 * What differs between two documents of an edition, as people speak of it: cell by cell in form order, those
 * of rows too where all rows stand where they stood, then each 清单 as a whole, then what belongs to the
 * document as a whole (attachments, reasons).
 */
export function compareDocuments(
  bundle: Pick<FormBundle, 'schema' | 'parts'>,
  before: unknown,
  after: unknown,
): Difference[] {
  const cells = fieldsOf(bundle)
    .flatMap((field) => field.cells.map(({ pointer }) => pointer))
    .filter((pointer) => !pointer.includes('/*'))
  const lists = bundle.parts.flatMap(({ key }) => listsOfPart(bundle, key).map(({ pointer }) => pointer))
  const shown = new Set(['lists', ...ownKeys(treeOf(bundle).root)])
  const others = [
    ...new Set([before, after].flatMap((document) => (isObject(document) ? Object.keys(document) : []))),
  ].filter((key) => !shown.has(key))
  return [...new Set([...cells, ...lists, ...others.map((key) => below('', key))])].flatMap((pointer) => {
    const [one, other] = [before, after].map((document) => valueAt(document, pointer) as Json | undefined)
    if (equal(one, other)) return []
    const inRows =
      isRows(one) && isRows(other) && !isWithin(pointer, LISTS)
        ? differencesInRows(bundle, pointer, one, other)
        : undefined
    return inRows ?? [{ pointer, before: one, after: other }]
  })
}

/** More cells of one list than these are told as the list. */
const MOST_CELLS = 20

/** The cells that differ in rows that all stand where they stood; nothing where rows came, went or moved. */
function differencesInRows(
  bundle: Pick<FormBundle, 'schema' | 'parts'>,
  list: string,
  before: readonly Row[],
  after: readonly Row[],
): Difference[] | undefined {
  if (before.length !== after.length || alignRows(before, after)?.some((to, from) => to !== from) !== false)
    return undefined
  const tree = treeOf(bundle)
  const within = (pointer: string, one: unknown, other: unknown): Difference[] => {
    if (equal(one, other)) return []
    const told = { pointer, before: one as Json | undefined, after: other as Json | undefined }
    if (isRows(one) && isRows(other)) return differencesInRows(bundle, pointer, one, other) ?? [told]
    if (!isObject(one) || !isObject(other) || tree.nodeAt(pointer)?.kind !== 'group') return [told]
    const keys = new Set([...Object.keys(one), ...Object.keys(other)])
    return [...keys].flatMap((key) => within(below(pointer, key), one[key], other[key]))
  }
  const found = before.flatMap((row, index) => within(below(list, index), row, after[index]))
  return found.length > MOST_CELLS ? undefined : found
}
