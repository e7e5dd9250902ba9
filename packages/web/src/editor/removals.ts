import type { Finding, FormStore } from '@formwright/engine'

/** Findings about values that the form does not have and the reader may remove. */
export function removable(
  findings: readonly Finding[],
  mayEdit: (pointer: string) => boolean,
): readonly Finding[] {
  return findings.filter(({ removes }) => removes !== undefined && mayEdit(removes))
}

/** Removes the values of these findings in one undo step; of a list, later rows first. */
export function removeAll(store: Pick<FormStore, 'setAll'>, findings: readonly Finding[]): void {
  const pointers = new Set(findings.flatMap(({ removes }) => (removes === undefined ? [] : [removes])))
  store.setAll(
    [...pointers]
      .sort((one, other) => other.localeCompare(one, 'en', { numeric: true }))
      .map((pointer) => [pointer, undefined]),
  )
}
