import { joinOrigins, reconcile } from '@formwright/engine'
import type { Terms } from '@formwright/definition'
import type { Application, EditionSummary } from '@formwright/api'
import { browserStorage, database, DURABLE } from './database.ts'
import type { Draft } from './database.ts'
import { hasUnsent, isPending } from './draft-state.ts'
import { withoutRefused } from './without-refused.ts'
import { leftoverFile } from './leftovers.ts'
import { namedFiles } from './named-files.ts'
import { rebasedDraft } from './rebased.ts'
import type { EditionMove } from './rebased.ts'

/** Local drafts, last changed first. */
export async function listDrafts(): Promise<Draft[]> {
  const drafts = await (await database()).getAll('drafts')
  return drafts
    .filter(({ remote }) => remote === undefined)
    .sort((one, other) => other.changedAt - one.changedAt)
}

export async function readDraft(id: string): Promise<Draft | null> {
  return (await (await database()).get('drafts', id)) ?? null
}

/** Creates a draft of an edition, empty or with initial answers. */
export async function startDraft(
  edition: EditionSummary,
  { answers = {}, ...initial }: Partial<Pick<Draft, 'answers' | 'origins' | 'leftOfFiles'>> = {},
): Promise<Draft> {
  const now = Date.now()
  const draft: Draft = {
    id: crypto.randomUUID(),
    edition: edition.id,
    form: edition.form,
    editionName: edition.edition,
    formTitle: edition.title,
    title: '',
    answers,
    origins: {},
    ...initial,
    revision: 0,
    createdAt: now,
    changedAt: now,
    progress: { filled: 0, required: 0, errors: 0 },
  }
  await (await database()).add('drafts', draft)
  void navigator.storage?.persist?.()
  return draft
}

export async function copyDraft(draft: Draft): Promise<void> {
  const { remote: _remote, windows: _windows, refused: _refused, carriedTo: _broughtTo, ...used } = draft
  await (
    await database()
  ).add('drafts', { ...used, id: crypto.randomUUID(), revision: 0, changedAt: Date.now() })
}

/** Moves a draft to another definition of the same form, with unchanged answers. */
export async function rebaseDraft(id: string, edition: EditionSummary): Promise<void> {
  const tx = (await database()).transaction('drafts', 'readwrite', DURABLE)
  const draft = await tx.store.get(id)
  if (draft)
    await tx.store.put({
      ...draft,
      edition: edition.id,
      editionName: edition.edition,
      formTitle: edition.title,
      revision: draft.revision + 1,
      version: (draft.version ?? 0) + 1,
    })
  await tx.done
}

/** The terms on which an application is assessed. */
export function termsOf({ region, window }: Pick<Application, 'region' | 'window'>): Terms {
  return { region, closes: window?.closes }
}

/**
 * Creates or refreshes the local copy of an application, keeping unsent input.
 * @param account id of the account that reads it
 */
export async function mirrorApplication(application: Application, account?: string): Promise<Draft> {
  const { id, edition, form, editionName, formTitle, title, answers, origins, revision, progress } =
    application
  const now = { terms: termsOf(application), ...(account === undefined ? {} : { account }) }
  const tx = (await database()).transaction('drafts', 'readwrite', DURABLE)
  const known = await tx.store.get(id)
  const at = Date.now()
  const draft: Draft = known?.remote
    ? { ...known, ...now, origins: joinOrigins(origins, known.origins) }
    : {
        id,
        edition,
        form,
        editionName,
        // in the form's own language
        formTitle: Object.values(formTitle)[0] ?? '',
        title,
        answers,
        origins,
        revision: 0,
        createdAt: at,
        changedAt: at,
        progress,
        ...now,
        remote: { revision, answers, base: answers, origins },
      }
  await tx.store.put(draft)
  await tx.done
  return draft
}

/**
 * Moves a local copy or draft to another version of its edition.
 * @param moveBetween the conversion between versions, by digest
 */
export async function moveToEdition(
  id: string,
  to: string,
  moveBetween: (from: string, to: string, aside?: Draft['aside']) => Promise<EditionMove>,
): Promise<void> {
  const { edition: from, aside } = (await readDraft(id)) ?? {}
  if (from === undefined || from === to) return
  const move = await moveBetween(from, to, aside)
  await browserStorage.update(id, (draft) => rebasedDraft(draft, move))
}

/** The part of answers with which an application can be created: files and unstorable texts follow later. */
export function startOf(answers: unknown): unknown {
  const { attachments: _, ...others } = answers as { attachments?: unknown }
  return withoutRefused(others, {}, [])
}

/**
 * Copies initial answers that are not on the server yet into the local copy, to be sent when it is opened;
 * leftovers are kept locally.
 */
export async function copyAnswers(
  application: Application,
  { answers, ...used }: Pick<Draft, 'answers' | 'aside' | 'leftOfFiles'>,
): Promise<void> {
  await mirrorApplication(application)
  await browserStorage.update(application.id, (draft) => ({
    ...draft,
    ...used,
    answers: reconcile(startOf(answers), answers, draft.answers).document,
    revision: draft.revision + 1,
    version: (draft.version ?? 0) + 1,
  }))
}

/** Marks a local draft as copied to an application. */
export async function markCopied(id: string, application: string): Promise<void> {
  await browserStorage.update(id, (draft) => ({
    ...draft,
    carriedTo: application,
    version: (draft.version ?? 0) + 1,
  }))
}

/** Query key of these copies. */
export const COPIES = ['copies'] as const

/** Local copies of the account's applications: fully sent ones, and those with unsent changes. */
export async function localCopies(): Promise<{ saved: Draft[]; unsent: Draft[] }> {
  const copies = (await (await database()).getAll('drafts')).filter(
    ({ remote, carriedTo }) => remote !== undefined || carriedTo !== undefined,
  )
  return { saved: copies.filter((draft) => !hasUnsent(draft)), unsent: copies.filter(hasUnsent) }
}

/** Local copies with changes that can be sent; conflicts are left to the editor. */
export async function unsentOf(account: string): Promise<Draft[]> {
  const drafts = await (await database()).getAll('drafts')
  return drafts.filter((draft) => draft.account === account && isPending(draft))
}

/** Deletes a draft, and files that no other draft uses. */
export async function removeDraft(id: string): Promise<void> {
  const tx = (await database()).transaction(['drafts', 'files'], 'readwrite')
  const [draft, all] = await Promise.all([
    tx.objectStore('drafts').get(id),
    tx.objectStore('drafts').getAll(),
  ])
  const used = new Set(all.filter((other) => other.id !== id).flatMap(filesOf))
  await Promise.all([
    tx.objectStore('drafts').delete(id),
    ...(draft ? filesOf(draft) : [])
      .filter((hash) => !used.has(hash))
      .map((hash) => tx.objectStore('files').delete(hash)),
    tx.done,
  ])
}

function filesOf({ answers, leftOfFiles = [], aside = [] }: Draft): string[] {
  const left = leftOfFiles.flatMap(({ evidence }) => evidence ?? [])
  const withoutPlace = aside.flatMap((one) => leftoverFile(one) ?? [])
  return [...namedFiles(answers), ...left, ...withoutPlace].map(({ sha256 }) => sha256)
}
