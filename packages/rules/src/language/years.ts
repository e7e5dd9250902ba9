import { yearKey, yearOf, YEAR_ALIASES } from '@formwright/definition'
import type { Schema, YearAlias } from '@formwright/definition'

/** `first`, `previous` and `last` of an annual value are its years by position. */
export function aliasKey(schema: Schema, key: string): string {
  if (!(YEAR_ALIASES as readonly string[]).includes(key)) return key
  const years = Object.keys(schema.properties ?? {}).map((name) => Number(name.slice(1)))
  const year = yearOf(years, key as YearAlias)
  return year === undefined ? key : yearKey(year)
}
