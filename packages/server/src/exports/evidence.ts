import { evidenceSubjects } from '@formwright/definition'
import type { FormBundle } from '@formwright/definition'
import { appliesOf, shownAnswers } from '@formwright/engine'
import { termsOf } from '../admission/deadline.ts'
import { attachmentsIn } from '../applications/attachments.ts'
import type { ApplicationRow } from '../admission/store.ts'
import { downloadName } from '../files/kinds.ts'
import type { Services } from '../services.ts'
import type { Entry } from './archive.ts'

/** The evidence files of an application, in folders per field and option, in form order. */
export async function* evidenceOf(
  { db, contents }: Pick<Services, 'db' | 'contents'>,
  bundle: FormBundle,
  row: ApplicationRow,
  onMissing: (name: string) => void,
): AsyncGenerator<Entry> {
  const uploaded = new Map(
    (
      await db
        .selectFrom('application_file')
        .innerJoin('content', 'content.sha256', 'application_file.sha256')
        .select(['application_file.sha256', 'size', 'type'])
        .where('application', '=', row.id)
        .execute()
    ).map((file) => [file.sha256, file]),
  )
  const folderOf = evidenceSubjects(bundle)
  const shown = shownAnswers(bundle, row.answers, appliesOf(bundle), termsOf(row, bundle))
  const placed = attachmentsIn(shown)
    .map((file) => ({ ...file, ...folderOf(file) }))
    .sort((one, other) => one.at - other.at)
  for (const { name, sha256, folder } of placed) {
    const file = uploaded.get(sha256)
    const named = file ? downloadName(name, file.type) : name
    const path = `${folder}/${named.replaceAll('/', '_')}`
    const input = file && (await contents.read(sha256, Number(file.size)).catch(() => undefined))
    if (input) yield { name: path, input }
    else onMissing(path)
  }
}
