import type { Person } from '../access/people.ts'
import { isFormAdmin } from '../access/people.ts'
import type { Tx } from '../database/connect.ts'
import { HttpError } from '../http/errors.ts'
import type { Files } from '../published/checking.ts'
import type { RouteServices } from '../services.ts'
import { createDraft } from './drafts.ts'
import { memberOf } from './form-file.ts'
import { filesOfForm } from './sources.ts'

interface CreatedDraft {
  readonly id: string
  /** The edition that the draft is of. */
  readonly edition: string
}

/**
 * Creates a draft that corrects an edition, or of the next edition.
 * @throws HttpError when there is no such edition, or no next one can be made of it
 */
export async function createEditionDraft(
  tx: Tx,
  { settings, checks }: Pick<RouteServices, 'settings' | 'checks'>,
  {
    form,
    edition,
    next,
  }: { readonly form: string; readonly edition: string; readonly next?: string | undefined },
  person: Person,
): Promise<CreatedDraft> {
  requireFormAdmin(form, person)
  const { files } = await filesOfForm(tx, settings.forms, form, edition)
  if (files[`${edition}/edition.json`] === undefined)
    throw new HttpError('not-found', 'There is no such edition')
  const made = next === undefined ? files : await checks.ask({ ask: 'revise', files, edition, next })
  if (!made)
    throw new HttpError(
      'conflict',
      'There is an edition of this year already, or the last one is not sound',
      { reason: 'edition-exists' },
    )
  const source = next ?? edition
  const draft = { form, edition: source, from: edition, before: files, files: made }
  return { ...(await createDraft(tx, draft, person)), edition: source }
}

/**
 * Creates the draft of a new form.
 * @throws HttpError when its id is taken, or the files are of something else
 */
export async function createFormDraft(
  tx: Tx,
  { settings }: Pick<RouteServices, 'settings'>,
  { form, edition, files }: { readonly form: string; readonly edition: string; readonly files: Files },
  person: Person,
): Promise<CreatedDraft> {
  requireFormAdmin(form, person)
  const taken = await filesOfForm(tx, settings.forms, form)
  if (Object.keys(taken.files).length > 0)
    throw new HttpError('conflict', 'There is a form with this id already: choose another', {
      reason: 'form-exists',
    })
  if (files[`${edition}/edition.json`] === undefined || memberOf(files['form.json'] ?? '', 'id') !== form)
    throw new HttpError('unprocessable', 'The files are not those of this form and edition')
  return { ...(await createDraft(tx, { form, edition, from: edition, before: {}, files }, person)), edition }
}

function requireFormAdmin(form: string, person: Person): void {
  if (!isFormAdmin(person, form)) throw new HttpError('forbidden', 'This form is looked after by others')
}
