import type { FieldIndex } from '../fields/field-index.ts'
import type { FormFile } from '../types/index.ts'
import { isWithin } from '../json/pointer.ts'
import { formWithPlaces } from './absolute.ts'

/**
 * What `form.json` says for an edition. The editions of a form share that file: a place that this one does
 * not have, and another has, is about the other one. A place that none of them has stays, to be told.
 * @param others the fields of the other editions, read when they are needed
 */
export function formOfEdition(
  form: FormFile,
  own: FieldIndex,
  others: () => readonly FieldIndex[],
): FormFile {
  let found: readonly FieldIndex[] | undefined
  const unlessElsewhere = (isIn: (fields: FieldIndex, pointer: string) => boolean) => (pointer: string) =>
    isOfDocument(pointer) || isIn(own, pointer) || !(found ??= others()).some((one) => isIn(one, pointer))
      ? pointer
      : undefined
  return formWithPlaces(form, {
    place: unlessElsewhere((fields, pointer) => fields.has(pointer)),
    field: unlessElsewhere((fields, pointer) => fields.get(pointer) !== undefined),
  })
}

/** Whether a right is to files or lists of the document, which every edition has. */
export function isOfDocument(pointer: string): boolean {
  return DOCUMENT.some((member) => isWithin(pointer, member))
}

const DOCUMENT = ['/attachments', '/lists']
