import { ATTACHMENTS, LISTS } from '../document/document.ts'
import { isWithin } from '../json/pointer.ts'
import { treeOf } from '../tree/tree.ts'
import type { TreeBundle } from '../tree/tree.ts'
import type { FormFile } from '../types/index.ts'
import { mapFieldPaths } from './absolute.ts'

/**
 * What `form.json` says for an edition. The editions of a form share that file: a place that this one does
 * not have, and another has, is about the other one. A place that none of them has stays, to be told.
 * @param others the schemas of the other editions, read when they are needed
 */
export function formOfEdition(
  form: FormFile,
  own: TreeBundle,
  others: () => readonly TreeBundle[],
): FormFile {
  let found: readonly TreeBundle[] | undefined
  return mapFieldPaths(form, (pointer) => {
    if (isOfDocument(pointer) || hasNode(own, pointer)) return pointer
    return (found ??= others()).some((one) => hasNode(one, pointer)) ? undefined : pointer
  })
}

/** Whether an edition has a part, a group, a field or a cell at a place. */
export function hasNode(bundle: TreeBundle, pointer: string): boolean {
  return treeOf(bundle).nodeAt(pointer) !== undefined
}

/** Whether a right is to files or lists of the document, which every edition has. */
export function isOfDocument(pointer: string): boolean {
  return DOCUMENT.some((member) => isWithin(pointer, member))
}

const DOCUMENT = [ATTACHMENTS, LISTS]
