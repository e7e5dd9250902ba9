import { diff, followsAtOnce, movableStates, rebase } from '@formwright/authoring'
import type { Change } from '@formwright/authoring'
import type { Form } from '@formwright/engine'
import type { Selectable } from 'kysely'
import { EXTENDED } from '../admission/store.ts'
import { record } from '../audit/trail.ts'
import { publish } from '../database/bus.ts'
import type { Tx } from '../database/connect.ts'
import type { Tables } from '../database/tables.ts'
import { inTransaction } from '../database/transaction.ts'
import type { Tasks } from '../jobs/jobs.ts'
import { notify } from '../notify/notify.ts'
import type { Services } from '../services.ts'
import { moveApplication } from './move-application.ts'
import { storeLeftovers, leftoversOf, deleteLeftovers, withRestored } from './leftovers.ts'

/** Number of applications processed at a time. */
const PAGE = 200

type RebaseServices = Pick<Services, 'db' | 'editions' | 'settings'>

/** A version of an edition that replaces another. */
interface Correction {
  readonly from: string
  readonly before: Form
  readonly to: string
  readonly after: Form
  readonly changes: readonly Change[]
  /** States in which applicants can still change the application. */
  readonly states: readonly string[]
  /** Who published or withdrew the version, and which of both. */
  readonly by: { readonly id: string; readonly name: string }
  readonly step: OfferStep
  /** Whether it is a withdrawal: applications go back to the previous version. */
  readonly withdrawal: boolean
}

type OfferStep = Selectable<Tables['edition']>['offered_step']

/**
 * Moves changeable applications to the current version of their edition, each in its own transaction: at once
 * if no answers are affected, otherwise after their applicant agreed. Submitted ones stay on their version.
 * Can be resumed.
 */
export function rebaseTask(services: RebaseServices): Tasks['rebase'] {
  return async ({ edition: to }, signal) => {
    const { db, editions } = services
    const bundle = await editions.bundleOf(to)
    if (!bundle) return
    const after = editions.formOf(bundle)
    const pinned = await db
      .selectFrom('application')
      .distinct()
      .select('edition')
      .where('form', '=', bundle.form.id)
      .where('edition_name', '=', bundle.edition.edition)
      .where('edition', '!=', to)
      .execute()
    const offered = await offeredBy(services, to)
    for (const { edition: from } of pinned) {
      const withdrawal = offered.step === 'withdraw' && (await isWithdrawn(services, from))
      const before = editions.formOf((await editions.bundleOf(from))!)
      const changes = diff(before.bundle, bundle)
      const states = movableStates(before.bundle.form, bundle.form)
      // no state exists in both versions in which anything can be changed
      const correction = { from, before, to, after, changes, states, withdrawal, ...offered }
      if (states.length > 0) await moveAll(services, correction, signal)
    }
  }
}

/** Who caused the version to be on offer; `undefined` for the forms folder. */
async function offeredBy({ db }: RebaseServices, digest: string): Promise<Pick<Correction, 'by' | 'step'>> {
  const found = await db
    .selectFrom('edition')
    .innerJoin('user', 'user.id', 'offered_by')
    .select(['user.id', 'user.name', 'offered_step as step'])
    .where('digest', '=', digest)
    .executeTakeFirst()
  if (!found) return { by: { id: '', name: '' }, step: null }
  const { step, ...by } = found
  return { by, step }
}

async function isWithdrawn({ db }: RebaseServices, digest: string): Promise<boolean> {
  const { withdrawn } = await db
    .selectFrom('edition')
    .select('withdrawn')
    .where('digest', '=', digest)
    .executeTakeFirstOrThrow()
  return withdrawn
}

async function moveAll(services: RebaseServices, correction: Correction, signal: AbortSignal): Promise<void> {
  const { db } = services
  for (let last = '00000000-0000-0000-0000-000000000000'; ;) {
    const page = await db
      .selectFrom('application')
      .select('id')
      .where('edition', '=', correction.from)
      .where('state', 'in', correction.states)
      .where('id', '>', last)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('correction')
              .select('correction.id')
              .whereRef('correction.application', '=', 'application.id')
              .where('from_edition', '=', correction.from)
              .where('to_edition', '=', correction.to)
              .where('correction.state', 'in', ['waiting', 'kept']),
          ),
        ),
      )
      .orderBy('id')
      .limit(PAGE)
      .execute()
    for (const { id } of page) {
      signal.throwIfAborted()
      await inTransaction(db, (tx) => moveOne(tx, services, correction, id))
    }
    if (page.length < PAGE) return
    last = page.at(-1)!.id
  }
}

/** Moves one application, or asks its applicant, if it is unchanged since it was found. */
async function moveOne(
  tx: Tx,
  { editions, settings: { publicUrl } }: RebaseServices,
  { from, before, to, after, changes, states, by, step, withdrawal }: Correction,
  id: string,
): Promise<void> {
  const offered = await tx
    .selectFrom('edition')
    .select('digest')
    .where('digest', '=', to)
    .where('offered', '=', true)
    .executeTakeFirst()
  const row = await tx
    .selectFrom('application')
    .selectAll()
    .select(EXTENDED)
    .where('id', '=', id)
    .where('edition', '=', from)
    .where('state', 'in', states)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!row || !offered) return
  const rebased = rebase(row.answers, before.bundle, after, changes)
  const returned = withRestored(rebased.answers, await leftoversOf(tx, editions, id), after)
  const { answers, back, restored, settled } = returned
  const there = back.length > 0 ? answers : undefined
  const atOnce = followsAtOnce(before, after, { ...row, there }, rebased)
  const { revision } = atOnce
    ? await moveApplication(tx, row, { ...rebased, answers, restored, to: after, by: by.id })
    : row
  if (atOnce) {
    await deleteLeftovers(tx, settled)
    const left = rebased.aside.map((answer) => [from, answer] as const)
    await storeLeftovers(tx, id, left)
  }
  // replaces an earlier question
  await tx.deleteFrom('correction').where('application', '=', id).where('state', '=', 'waiting').execute()
  await tx
    .insertInto('correction')
    .values({
      application: id,
      from_edition: from,
      to_edition: to,
      state: atOnce ? 'made' : 'waiting',
      revision,
      withdrawal,
      back: JSON.stringify(atOnce ? back : []),
    })
    .execute()
  await publish(tx, { kind: 'state', id, by: by.id })
  await notify(tx, {
    kind: 'correction',
    application: row,
    bundle: after.bundle,
    by,
    details: { made: atOnce, withdrawal, edition: after.bundle.edition.edition },
    publicUrl,
    toApplicants: true,
  })
  await record(tx, {
    // done by the server, as a consequence of somebody's change to the form
    actor: null,
    action: atOnce ? 'application.correct' : 'application.ask-correction',
    subject: id,
    details: { revision, from, to, ...(step ? { step, by: by.name } : {}) },
  })
}
