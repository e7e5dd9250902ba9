import type { Change } from '@formwright/authoring'

/** Names a change between two definitions: the same wherever the difference is worked out. */
export function keyOfChange({ kind, attribute = '', pointer = '', subject, issuer }: Change): string {
  return [kind, attribute, pointer, subject, ...(issuer === undefined ? [] : [issuer])].join(' ')
}
