import { equal, isWithin, valueAt } from '@formwright/definition'
import { joinOrigins } from '@formwright/engine'
import type { Origins } from '@formwright/api'
import { HttpError } from '../http/errors.ts'

/** Of the marks of one application, as JSON. */
const MAX_LENGTH = 2_000_000

interface SavedDocument {
  readonly document: unknown
  /** Places that the caller may change. */
  readonly edit: readonly string[]
}

/**
 * The marks after a save: the caller's come to those that are there, at places that the caller may change. A
 * mark of a value that is not there any more is let go. `undefined` when nothing changes.
 * @throws HttpError
 */
export function originsAfter(
  stored: Origins,
  given: Origins,
  { document, edit }: SavedDocument,
): Origins | undefined {
  const isOpen = (pointer: string) => edit.some((editable) => isWithin(pointer, editable))
  const own = Object.fromEntries(Object.entries(given).filter(([pointer]) => isOpen(pointer)))
  const marks = Object.entries(joinOrigins(stored, own)).filter(([pointer, mark]) =>
    equal(valueAt(document, pointer), mark.value),
  )
  const next = Object.fromEntries(marks)
  if (equal(next, stored)) return undefined
  if (JSON.stringify(next).length > MAX_LENGTH)
    throw new HttpError(
      'too-large',
      `What is computed, carried or imported would be larger than ${MAX_LENGTH / 1_000_000} MB`,
    )
  return next
}
