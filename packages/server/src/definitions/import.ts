import type { Person } from '../access/people.ts'
import { isFormAdmin } from '../access/people.ts'
import type { Reader, Tx } from '../database/connect.ts'
import { HttpError } from '../http/errors.ts'
import type { InstallationKeys } from '../installation/keys.ts'
import { editionsIn } from '../published/publish.ts'
import { fingerprintOf } from './archive.ts'
import type { ArchivedDefinition } from './archive.ts'
import { createDraft, draftOf, IMPORT, saveDraft } from './drafts.ts'
import type { Draft } from './drafts.ts'
import { titleIn } from './form-file.ts'
import { isAsDrafted } from './other-editions.ts'
import { filesOfForm } from './sources.ts'

/** The signer of the archive that a draft came from, if known here. */
export async function signerView(
  db: Reader | Tx,
  keys: InstallationKeys,
  { id, signer }: Pick<Draft, 'id' | 'signer'>,
) {
  if (signer === null) return null
  const isOwn = signer === fingerprintOf(keys.publicKey)
  const before = await db
    .selectFrom('definition_draft')
    .select('id')
    .where('signer', '=', signer)
    .where('state', '=', 'published')
    .limit(1)
    .executeTakeFirst()
  return {
    fingerprint: signer,
    known: signer !== '' && (isOwn || before !== undefined),
    own: isOwn,
    editedBy: await editorsSinceImport(db, id),
  }
}

/** An imported definition; `signer` is null if it did not come in an archive. */
export interface ImportedDefinition extends Omit<ArchivedDefinition, 'signer'> {
  readonly signer: string | null
}

/** Whether an open draft of the same edition may be replaced. */
interface ReplaceOptions {
  /** Replace it if the person imported it and nobody edited it here. */
  readonly replace?: boolean | undefined
  /** Replace it in any case. */
  readonly overwrite?: boolean | undefined
}

/** An imported draft; `replaced` names the author of a colleague's draft that it replaced. */
interface ImportedDraft {
  readonly id: string
  readonly changed: boolean
  readonly replaced?: { readonly draft: Draft; readonly by: readonly string[] }
}

/**
 * Creates a draft of an imported definition; replaces an open draft of the same edition if requested and
 * allowed.
 * @throws HttpError
 */
export async function importDefinition(
  tx: Tx,
  folder: string,
  person: Person,
  { form, edition, files, signer }: ImportedDefinition,
  { replace = false, overwrite = false }: ReplaceOptions,
): Promise<ImportedDraft> {
  if (!isFormAdmin(person, form)) throw new HttpError('forbidden', 'This form is looked after by others')
  if (files[`${edition}/edition.json`] === undefined)
    throw new HttpError('unprocessable', `There is no edition ${edition} in it`, {
      reason: 'archive-no-edition',
    })
  const open = await tx
    .selectFrom('definition_draft')
    .select('id')
    .where('form', '=', form)
    .where('edition', '=', edition)
    .where('state', '!=', 'published')
    .executeTakeFirst()
  if (open && !replace && !overwrite)
    throw new HttpError('conflict', 'A draft of this edition is under work already: go on with that one', {
      reason: 'draft-open',
      draft: open.id,
    })
  if (open) {
    const draft = await draftOf(tx, open.id, person, true)
    if (isAsDrafted(files, draft)) return { id: open.id, changed: false }
    const editors = await editorsSinceImport(tx, open.id)
    const by = draft.changed_by === person.id ? editors : [await nameOf(tx, draft.changed_by)]
    if (by.length > 0 && !overwrite) throw notReplaced(draft, editors.length > 0 ? editors : by, editors)
    const changes = Object.fromEntries([
      ...Object.keys(draft.files)
        .filter((path) => !(path in files))
        .map((path) => [path, null] as const),
      ...Object.entries(files).filter(([path, text]) => draft.files[path] !== text),
    ])
    await saveDraft(tx, open.id, { base: draft.revision, step: IMPORT, changes }, person)
    await tx.updateTable('definition_draft').set({ signer }).where('id', '=', open.id).execute()
    return { id: open.id, changed: true, ...(by.length > 0 ? { replaced: { draft, by } } : {}) }
  }
  const here = (await filesOfForm(tx, folder, form, edition)).files
  const names = editionsIn(Object.keys(here))
  // a form that is new here is compared with itself
  const from = names.includes(edition) ? edition : (names.at(-1) ?? edition)
  const before = names.length > 0 ? here : {}
  const { id } = await createDraft(tx, { form, edition, from, before, files }, person)
  await tx.updateTable('definition_draft').set({ signer }).where('id', '=', id).execute()
  return { id, changed: true }
}

/** The error for a draft that is not replaced: it was edited here, or imported by a colleague. */
function notReplaced(draft: Draft, by: readonly string[], editors: readonly string[]): HttpError {
  const [reason, message] =
    editors.length > 0
      ? ['draft-edited', 'The draft of this edition was edited here: it is not replaced']
      : ['draft-of-colleague', 'The draft of this edition was brought by a colleague: it is not replaced']
  const { id, title, edition, state, changed_at } = {
    ...draft,
    title: titleIn(draft.files['form.json'] ?? null),
  }
  const what = `${title || draft.form} ${edition}`
  return new HttpError('conflict', message, {
    reason,
    draft: id,
    by,
    what,
    state,
    at: changed_at.toISOString(),
  })
}

async function nameOf(tx: Tx, person: string): Promise<string> {
  const { name } = await tx
    .selectFrom('user')
    .select('name')
    .where('id', '=', person)
    .executeTakeFirstOrThrow()
  return name
}

/** Names of those who edited a draft since it was imported. */
async function editorsSinceImport(tx: Reader | Tx, draft: string): Promise<string[]> {
  const steps = await tx
    .selectFrom('definition_step')
    .innerJoin('user', 'user.id', 'by_user')
    .select(['user.name as by', 'step'])
    .where('draft', '=', draft)
    .orderBy('revision')
    .execute()
  const since = steps.slice(steps.findLastIndex(({ step }) => step === IMPORT) + 1)
  return [...new Set(since.map(({ by }) => by))]
}
