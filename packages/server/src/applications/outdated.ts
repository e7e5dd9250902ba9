import { ATTACHMENTS, fieldsOf, isWithin, namedFiles } from '@formwright/definition'
import type { FormBundle } from '@formwright/definition'
import { fieldTypes } from '@formwright/fields'
import type { Reader } from '../database/connect.ts'
import type { ApplicationRow } from '../admission/store.ts'

/**
 * Signed and sealed fields whose scans are older than a change of what was signed: they are to be signed
 * anew.
 */
export async function outdatedScans(db: Reader, row: ApplicationRow, bundle: FormBundle): Promise<string[]> {
  const signature = fieldTypes.find(({ paper }) => paper.includes('seal'))
  const named = namedFiles(row.answers)
  const signed = fieldsOf(bundle).filter((field) => signature?.accepts(field))
  const scans = signed.flatMap(({ pointer, target }) => {
    const hashes = named.filter((file) => file.target === target).map(({ sha256 }) => sha256)
    return hashes.length === 0 ? [] : [{ pointer, hashes }]
  })
  if (scans.length === 0) return []
  const held = await db
    .selectFrom('application_file')
    .select(['sha256', 'at'])
    .where('application', '=', row.id)
    .where(
      'sha256',
      'in',
      scans.flatMap(({ hashes }) => hashes),
    )
    .execute()
  const earliest = Math.min(...held.map((file) => file.at.getTime()))
  if (!Number.isFinite(earliest)) return []
  const changes = await db
    .selectFrom('change')
    .select(['patch', 'at'])
    .where('application', '=', row.id)
    .where('at', '>', new Date(earliest))
    .execute()
  const unsigned = [ATTACHMENTS, ...signed.map(({ pointer }) => pointer)]
  return scans
    .filter(({ pointer, hashes }) => {
      const at = Math.max(
        ...held.filter(({ sha256 }) => hashes.includes(sha256)).map((file) => file.at.getTime()),
      )
      const others = [...unsigned, ...addedLater(bundle, pointer)]
      return changes.some(
        (change) =>
          change.at.getTime() > at &&
          change.patch.some(({ path }) => !others.some((place) => isWithin(path, place))),
      )
    })
    .map(({ pointer }) => pointer)
}

/** What is added to the form after the applicant signed it: not part of what they signed. */
function addedLater({ form: { workflow } }: FormBundle, signature: string): string[] {
  if (!workflow) return []
  const own = Object.values(workflow.states[workflow.start]?.edit ?? {}).flat()
  if (!own.some((place) => isWithin(signature, place))) return []
  const others = Object.values(workflow.states).flatMap(({ edit = {}, transitions = [] }) => [
    ...Object.values(edit).flat(),
    ...transitions.flatMap(({ writes = {} }) => Object.keys(writes)),
  ])
  return others.filter((place) => !own.includes(place))
}
