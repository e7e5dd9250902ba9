import type { Change } from '@formwright/authoring'

/** A stable key for a change between two definitions. */
export function keyOfChange({ kind, attribute = '', pointer = '', subject, issuer }: Change): string {
  return [kind, attribute, pointer, subject, ...(issuer === undefined ? [] : [issuer])].join(' ')
}
