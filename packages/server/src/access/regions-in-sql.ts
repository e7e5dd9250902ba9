import { significantDigits } from '@formwright/definition'
import { sql } from 'kysely'
import type { Expression, RawBuilder } from 'kysely'

/** Digits of the code of a whole region, as applications have it. */
const CODE_DIGITS = 6

/** `isInRegion` in SQL: whether a region is the other or lies in it. Either may be a column. */
export function liesIn(region: Expression<unknown>, outer: Expression<unknown>): RawBuilder<boolean> {
  return sql<boolean>`(
    ${outer} !~ '^(00)+$' and starts_with(${region}, regexp_replace(${outer}, '(00)+$', '')))`
}

/** Whether the region of a column lies in one of some, so that an index of the column is used. */
export function liesInAny(column: Expression<unknown>, regions: readonly string[]): RawBuilder<boolean> {
  if (regions.includes('')) return sql<boolean>`true`
  const digits = new Set(regions.map(significantDigits).filter((prefix) => prefix !== ''))
  if (digits.size === 0) return sql<boolean>`false`
  const conditions = [...digits].map((prefix) => beginsWith(column, prefix))
  return sql<boolean>`(${sql.join(conditions, sql` or `)})`
}

/** Whether the code of a column begins with digits, so that an index of the column is used. */
export function beginsWith(column: Expression<unknown>, digits: string): RawBuilder<boolean> {
  return isWhole(digits) ? sql<boolean>`${column} = ${digits}` : sql<boolean>`${column} like ${`${digits}%`}`
}

/** Whether digits are a whole code, so that no other region begins with them. */
export function isWhole(digits: string): boolean {
  return digits.length === CODE_DIGITS
}
