import { cutToLetters, fieldsOf, LABEL_SEPARATOR, officialLabel } from '@formwright/definition'
import type { Field, FormBundle } from '@formwright/definition'
import { shownAnswers } from '@formwright/engine'
import { attachmentsIn } from '../applications/attachments.ts'
import type { ApplicationRow } from '../admission/store.ts'
import { handedOutAs } from '../files/kinds.ts'
import type { Services } from '../services.ts'
import type { Entry } from './archive.ts'

/**
 * The files of evidence of an application, in a folder for each field that they prove; the folders stand in
 * the order of the form.
 */
export async function* evidenceOf(
  { db, contents }: Pick<Services, 'db' | 'contents'>,
  bundle: FormBundle,
  { id, answers }: ApplicationRow,
  onMissing: (name: string) => void,
): AsyncGenerator<Entry> {
  const held = new Map(
    (
      await db
        .selectFrom('application_file')
        .innerJoin('content', 'content.sha256', 'application_file.sha256')
        .select(['application_file.sha256', 'size', 'type'])
        .where('application', '=', id)
        .execute()
    ).map((file) => [file.sha256, file]),
  )
  const fields = fieldsOf(bundle)
  const placed = attachmentsIn(shownAnswers(bundle, answers))
    .map((file) => ({ ...file, at: numberOf(file.target, fields) }))
    .sort((one, other) => one.at - other.at)
  for (const { target, name, sha256, at } of placed) {
    const label =
      at < fields.length
        ? cutToLetters(officialLabel(fields[at]!).split(LABEL_SEPARATOR)[0]!, LONGEST)
        : target
    const file = held.get(sha256)
    const named = file ? handedOutAs(name, file.type) : name
    const folder = `${String(at + 1).padStart(3, '0')}-${label.replaceAll('/', '_')}`
    const path = `${folder}/${named.replaceAll('/', '_')}`
    const input = file && (await contents.read(sha256, Number(file.size)).catch(() => undefined))
    if (input) yield { name: path, input }
    else onMissing(path)
  }
}

/**
 * The field that a target names, or the first of a group; behind all of them when the form has no such place.
 */
function numberOf(target: string, fields: readonly Field[]): number {
  const at = fields.findIndex((field) => field.target === target || field.target.startsWith(`${target}.`))
  return at < 0 ? fields.length : at
}

/** Letters of a label that name a folder: paths on Windows may not be long. */
const LONGEST = 30
