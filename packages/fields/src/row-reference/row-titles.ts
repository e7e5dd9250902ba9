import type { ReferredRow } from '@formwright/definition'

/**
 * What rows are called on one line, by their keys. A key of no row is called so itself, and so is one that
 * rows of different names have.
 */
export function rowTitles(rows: readonly ReferredRow[]): (key: string) => string {
  const titles = new Map<string, string>()
  for (const { key, title } of rows) {
    const line = title.replaceAll(/\s+/g, ' ')
    titles.set(key, (titles.get(key) ?? line) === line ? line : key)
  }
  return (key) => titles.get(key) ?? key
}
