import { below, isWithin, valueAt } from '@formwright/definition'
import { equal } from '@formwright/engine'
import type { Operation } from '@formwright/engine'
import type { Rights } from '../access/people.ts'
import { Refusal } from '../http/errors.ts'

/** What somebody may change: places of the answers, and fields of which they may add and remove evidence. */
export type Changeable = Pick<Rights, 'edit' | 'attach'>

const ATTACHMENTS = '/attachments'

/**
 * Only what the caller's roles may change in this state. A group that is put in or taken away counts as what is in it.
 * @throws Refusal
 */
export function refuseForbidden(
  patch: readonly Operation[],
  before: unknown,
  after: unknown,
  { edit, attach }: Changeable,
): void {
  const isOpen = (pointer: string, value: unknown): boolean =>
    edit.some((place) => isWithin(pointer, place)) ||
    (edit.some((place) => isWithin(place, pointer)) &&
      typeof value === 'object' &&
      value !== null &&
      !Array.isArray(value) &&
      Object.entries(value).every(([key, inner]) => isOpen(below(pointer, key), inner)))
  const provable = [...edit, ...attach]
  for (const operation of patch) {
    if (
      isWithin(operation.path, ATTACHMENTS) &&
      changedTargets(before, after).every((target) =>
        provable.some((place) => isWithin(pointerOf(target), place)),
      )
    )
      continue
    const values =
      operation.op === 'remove'
        ? [valueAt(before, operation.path)]
        : [operation.value, ...(operation.op === 'replace' ? [valueAt(before, operation.path)] : [])]
    if (!values.every((value) => isOpen(operation.path, value)))
      throw new Refusal('forbidden', `“${operation.path}” cannot be changed by you now`, {
        pointer: operation.path,
      })
  }
}

/** What the attachments prove that were added, changed or taken away; '' for one that is none. */
function changedTargets(before: unknown, after: unknown): string[] {
  const [were, are] = [filesIn(before), filesIn(after)]
  const gone = were.filter((file) => !are.some((other) => equal(file, other)))
  const come = are.filter((file) => !were.some((other) => equal(file, other)))
  return [...gone, ...come].map((file) => String((file as { target?: unknown } | null)?.target ?? ''))
}

function filesIn(document: unknown): readonly unknown[] {
  const files = valueAt(document, ATTACHMENTS)
  return Array.isArray(files) ? files : files === undefined ? [] : [files]
}

/** `declaration.authoritySeal` as a pointer. */
function pointerOf(target: string): string {
  return `/${target.replaceAll('.', '/')}`
}
