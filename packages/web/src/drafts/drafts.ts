import type { Application } from '@formwright/server/api'
import type { EditionSummary } from '../app/editions.ts'
import { database, DURABLE } from './database.ts'
import type { Draft } from './database.ts'
import { namedFiles } from './named-files.ts'

/** The drafts that are in this browser alone, last changed first. */
export async function listDrafts(): Promise<Draft[]> {
  const drafts = await (await database()).getAll('drafts')
  return drafts
    .filter(({ remote }) => remote === undefined)
    .sort((one, other) => other.changedAt - one.changedAt)
}

export async function readDraft(id: string): Promise<Draft | null> {
  return (await (await database()).get('drafts', id)) ?? null
}

/** Starts a draft of an edition, empty or on answers that were brought along. */
export async function startDraft(edition: EditionSummary, answers: unknown = {}, title = ''): Promise<Draft> {
  const now = Date.now()
  const draft: Draft = {
    id: crypto.randomUUID(),
    edition: edition.id,
    form: edition.form,
    editionName: edition.edition,
    formTitle: edition.title,
    title,
    answers,
    origins: {},
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
  const { remote: _remote, ...kept } = draft
  await (
    await database()
  ).add('drafts', { ...kept, id: crypto.randomUUID(), revision: 0, changedAt: Date.now() })
}

/** Moves a draft to another definition of the same form; the answers stay as they are. */
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
    })
  await tx.done
}

/** Makes or refreshes this browser's copy of an application; what was typed here and not sent yet stays. */
export async function mirrorApplication(application: Application): Promise<Draft> {
  const { id, edition, form, editionName, formTitle, title, answers, origins, revision, progress } =
    application
  const tx = (await database()).transaction('drafts', 'readwrite', DURABLE)
  const known = await tx.store.get(id)
  const now = Date.now()
  const draft: Draft = known?.remote
    ? known
    : {
        id,
        edition,
        form,
        editionName,
        formTitle,
        title,
        answers,
        origins,
        revision: 0,
        createdAt: now,
        changedAt: now,
        progress,
        remote: { revision, answers },
      }
  await tx.store.put(draft)
  await tx.done
  return draft
}

/** Evidence that a draft in this browser named goes with it to the server: the files are sent when the application is opened. */
export async function bringAttachments(
  application: Application,
  attachments: readonly unknown[],
): Promise<void> {
  const draft = await mirrorApplication(application)
  await (await database()).put('drafts', { ...draft, answers: { ...(draft.answers as object), attachments } })
}

/** Deletes a draft, and the files that no other draft names. */
export async function removeDraft(id: string): Promise<void> {
  const tx = (await database()).transaction(['drafts', 'files'], 'readwrite')
  const [draft, all] = await Promise.all([
    tx.objectStore('drafts').get(id),
    tx.objectStore('drafts').getAll(),
  ])
  const kept = new Set(all.filter((other) => other.id !== id).flatMap(filesOf))
  await Promise.all([
    tx.objectStore('drafts').delete(id),
    ...(draft ? filesOf(draft) : [])
      .filter((hash) => !kept.has(hash))
      .map((hash) => tx.objectStore('files').delete(hash)),
    tx.done,
  ])
}

function filesOf({ answers }: Draft): string[] {
  return namedFiles(answers).map(({ sha256 }) => sha256)
}
