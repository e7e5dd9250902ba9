import { equal, isWithin, valueAt } from '@formwright/definition'
import { joinOrigins } from '@formwright/engine'
import type { Origins } from '@formwright/api'
import { HttpError } from '../http/errors.ts'

/** Maximum size of the origins of an application, as JSON. */
const MAX_LENGTH = 2_000_000

interface SavedDocument {
  readonly document: unknown
  /** Pointers that the caller may change. */
  readonly edit: readonly string[]
}

/**
 * The origins after a save: those of the caller are merged for pointers that they may change, and origins of
 * removed values are dropped. `undefined` if nothing changes.
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
