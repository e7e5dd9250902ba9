import type { FormBundle } from '@formwright/definition'
import { writeTable } from '@formwright/sheets'
import type { CellContent } from '@formwright/sheets'
import type { ApplicationRow } from '../applications/store.ts'
import type { Services } from '../services.ts'
import { columnsOf } from './columns.ts'
import type { Column } from './columns.ts'
import type { ExportRequest } from './request.ts'
import words from './words.json' with { type: 'json' }

type Table = NonNullable<ExportRequest['table']>

/** A table of one row an application, as it is written. Each row is read by the edition that it is pinned to. */
export function tableOf({ editions }: Pick<Services, 'editions'>, bundle: FormBundle, table: Table, applications: AsyncIterable<ApplicationRow>): ReadableStream<Uint8Array> {
  const known = new Map<string, readonly Column[]>()
  const columns = (of: FormBundle) => {
    let made = known.get(of.digest)
    if (!made) known.set(of.digest, (made = columnsOf(of, editions.formOf(of), table)))
    return made
  }
  const own = columns(bundle)
  async function* rows(): AsyncGenerator<CellContent[]> {
    let ordinal = 0
    for await (const row of applications) {
      ordinal++
      const pinned = (await editions.bundleOf(row.edition)) ?? bundle
      const theirs = columns(pinned)
      yield own.map((column, index) => (theirs[index]?.title === column.title ? theirs[index] : column).contentOf(row, ordinal))
    }
  }
  return writeTable(table.format, { title: tableTitle(bundle, table), columns: own }, rows())
}

export function tableTitle({ form, edition }: FormBundle, { id }: Table): string {
  return edition.tables?.find((table) => table.id === id)?.title ?? `${form.title}-${words.full}`
}
