import { randomUUID } from 'node:crypto'
import type { Selectable } from 'kysely'
import type { FormBundle } from '@formwright/definition'
import { titleOf } from '@formwright/engine'
import type { Form } from '@formwright/engine'
import { unitOf } from '../access/regions.ts'
import type { Person } from '../access/people.ts'
import { record } from '../audit/trail.ts'
import type { Reader, Tx } from '../database/connect.ts'
import type { Tables } from '../database/tables.ts'

export type ApplicationRow = Selectable<Tables['application']>

/** An application as lists take it: without its answers and reasons, which are large. */
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
  'created_by',
  'created_at',
  'changed_at',
  'submitted_at',
] as const

export const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** An application as it stands; `undefined` for an id that is none. */
export async function readApplication(db: Reader, id: string): Promise<ApplicationRow | undefined> {
  return ID.test(id)
    ? db.selectFrom('application').selectAll().where('id', '=', id).executeTakeFirst()
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

/** Starts an application of a region, pinned to the edition as it is published now. */
export async function startApplication(
  tx: Tx,
  { bundle, form, digest, region, answers, person, address }: Start,
): Promise<string> {
  const id = randomUUID()
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
      progress: JSON.stringify(progressOf(form, answers, region.code)),
      quota_held: false,
      preference: null,
      demonstration: person.demonstration,
      created_by: person.id,
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

/** What lists tell of the state of filling in. */
export function progressOf(form: Form, answers: unknown, region: string) {
  const { progress } = form.assess(answers, { region, asApplication: true })
  const { filled, required, errors, warnings } = progress
  return { filled, required, errors, warnings }
}
