import { joinPointer, splitPointer } from '../json/pointer.ts'

/**
 * Converts a pointer to the dotted path that attachments and lists use. A dot or tilde in a name is escaped
 * as `~2` and `~0`, so that the conversion is reversible.
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
