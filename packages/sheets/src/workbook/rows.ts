/** Empty rows that a table offers below its entries. */
export const SPARE_ROWS = 50

/** The entries of a table; anything that is none is shown as an empty one. */
export function rowsOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value)
    ? value.map((row) =>
        typeof row === 'object' && row !== null && !Array.isArray(row)
          ? (row as Record<string, unknown>)
          : {},
      )
    : []
}
