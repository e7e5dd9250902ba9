import { equal, isObject, ownMember, pointerOfTarget, splitPointer } from '@formwright/definition'
import type { Json } from '@formwright/definition'
import type { Carried, LeftBehind } from '@formwright/authoring'
import { attachmentsIn } from './attachments.ts'

/** A file of the edition before as an application would name it. */
export interface CarriedFile {
  readonly sha256: string
  readonly name?: Json
  readonly target: string
}

/**
 * The file that was left behind, where its field asks for evidence still and it is not named there yet. In a
 * row only while the row is the one that was carried.
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

/** Whether a file that was left behind proves the same in an application. */
export function isTakenOver(
  { proves, value }: Pick<LeftBehind, 'proves' | 'value'>,
  answers: unknown,
): boolean {
  const sha256 = isObject(value) ? value.sha256 : undefined
  return attachmentsIn(answers).some((one) => one.sha256 === sha256 && one.target === proves)
}

/** Whether the rows that a place is in hold the same in two documents. */
function isInSameRows(pointer: string, answers: unknown, carried: unknown): boolean {
  let [one, other] = [answers, carried]
  for (const key of splitPointer(pointer)) {
    const isRow = Array.isArray(one) || Array.isArray(other)
    ;[one, other] = [ownMember(one, key), ownMember(other, key)]
    if (isRow && !equal(one, other)) return false
  }
  return true
}
