import type { ExportRequest } from '@formwright/api'
import { sql } from 'kysely'
import { rightsOf } from '../access/people.ts'
import type { Person } from '../access/people.ts'
import { liesInAny } from '../access/regions-in-sql.ts'
import { maskPrivate } from '@formwright/engine'
import { EXTENDED } from '../admission/store.ts'
import type { ApplicationRow } from '../admission/store.ts'
import { mayAskForPrivate } from '../privacy/private-data-access.ts'
import type { Services } from '../services.ts'

/** Rows fetched at a time; the answers of one may take megabytes. */
const BATCH = 10

/**
 * An application as it is exported: with its private data masked, unless whose role sees them asked for them.
 */
export interface ExportedApplication extends ApplicationRow {
  /** The answers as they are stored. */
  readonly stored: unknown
}

/**
 * The applications that were asked for and that the person may read, with their answers, in order of region,
 * preference and name. They come from a cursor, so that memory does not grow with their number.
 */
export async function* eachApplication(
  { db, editions }: Pick<Services, 'db' | 'editions'>,
  person: Person,
  request: ExportRequest,
): AsyncGenerator<ExportedApplication> {
  if (person.grants.length === 0) return
  for await (const row of requestedGroups(db, person, request)
    .selectAll()
    .select(EXTENDED)
    .orderBy('unit')
    .orderBy(sql`preference nulls last`)
    .orderBy('region')
    .orderBy('id')
    .stream(BATCH)) {
    const bundle = await editions.bundleOf(row.edition)
    if (!bundle || !rightsOf(person, bundle.form, row).read) continue
    const isShown = request.private === true && mayAskForPrivate(person, bundle.form, row)
    const answers = isShown ? row.answers : maskPrivate(bundle, row.answers).answers
    yield { ...row, answers, stored: row.answers }
  }
}

/** How many there may be; some of them may not be the person's to read. */
export async function countApplications(
  { db }: Pick<Services, 'db'>,
  person: Person,
  request: ExportRequest,
): Promise<number> {
  if (person.grants.length === 0) return 0
  const { count } = await requestedGroups(db, person, request)
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

function requestedGroups(
  db: Services['db'],
  person: Person,
  { form, edition, unit, states, applications }: ExportRequest,
) {
  let query = db.selectFrom('application').where('form', '=', form).where('edition_name', '=', edition)
  if (unit) query = query.where('unit', '=', unit)
  if (states) query = query.where('state', 'in', states)
  if (applications) query = query.where('id', 'in', applications)
  return query.where(
    liesInAny(
      sql.ref('region'),
      person.grants.map(({ region }) => region),
    ),
  )
}
