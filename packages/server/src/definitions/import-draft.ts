import { wholeSamples } from '@formwright/definition'
import type { Tx } from '../database/connect.ts'
import type { Person } from '../access/people.ts'
import { HttpError } from '../http/errors.ts'
import type { CallOf } from '../routing/route.ts'
import type { RouteServices } from '../services.ts'
import { readArchive } from './archive.ts'
import { importDefinition, signerView } from './import.ts'
import type { ImportedDefinition } from './import.ts'
import { notifyOfStep } from './notify-of-step.ts'

type ImportCall = CallOf<'POST /definitions/import'>

/** Creates a draft from an archive or from files; notifies the author of a draft that it replaces. */
export async function importDraft(
  { keys, settings }: Pick<RouteServices, 'keys' | 'settings'>,
  { tx, body, person, record }: ImportCall,
): Promise<{ id: string; changed: boolean; fingerprint: string; known: boolean }> {
  const imported = await sentDefinition(body)
  const { form, edition, signer } = imported
  const { replaced, ...made } = await importDefinition(tx, settings.forms, person, imported, body)
  await record({
    action: 'definition.import',
    subject: made.id,
    details: { form, edition, signer, changed: made.changed },
  })
  if (replaced) {
    const details = { form, edition, by: replaced.by.join(', ') }
    await record({ action: 'definition.replace', subject: made.id, details })
    await recordReplacement(tx, made.id, person, replaced.by)
    // without an id, because the importer is notified too
    const by = { id: null, name: person.name }
    await notifyOfStep(tx, settings, 'definition.replace', { draft: replaced.draft, by })
  }
  const { fingerprint = '', known = false } = (await signerView(tx, keys, { id: made.id, signer })) ?? {}
  return { ...made, fingerprint, known }
}

/** The definition in the request, with whole samples: an archive, or files. @throws HttpError */
async function sentDefinition({ archive, definition }: ImportCall['body']): Promise<ImportedDefinition> {
  if ((archive === undefined) === (definition === undefined))
    throw new HttpError('unprocessable', 'Send an archive or the files of a definition')
  const sent = definition
    ? { ...definition, signer: null }
    : await readArchive(Buffer.from(archive ?? '', 'base64'))
  const { files } = wholeSamples(new Map(Object.entries(sent.files)))
  return { ...sent, files: Object.fromEntries(files) }
}

/** Records in a draft that it was replaced, and whose it was. */
async function recordReplacement(
  tx: Tx,
  draft: string,
  person: Person,
  by: readonly string[],
): Promise<void> {
  await tx
    .insertInto('definition_note')
    .values({ draft, what: 'replace', note: by.join(', '), by_user: person.id })
    .execute()
}
