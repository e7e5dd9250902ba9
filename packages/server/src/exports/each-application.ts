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

/** Number of rows fetched at a time; the answers of one may take megabytes. */
const BATCH = 10

/** An exported application, with private data masked unless it was requested by an authorised person. */
export interface ExportedApplication extends ApplicationRow {
  /** The answers as stored. */
  readonly stored: unknown
}

/**
 * The requested applications that the person may read, with answers, ordered by region, ranking and name.
 * Uses a cursor, so that memory does not grow with their number.
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

/** An upper bound of their number; some may not be readable. */
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
