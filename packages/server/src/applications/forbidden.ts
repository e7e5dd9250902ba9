import { ATTACHMENTS, below, equal, isWithin, pointerOfTarget, valueAt } from '@formwright/definition'
import type { Operation } from '@formwright/engine'
import type { Rights } from '../access/people.ts'
import { HttpError } from '../http/errors.ts'

/** What a person may change: pointers, and fields whose evidence they may add and remove. */
export type WriteRights = Pick<Rights, 'edit' | 'attach'>

/**
 * Checks that a patch only changes what the caller may change in this state; adding or removing a group
 * counts as changing its content.
 * @throws HttpError
 */
export function refuseForbidden(
  patch: readonly Operation[],
  before: unknown,
  after: unknown,
  { edit, attach }: WriteRights,
): void {
  const isOpen = (pointer: string, value: unknown): boolean =>
    edit.some((editable) => isWithin(pointer, editable)) ||
    (edit.some((editable) => isWithin(editable, pointer)) &&
      typeof value === 'object' &&
      value !== null &&
      !Array.isArray(value) &&
      Object.entries(value).every(([key, inner]) => isOpen(below(pointer, key), inner)))
  const provable = [...edit, ...attach]
  for (const operation of patch) {
    if (
      isWithin(operation.path, ATTACHMENTS) &&
      areUnchanged(before, after, (target) =>
        provable.some((pointer) => isWithin(pointerOfTarget(target), pointer)),
      )
    )
      continue
    const values =
      operation.op === 'remove'
        ? [valueAt(before, operation.path)]
        : [operation.value, ...(operation.op === 'replace' ? [valueAt(before, operation.path)] : [])]
    if (!values.every((value) => isOpen(operation.path, value)))
      throw new HttpError('forbidden', `“${operation.path}” cannot be changed by you now`, {
        pointer: operation.path,
      })
  }
}

/** Whether the attachments that must not be changed are the same, in order and number. */
function areUnchanged(before: unknown, after: unknown, isOpen: (target: string) => boolean): boolean {
  const [were, are] = [before, after].map((document) =>
    filesIn(document).filter((file) => !isOpen(String((file as { target?: unknown } | null)?.target ?? ''))),
  )
  return equal(were, are)
}

function filesIn(document: unknown): readonly unknown[] {
  const files = valueAt(document, ATTACHMENTS)
  return Array.isArray(files) ? files : files === undefined ? [] : [files]
}
