import type { Finding, FormStore } from '@formwright/engine'

/** Findings that say what the form has no place for, as far as the reader may take it away. */
export function removable(
  findings: readonly Finding[],
  mayEdit: (pointer: string) => boolean,
): readonly Finding[] {
  return findings.filter(({ removes }) => removes !== undefined && mayEdit(removes))
}

/** Takes away what these findings are about, as one step that can be undone; of a list, later rows first. */
export function removeAll(store: Pick<FormStore, 'setAll'>, findings: readonly Finding[]): void {
  const pointers = new Set(findings.flatMap(({ removes }) => (removes === undefined ? [] : [removes])))
  store.setAll(
    [...pointers]
      .sort((one, other) => other.localeCompare(one, 'en', { numeric: true }))
      .map((pointer) => [pointer, undefined]),
  )
}
