import { sql } from 'kysely'
import { isFormAdmin } from '../access/people.ts'
import type { Person } from '../access/people.ts'
import type { Tx } from '../database/connect.ts'
import { lockNamed } from '../database/lock.ts'
import { HttpError } from '../http/errors.ts'
import type { Editions } from '../published/editions.ts'
import { editionsChanged } from '../published/queue-rebases.ts'
import type { DefinitionChecks } from '../published/checking.ts'
import { lockEditableDraft } from './drafts.ts'
import type { Draft } from './drafts.ts'

/** Maximum number of problems listed for a rejected definition. */
const SHOWN = 50

/**
 * Publishes an approved draft after it passes the gate. It replaces the version on offer; applications pinned
 * to that follow or stay.
 * @throws HttpError when nobody approved it, or the gate refuses it
 */
export async function publishDraft(
  tx: Tx,
  checks: DefinitionChecks,
  id: string,
  person: Person,
): Promise<{ readonly draft: Draft; readonly digest: string }> {
  const draft = await lockApprovedDraft(tx, id, person)
  const { form, edition, files } = draft
  const made = await checks.ask({ ask: 'publish', files, edition })
  if ('problems' in made)
    throw new HttpError('unprocessable', 'The definition has problems: fix them first', {
      reason: 'problems',
      problems: made.problems.slice(0, SHOWN),
    })
  const { id: digest, summary, bundle, validators } = made.published
  if (summary.form !== form)
    throw new HttpError('unprocessable', `The form's id is “${form}” and stays so`, {
      reason: 'form-renamed',
    })
  await lockEdition(tx, { form, edition })
  await tx
    .updateTable('edition')
    .set({ offered: false })
    .where('form', '=', form)
    .where('edition', '=', edition)
    .execute()
  const offer = {
    offered: true,
    published_by: person.id,
    offered_by: person.id,
    offered_step: 'publish',
  } as const
  await tx
    .insertInto('edition')
    .values({
      digest,
      form,
      edition,
      bundle,
      validators,
      ...offer,
    })
    .onConflict((conflict) =>
      conflict.column('digest').doUpdateSet({
        ...offer,
        withdrawn: false,
        taken_off: false,
        validators,
        published_at: sql<Date>`now()`,
      }),
    )
    .execute()
  await tx
    .updateTable('definition_draft')
    .set({ state: 'published', published: digest, changed_at: sql<Date>`now()`, publish_at: null })
    .where('id', '=', id)
    .execute()
  await tx
    .insertInto('definition_note')
    .values({ draft: id, what: 'published', note: '', by_user: person.id })
    .execute()
  await editionsChanged(tx)
  return { draft, digest }
}

/**
 * Schedules the publication of an approved draft; changing the draft cancels it.
 * @throws HttpError when nobody approved it
 */
export async function scheduleDraft(tx: Tx, id: string, at: string, person: Person): Promise<Draft> {
  const draft = await lockApprovedDraft(tx, id, person)
  await tx
    .updateTable('definition_draft')
    .set({ publish_at: at, scheduled_by: person.id })
    .where('id', '=', id)
    .execute()
  return draft
}

/** Cancels the scheduled publication of a draft. */
export async function unscheduleDraft(tx: Tx, id: string, person: Person): Promise<Draft> {
  const draft = await lockEditableDraft(tx, id, person)
  await tx
    .updateTable('definition_draft')
    .set({ publish_at: null, scheduled_by: null })
    .where('id', '=', id)
    .execute()
  return draft
}

/**
 * Withdraws an edition. Applications pinned to it stay, or follow to the version now on offer: the one
 * published before, else that of the forms folder. One of the forms folder stays withdrawn until it is
 * offered again.
 * @returns the draft that it was last published from, where there still is one
 * @throws HttpError when none with this digest is on offer and is the person's
 */
