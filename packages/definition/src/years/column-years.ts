import type { FormBundle, ListColumn, Schema } from '../types/index.ts'

/**
 * The years that the rows of a list are of, where one of its columns is bound to them: by name (`annual`), or
 * as the column of the year in a list behind annual numbers, which count its rows year by year.
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

/** The year of a cell, which may be a year, a month or a day. */
export function yearOfEntry(value: unknown): number | undefined {
  const text = String(value)
  return YEAR_FIRST.test(text) ? Number(text.slice(0, 4)) : undefined
}
