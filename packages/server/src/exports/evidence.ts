import { fieldsOf, officialLabel } from '@formwright/definition'
import type { Field, FormBundle } from '@formwright/definition'
import type { ApplicationRow } from '../applications/store.ts'
import type { Services } from '../services.ts'
import type { Entry } from './archive.ts'

interface Attached {
  readonly target: string
  readonly name: string
  readonly sha256: string
}

/** The files of evidence of an application, in a folder for each field that they prove; the folders stand in the order of the form. */
export async function* evidenceOf(
  { db, contents }: Pick<Services, 'db' | 'contents'>,
  bundle: FormBundle,
  { id, answers }: ApplicationRow,
  onMissing: (name: string) => void,
): AsyncGenerator<Entry> {
  const held = new Set(
    (await db.selectFrom('holding').select('sha256').where('application', '=', id).execute()).map(
      ({ sha256 }) => sha256,
    ),
  )
  const fields = fieldsOf(bundle)
  const placed = attachedTo(answers)
    .map((file) => ({ ...file, at: placeOf(file.target, fields) }))
    .sort((one, other) => one.at - other.at)
  for (const { target, name, sha256, at } of placed) {
    const label = at < fields.length ? officialLabel(fields[at]!).split('｜')[0]!.slice(0, LONGEST) : target
    const path = `${String(at + 1).padStart(3, '0')}-${label.replaceAll('/', '_')}/${name.replaceAll('/', '_')}`
    const input = held.has(sha256) ? await contents.read(sha256).catch(() => undefined) : undefined
    if (input) yield { name: path, input }
    else onMissing(path)
  }
}

/** The field that a target names, or the first of a group; behind all of them when the form has no such place. */
function placeOf(target: string, fields: readonly Field[]): number {
  const at = fields.findIndex((field) => field.target === target || field.target.startsWith(`${target}.`))
  return at < 0 ? fields.length : at
}

/** Letters of a label that name a folder: paths on Windows may not be long. */
const LONGEST = 30

function attachedTo(answers: unknown): Attached[] {
  const { attachments } = (answers ?? {}) as { attachments?: unknown }
  return (Array.isArray(attachments) ? attachments : []).filter(
    (one): one is Attached =>
      typeof one?.target === 'string' && typeof one.name === 'string' && typeof one.sha256 === 'string',
  )
}