export async function withdrawEdition(
  tx: Tx,
  editions: Editions,
  digest: string,
  person: Person,
): Promise<{ readonly form: string; readonly edition: string; readonly draft: Draft | undefined }> {
  const known = await tx
    .selectFrom('edition')
    .select(['form', 'edition'])
    .where('digest', '=', digest)
    .executeTakeFirst()
  // waits for a concurrent publication of the edition
  if (known) await lockEdition(tx, known)
  const published = await tx
    .selectFrom('edition')
    .select(['form', 'edition', 'published_by'])
    .where('digest', '=', digest)
    .where('offered', '=', true)
    .forUpdate()
    .executeTakeFirst()
  if (!published || !isFormAdmin(person, published.form))
    throw new HttpError('not-found', 'No edition with this digest is on offer')
  const { form, edition, published_by: publisher } = published
  // a published version may be identical with that of the forms folder
  const isOfFolder = publisher === null || editions.ofFolder(form, edition) === digest
  await tx
    .updateTable('edition')
    .set({ offered: false, taken_off: isOfFolder, withdrawn: !isOfFolder })
    .where('digest', '=', digest)
    .execute()
  if (!isOfFolder) await offerPrevious(tx, editions, { form, edition }, person)
  await editionsChanged(tx)
  const draft = await tx
    .selectFrom('definition_draft')
    .selectAll()
    .where('published', '=', digest)
    .orderBy('changed_at', 'desc')
    .executeTakeFirst()
  return { form, edition, draft }
}

/**
 * Offers the previous version instead of a withdrawn one: the last one published, else that of the forms
 * folder.
 */
async function offerPrevious(
  tx: Tx,
  editions: Editions,
  { form, edition }: { readonly form: string; readonly edition: string },
  person: Person,
): Promise<void> {
  const before = await tx
    .selectFrom('edition')
    .select('digest')
    .where('form', '=', form)
    .where('edition', '=', edition)
    .where('published_by', 'is not', null)
    .where('withdrawn', '=', false)
    .where('taken_off', '=', false)
    .orderBy('published_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  const digest = before?.digest ?? editions.ofFolder(form, edition)
  if (digest !== undefined)
    await tx
      .updateTable('edition')
      .set({ offered: true, offered_by: person.id, offered_step: 'withdraw' })
      .where('digest', '=', digest)
      .where('taken_off', '=', false)
      .execute()
}

/**
 * Offers a withdrawn edition of the forms folder again.
 * @throws HttpError when none with this digest was and is the person's, or another version is on offer
 */
export async function offerEdition(
  tx: Tx,
  digest: string,
  person: Person,
): Promise<{ readonly form: string; readonly edition: string }> {
  const found = await tx
    .selectFrom('edition')
    .select(['form', 'edition'])
    .where('digest', '=', digest)
    .where('taken_off', '=', true)
    .executeTakeFirst()
  if (found) await lockEdition(tx, found)
  if (!found || !isFormAdmin(person, found.form) || (await isOnOffer(tx, found)))
    throw new HttpError('not-found', 'No edition with this digest was taken off')
  const { form, edition } = found
  await tx
    .updateTable('edition')
    .set({ taken_off: false })
    .where('form', '=', form)
    .where('edition', '=', edition)
    .execute()
  await tx
    .updateTable('edition')
    .set({ offered: true, offered_by: person.id, offered_step: 'offer' })
    .where('digest', '=', digest)
    .execute()
  await editionsChanged(tx)
  return found
}

/** Whether a version of the edition is on offer. */
async function isOnOffer(
  tx: Tx,
  { form, edition }: { readonly form: string; readonly edition: string },
): Promise<boolean> {
  const published = await tx
    .selectFrom('edition')
    .select('digest')
    .where('form', '=', form)
    .where('edition', '=', edition)
    .where('offered', '=', true)
    .executeTakeFirst()
  return published !== undefined
}

/** Serialises changes of which version of an edition is on offer. */
async function lockEdition(
  tx: Tx,
  { form, edition }: { readonly form: string; readonly edition: string },
): Promise<void> {
  await lockNamed(tx, `edition ${form}/${edition}`)
}

/** Locks an approved draft. @throws HttpError when nobody approved it */
async function lockApprovedDraft(tx: Tx, id: string, person: Person): Promise<Draft> {
  const draft = await lockEditableDraft(tx, id, person)
  if (draft.state !== 'approved')
    throw new HttpError('conflict', 'Somebody has to agree to the draft first', {
      reason: 'approval-missing',
      state: draft.state,
    })
  return draft
}
