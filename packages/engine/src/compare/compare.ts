import {
  below,
  equal,
  fieldsOf,
  isObject,
  listsOfPart,
  ownKeys,
  treeOf,
  valueAt,
} from '@formwright/definition'
import type { FormBundle, Json } from '@formwright/definition'

/** A place whose value differs between two documents. */
export interface Difference {
  readonly pointer: string
  readonly before: Json | undefined
  readonly after: Json | undefined
}

/**
 * What differs between two documents of an edition, as people speak of it: cell by cell in form order, then
 * each 清单 as a whole, then what belongs to the document as a whole (attachments, reasons).
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
    return equal(one, other) ? [] : [{ pointer, before: one, after: other }]
  })
}
