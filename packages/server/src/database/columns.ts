import type { ColumnType } from 'kysely'

export type TimestampColumn = ColumnType<Date, Date | string, Date | string>
export type DefaultedTimestampColumn = ColumnType<Date, Date | string | undefined, Date | string>
/** A JSON column: written as text, read as a value. */
export type JsonColumn<T> = ColumnType<T, string, string>
