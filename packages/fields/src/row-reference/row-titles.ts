import type { ReferredRow } from '@formwright/definition'

/**
 * The one-line titles of rows by key. An unknown key, and one that rows with different names share, is its
 * own title.
 */
export function rowTitles(rows: readonly ReferredRow[]): (key: string) => string {
  const titles = new Map<string, string>()
  for (const { key, title } of rows) {
    const line = title.replaceAll(/\s+/g, ' ')
    titles.set(key, (titles.get(key) ?? line) === line ? line : key)
  }
  return (key) => titles.get(key) ?? key
}
