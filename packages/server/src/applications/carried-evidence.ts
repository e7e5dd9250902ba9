import { equal, isObject, ownMember, pointerOfTarget, splitPointer } from '@formwright/definition'
import type { Json } from '@formwright/definition'
import type { Carried, LeftBehind } from '@formwright/authoring'
import { attachmentsIn } from './attachments.ts'

/** A file of the previous edition as an application would attach it. */
export interface CarriedFile {
  readonly sha256: string
  readonly name?: Json
  readonly target: string
}

/**
 * The file to copy, if its field still requires evidence and it is not attached yet; in a row only if the row
 * was carried unchanged.
 */
export function fileToTakeOver(
  { proves, value }: LeftBehind,
  answers: unknown,
  carried: Pick<Carried, 'answers'>,
): CarriedFile | undefined {
  if (proves === undefined || !isObject(value) || typeof value.sha256 !== 'string') return undefined
  const { id: _, ...rest } = value
  const file = { ...rest, sha256: value.sha256, target: proves }
  return isTakenOver({ proves, value }, answers) ||
    !isInSameRows(pointerOfTarget(proves), answers, carried.answers)
    ? undefined
    : file
}

/** Whether a file that was not carried is already attached for the same target. */
export function isTakenOver(
  { proves, value }: Pick<LeftBehind, 'proves' | 'value'>,
  answers: unknown,
): boolean {
  const sha256 = isObject(value) ? value.sha256 : undefined
  return attachmentsIn(answers).some((one) => one.sha256 === sha256 && one.target === proves)
}

/** Whether the rows that contain a pointer have the same content in two documents. */
function isInSameRows(pointer: string, answers: unknown, carried: unknown): boolean {
  let [one, other] = [answers, carried]
  for (const key of splitPointer(pointer)) {
    const isRow = Array.isArray(one) || Array.isArray(other)
    ;[one, other] = [ownMember(one, key), ownMember(other, key)]
    if (isRow && !equal(one, other)) return false
  }
  return true
}
