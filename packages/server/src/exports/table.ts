import type { ExportRequest } from '@formwright/api'
import { languageOf } from '@formwright/definition'
import type { FormBundle } from '@formwright/definition'
import { shownAnswers } from '@formwright/engine'
import { writePrintedTable, writeTable } from '@formwright/sheets'
import type { CellContent } from '@formwright/sheets'
import type { ApplicationRow } from '../admission/store.ts'
import type { Services } from '../services.ts'
import { columnsOf } from './columns.ts'
import type { Column } from './columns.ts'
import { say } from './say.ts'

type Table = NonNullable<ExportRequest['table']>

/**
 * A table of the edition with no more rows than this is made to be printed; any other is streamed, however
 * long.
 */
const PRINTED_ROWS = 2000

/**
 * A table of one row an application, as it is written. Each row is read by the edition that it is pinned to.
 * @param count how many rows there are at most
 */
export async function tableOf(
  services: Pick<Services, 'editions'>,
  bundle: FormBundle,
  table: Table,
  applications: AsyncIterable<ApplicationRow>,
  count: number,
): Promise<ReadableStream<Uint8Array>> {
  const own = columnsOf(bundle, services.editions.formOf(bundle), table)
  const rows = rowsOf(services, bundle, table, own, applications)
  const named = bundle.edition.tables?.find(({ id }) => id === table.id)
  if (!named || table.format === 'csv' || count > PRINTED_ROWS)
    return writeTable(table.format, { title: tableTitle(bundle, table), columns: own }, rows)
  const collected: CellContent[][] = []
  for await (const row of rows) collected.push(row)
  return new Blob([
    (await writePrintedTable(
      { ...named, columns: own, language: languageOf(bundle.form) },
      collected,
    )) as Uint8Array<ArrayBuffer>,
  ]).stream()
}

async function* rowsOf(
  { editions }: Pick<Services, 'editions'>,
  bundle: FormBundle,
  table: Table,
  own: readonly Column[],
  applications: AsyncIterable<ApplicationRow>,
): AsyncGenerator<CellContent[]> {
  const known = new Map<string, readonly Column[]>([[bundle.digest, own]])
  const columns = (of: FormBundle) => {
    let made = known.get(of.digest)
    if (!made) known.set(of.digest, (made = columnsOf(of, editions.formOf(of), table)))
    return made
  }
  let ordinal = 0
  for await (const row of applications) {
    ordinal++
    const edition = (await editions.bundleOf(row.edition)) ?? bundle
    const theirs = columns(edition)
    const shown = { ...row, answers: shownAnswers(edition, row.answers) }
    yield own.map((column, index) =>
      (theirs[index]?.title === column.title ? theirs[index] : column).contentOf(shown, ordinal),
    )
  }
}

export function tableTitle({ form, edition }: FormBundle, { id }: Table): string {
  return (
    edition.tables?.find((table) => table.id === id)?.title ??
    `${form.title}-${say('full', languageOf(form))}`
  )
}
