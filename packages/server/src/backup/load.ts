import { pipeline } from 'node:stream/promises'
import { from as copyFrom } from 'pg-copy-streams'
import type { PoolClient } from 'pg'
import { copied, quoted } from './snapshot.ts'
import { FORMER_NAMES, MOMENTARY, TABLES } from './tables.ts'

type Rows = AsyncIterable<Buffer>

/** Restores the rows of a table by a single COPY. Returns their number. */
export async function load(
  client: PoolClient,
  table: string,
  columns: readonly string[] | undefined,
  rows: Rows,
): Promise<number> {
  // rows that a migration inserted are replaced by those of the backup
  await client.query(`delete from ${quoted(table)}`)
  return copyInto(client, table, columns, rows)
}

/**
 * Restores as much as possible of a damaged table: without an incomplete last row, and without rows that
 * reference missing ones.
 */
export async function loadWhatFits(
  client: PoolClient,
  table: string,
  columns: readonly string[] | undefined,
  rows: Rows,
): Promise<number> {
  const target = quoted(table)
  await client.query(`delete from ${target}`)
  await client.query(`create temp table staged on commit drop as select * from ${target} with no data`)
  await copyInto(client, 'staged', columns, wholeRows(rows))
  const { rows: references } = await client.query<{ parent: string; pairs: string; present: string }>(
    REFERENCES,
    [table],
  )
  for (const { parent, pairs, present } of references)
    await client.query(
      `delete from staged where ${present} and not exists (select from ${parent} as parent where ${pairs})`,
    )
  const list = columns === undefined ? undefined : columns.map(quoted).join(', ')
  const { rowCount } = await client.query(
    `insert into ${target} ${list === undefined ? '' : `(${list})`} overriding system value
     select ${list ?? '*'} from staged on conflict do nothing`,
  )
  await client.query('drop table staged')
  return rowCount ?? 0
}

/** The foreign keys of a table, as conditions on staged rows; self references are checked by the database. */
const REFERENCES = `
  select c.confrelid::regclass::text as parent,
    string_agg(format('staged.%I = parent.%I', own.attname, their.attname), ' and ') as pairs,
    string_agg(format('staged.%I is not null', own.attname), ' and ') as present
  from pg_constraint c
    cross join lateral unnest(c.conkey, c.confkey) as k (own, their)
    join pg_attribute own on own.attrelid = c.conrelid and own.attnum = k.own
    join pg_attribute their on their.attrelid = c.confrelid and their.attnum = k.their
  where c.contype = 'f' and c.conrelid = to_regclass(quote_ident($1)) and c.confrelid <> c.conrelid
  group by c.oid, c.confrelid`

async function copyInto(
  client: PoolClient,
  table: string,
  columns: readonly string[] | undefined,
  rows: Rows,
): Promise<number> {
  const copy = client.query(copyFrom(`copy ${copied(table, columns)} from stdin`))
  await pipeline(rows, copy)
  return copy.rowCount ?? 0
}

async function* wholeRows(source: Rows): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0)
  try {
    for await (const chunk of source) {
      const all = Buffer.concat([rest, chunk])
      const end = all.lastIndexOf(0x0a) + 1
      rest = all.subarray(end)
      if (end > 0) yield all.subarray(0, end)
    }
  } catch {
    // the archive is truncated here
  }
}

/** Sets sequences to continue after the highest value. */
export async function continueNumbers(client: PoolClient): Promise<void> {
  const { rows } = await client.query<{ name: string; column: string; sequence: string }>(
    `select c.relname as name, a.attname as column, s.sequence
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped,
       lateral (select pg_get_serial_sequence(quote_ident(c.relname), a.attname) as sequence) s
     where c.relname = any($1) and c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace
       and s.sequence is not null`,
    [TABLES],
  )
  for (const { name, column, sequence } of rows)
    await client.query(
      `select setval($1, coalesce((select max(${quoted(column)}) from ${quoted(name)}), 0) + 1, false)`,
      [sequence],
    )
}

/** Drops the tables of an installation and their trigger functions; other objects stay. */
export async function dropTables(client: PoolClient): Promise<void> {
  const tables = [...TABLES, ...FORMER_NAMES, ...MOMENTARY, 'kysely_migration', 'kysely_migration_lock']
  const { rows } = await client.query<{ name: string }>(
    `select distinct t.tgfoid::regprocedure::text as name
     from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_proc p on p.oid = t.tgfoid
     where c.relname = any($1) and not t.tgisinternal
       and c.relnamespace = current_schema()::regnamespace and p.pronamespace = c.relnamespace`,
    [tables],
  )
  await client.query(`drop table if exists ${tables.map(quoted).join(', ')} cascade`)
  for (const { name } of rows) await client.query(`drop function ${name}`)
}
