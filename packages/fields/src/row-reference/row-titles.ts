import { referredRows } from '@formwright/definition'
import type { FormNode } from '@formwright/definition'

/** What the rows that a field may refer to are called, by their keys; a key of no row is called so itself. */
export function rowTitles(field: FormNode, at: string, answers: unknown): (key: string) => string {
  const titles = new Map(referredRows(field, at, answers).map(({ key, title }) => [key, title]))
  return (key) => titles.get(key) ?? key
}
