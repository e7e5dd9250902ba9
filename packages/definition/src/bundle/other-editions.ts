import { ATTACHMENTS, LISTS } from '../document/document.ts'
import { isWithin } from '../json/pointer.ts'
import { treeOf } from '../tree/tree.ts'
import type { TreeBundle } from '../tree/tree.ts'
import type { FormFile } from '../types/index.ts'
import { mapFieldPaths } from './absolute.ts'

/**
 * The `form.json` for one edition. Editions share that file, so a field path that exists only in another
 * edition is removed here. A path that exists in no edition stays, to be reported.
 * @param others the schemas of the other editions, read on demand
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

/** Whether an edition has a part, group, field or cell at a pointer. */
export function hasNode(bundle: TreeBundle, pointer: string): boolean {
  return treeOf(bundle).nodeAt(pointer) !== undefined
}

/** Whether a right refers to the attachments or lists of the document, which every edition has. */
export function isOfDocument(pointer: string): boolean {
  return DOCUMENT.some((member) => isWithin(pointer, member))
}

const DOCUMENT = [ATTACHMENTS, LISTS]
