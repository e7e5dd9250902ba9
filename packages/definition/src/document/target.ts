import { joinPointer, splitPointer } from '../json/pointer.ts'

/**
 * A pointer as attachments and lists name it: the dotted path. A dot or tilde in a member's name is written
 * `~2` and `~0`, so that every target has one pointer.
 */
export function targetOf(pointer: string): string {
  return targetOfPath(splitPointer(pointer))
}

/** As `targetOf`, from the steps of the pointer. */
export function targetOfPath(path: readonly string[]): string {
  return path
    .map((key) => (/[.~]/.test(key) ? key.replaceAll('~', '~0').replaceAll('.', '~2') : key))
    .join('.')
}

/** The pointer that a target stands for. */
export function pointerOfTarget(target: string): string {
  return joinPointer(target.split('.').map((key) => key.replaceAll('~2', '.').replaceAll('~0', '~')))
}
