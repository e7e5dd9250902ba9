import type { ColumnType } from 'kysely'

export type Time = ColumnType<Date, Date | string, Date | string>
export type Now = ColumnType<Date, Date | string | undefined, Date | string>
/** Written as JSON text, read as a value. */
export type Stored<T> = ColumnType<T, string, string>
