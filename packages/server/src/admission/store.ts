import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import type { FormBundle, Terms } from '@formwright/definition'
import { titleOf } from '@formwright/engine'
import type { Form } from '@formwright/engine'
import { unitOf } from '../access/regions.ts'
import type { Person } from '../access/people.ts'
import { record } from '../audit/trail.ts'
import type { Reader, Tx } from '../database/connect.ts'
import type { Tables } from '../database/tables.ts'
import { extendedUntil, termsOf } from './deadline.ts'

/** A stored application with its deadline extension. */
export type ApplicationRow = Selectable<Tables['application']> & { readonly extended_until: Date | null }

/** Selected in addition to all columns. */
export const EXTENDED = extendedUntil({
  form: sql.ref('application.form'),
  edition_name: sql.ref('application.edition_name'),
  region: sql.ref('application.region'),
  demonstration: sql.ref('application.demonstration'),
}).as('extended_until')

/** An application as needed for lists: without its answers and reasons, which are large. */
export type ListedRow = Pick<ApplicationRow, (typeof LISTED)[number]>

export const LISTED = [
  'id',
  'form',
  'edition',
  'edition_name',
  'region',
  'region_name',
  'unit',
  'title',
  'state',
  'revision',
  'progress',
  'quota_held',
  'preference',
  'demonstration',
  'organisation',
  'created_at',
  'changed_at',
  'submitted_at',
] as const

export const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** An application by id; `undefined` if there is none. */
export async function readApplication(db: Reader, id: string): Promise<ApplicationRow | undefined> {
  return ID.test(id)
    ? db.selectFrom('application').selectAll().select(EXTENDED).where('id', '=', id).executeTakeFirst()
    : undefined
}

interface Start {
  readonly bundle: FormBundle
  readonly form: Form
  readonly digest: string
  readonly region: { readonly code: string; readonly name: string }
  readonly answers: unknown
  readonly person: Person
  readonly address: string
}

/** Starts an application, pinned to the current version of the edition. */
export async function startApplication(
  tx: Tx,
  { bundle, form, digest, region, answers, person, address }: Start,
): Promise<string> {
  const id = randomUUID()
  const { extended_until } = await tx
    .selectNoFrom(
      extendedUntil({
        form: sql`${bundle.form.id}`,
        edition_name: sql`${bundle.edition.edition}`,
        region: sql`${region.code}`,
        demonstration: sql`${person.demonstration}::boolean`,
      }).as('extended_until'),
    )
    .executeTakeFirstOrThrow()
  const terms = termsOf({ region: region.code, extended_until }, bundle)
  await tx
    .insertInto('application')
    .values({
      id,
      form: bundle.form.id,
      edition: digest,
      edition_name: bundle.edition.edition,
      region: region.code,
      region_name: region.name,
      unit: unitOf(bundle.form, region.code),
      title: titleOf(bundle, answers),
      state: bundle.form.workflow?.start ?? 'draft',
      revision: 0,
      answers: JSON.stringify(answers),
      origins: '{}',
      reasons: '{}',
      progress: JSON.stringify(progressOf(form, answers, terms)),
      quota_held: false,
      preference: null,
      demonstration: person.demonstration,
      created_by: person.id,
      organisation: await organisationNow(tx, person),
      submitted_at: null,
    })
    .execute()
  await record(tx, {
    actor: person,
    action: 'application.create',
    subject: id,
    details: { form: bundle.form.id, edition: bundle.edition.edition, region: region.code },
    address,
  })
  return id
}

/**
 * The person's current organisation, locked until the transaction ends, because changing it moves
 * applications.
 */
async function organisationNow(tx: Tx, { id }: Person): Promise<string> {
  const { organisation } = await tx
    .selectFrom('user')
    .select('organisation')
    .where('id', '=', id)
    .forShare()
    .executeTakeFirstOrThrow()
  return organisation
}

/** The progress columns for lists. */
export function progressOf(form: Form, answers: unknown, terms: Terms) {
  const { progress } = form.assess(answers, { ...terms, asApplication: true, silent: true })
  const { filled, required, errors, missing, warnings } = progress
  return { filled, required, errors, missing, warnings }
}
