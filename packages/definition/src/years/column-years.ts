import type { FormBundle, ListColumn, Schema } from '../types/index.ts'

/**
 * The years of a list's rows, if a column is bound to them: by name (`annual`), or as the year column of a
 * list attached to annual counts.
 */
export function yearsOfColumn(
  { edition: { years } }: { readonly edition: Pick<FormBundle['edition'], 'years'> },
  schema: Schema,
  { annual, type }: ListColumn,
): ReadonlySet<number> | undefined {
  if (annual === false) return undefined
  const set = annual ?? (type === 'year' ? schema['x-annual'] : undefined)
  return set !== undefined && Object.hasOwn(years, set) ? new Set(years[set]) : undefined
}

const YEAR_FIRST = /^\d{4}(?!\d)/

/** The year of a cell that holds a year, month or day. */
export function yearOfEntry(value: unknown): number | undefined {
  const text = String(value)
  return YEAR_FIRST.test(text) ? Number(text.slice(0, 4)) : undefined
}
