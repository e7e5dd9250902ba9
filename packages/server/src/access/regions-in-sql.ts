import { significantDigits } from '@formwright/definition'
import { sql } from 'kysely'
import type { Expression, RawBuilder } from 'kysely'

/** `isInRegion` in SQL: whether a region is the other or lies in it. Either may be a column. */
export function liesIn(region: Expression<unknown>, outer: Expression<unknown>): RawBuilder<boolean> {
  return sql<boolean>`(
    ${outer} <> '000000' and
    starts_with(${region}, case when ${outer} ~ '^\\d{6}$' then regexp_replace(${outer}, '(00)+$', '') else ${outer} end))`
}

/** Whether a region column is within one of several regions, written so that its index is used. */
export function liesInAny(column: Expression<unknown>, regions: readonly string[]): RawBuilder<boolean> {
  if (regions.includes('')) return sql<boolean>`true`
  const digits = new Set(regions.map(significantDigits).filter((prefix) => prefix !== ''))
  if (digits.size === 0) return sql<boolean>`false`
  const conditions = [...digits].map((prefix) => beginsWith(column, prefix))
  return sql<boolean>`(${sql.join(conditions, sql` or `)})`
}

/** Whether a column starts with given digits, written so that its index is used. */
export function beginsWith(column: Expression<unknown>, digits: string): RawBuilder<boolean> {
  return sql<boolean>`${column} like ${`${digits}%`}`
}
