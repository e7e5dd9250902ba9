import { ATTACHMENTS, fieldsOf, isWithin, namedFiles } from '@formwright/definition'
import type { FormBundle, NamedFile } from '@formwright/definition'
import { sql } from 'kysely'
import { fieldTypes } from '@formwright/fields'
import type { Reader } from '../database/connect.ts'
import type { ApplicationRow } from '../admission/store.ts'

/**
 * Signature fields whose scan is older than the last change of the signed answers, so that they have to be
 * signed again.
 */
export async function outdatedScans(db: Reader, row: ApplicationRow, bundle: FormBundle): Promise<string[]> {
  const signature = fieldTypes.find(({ paper }) => paper.includes('seal'))
  const named = namedFiles(row.answers)
  const signed = fieldsOf(bundle).filter((field) => signature?.accepts(field))
  const scans = signed.flatMap(({ pointer, target }) => {
    const files = named.filter((file) => file.target === target)
    return files.length === 0 ? [] : [{ pointer, files }]
  })
  const attached = await Promise.all(
    scans.map(async ({ pointer, files }) => {
      const times = await Promise.all(files.map((file) => attachedAt(db, row.id, file)))
      return { pointer, at: Math.max(...times.filter((time) => time !== undefined)) }
    }),
  )
  const since = attached.filter(({ at }) => Number.isFinite(at))
  if (since.length === 0) return []
  const earliest = Math.min(...since.map(({ at }) => at))
  const changes = await db
    .selectFrom('change')
    .select(['patch', 'at'])
    .where('application', '=', row.id)
    .where('at', '>', new Date(earliest))
    .execute()
  const unsigned = [ATTACHMENTS, ...signed.map(({ pointer }) => pointer)]
  return since
    .filter(({ pointer, at }) => {
      const others = [...unsigned, ...addedLater(bundle, pointer)]
      return changes.some(
        (change) =>
          change.at.getTime() > at &&
          change.patch.some(({ path }) => !others.some((field) => isWithin(path, field))),
      )
    })
    .map(({ pointer }) => pointer)
}

/** When a file was attached to its field, according to the history; otherwise when it was uploaded. */
async function attachedAt(
  db: Reader,
  application: string,
  { id, sha256 }: NamedFile,
): Promise<number | undefined> {
  const entry = { id, sha256 }
  const change = await db
    .selectFrom('change')
    .select(({ fn }) => fn.min('at').as('at'))
    .where('application', '=', application)
    .where(
      sql<boolean>`(patch @> ${JSON.stringify([{ value: entry }])}::jsonb
        or patch @> ${JSON.stringify([{ value: [entry] }])}::jsonb)`,
    )
    .executeTakeFirst()
  if (change?.at) return change.at.getTime()
  const file = await db
    .selectFrom('application_file')
    .select('at')
    .where('application', '=', application)
    .where('sha256', '=', sha256)
    .executeTakeFirst()
  return file?.at.getTime()
}

/** Fields that are filled in after the signature and are therefore not part of what was signed. */
function addedLater({ form: { workflow } }: FormBundle, signature: string): string[] {
  if (!workflow) return []
  const own = Object.values(workflow.states[workflow.start]?.edit ?? {}).flat()
  if (!own.some((pointer) => isWithin(signature, pointer))) return []
  const others = Object.values(workflow.states).flatMap(({ edit = {}, transitions = [] }) => [
    ...Object.values(edit).flat(),
    ...transitions.flatMap(({ writes = {} }) => Object.keys(writes)),
  ])
  return others.filter((pointer) => !own.includes(pointer))
}
