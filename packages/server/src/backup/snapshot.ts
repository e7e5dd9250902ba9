import { to as copyTo } from 'pg-copy-streams'
import type { CopyToStreamQuery } from 'pg-copy-streams'
import type { PoolClient } from 'pg'
import { TABLES } from './tables.ts'

/** Session settings for a deterministic COPY format. */
const PLAIN = `
  set local timezone = 'UTC'; set local datestyle = 'ISO'; set local intervalstyle = 'postgres';
  set local bytea_output = 'hex'; set local extra_float_digits = 1; set local client_encoding = 'UTF8';
  set local synchronize_seqscans = off`

/** A table with its columns in order, without generated columns. */
export interface TableShape {
  readonly name: string
  readonly columns: readonly string[]
}

/** Starts a transaction that sees a consistent snapshot of all tables. */
export async function beginSnapshot(client: PoolClient): Promise<void> {
  await client.query('begin isolation level repeatable read read only')
  await client.query(PLAIN)
}

/** The tables of a backup that exist in this database: an older one may lack some. */
export async function shapesOf(client: PoolClient): Promise<TableShape[]> {
  const { rows } = await client.query<TableShape>(
    `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relname = any($1)
       and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     group by c.relname`,
    [TABLES],
  )
  return TABLES.flatMap((name) => rows.filter((row) => row.name === name))
}

/** The rows of a table as COPY writes them. */
export function rowsOf(client: PoolClient, table: TableShape): CopyToStreamQuery {
  return client.query(copyTo(`copy ${copied(table.name, table.columns)} to stdout`))
}

/** A table and its columns as COPY takes them. */
export function copied(name: string, columns: readonly string[] | undefined): string {
  return columns === undefined ? quoted(name) : `${quoted(name)} (${columns.map(quoted).join(', ')})`
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
