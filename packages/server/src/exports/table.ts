import type { ExportRequest } from '@formwright/api'
import { languageOf, localeOf } from '@formwright/definition'
import type { FormBundle } from '@formwright/definition'
import { appliesOf, shownAnswers } from '@formwright/engine'
import { writePrintedTable, writeTable, writeTables } from '@formwright/sheets'
import type { CellContent } from '@formwright/sheets'
import { termsOf } from '../admission/deadline.ts'
import type { ApplicationRow } from '../admission/store.ts'
import { answersInVersion } from '../applications/versions.ts'
import type { Services } from '../services.ts'
import { columnsOf } from './columns.ts'
import type { Column } from './columns.ts'
import { ListSheets } from './lists.ts'
import { say } from './say.ts'

type Table = NonNullable<ExportRequest['table']>

/**
 * Up to this number of applications, a table gets print layout, or a sheet per list; larger ones are
 * streamed.
 */
const MOST_AT_ONCE = 2000

/**
 * A table with one row per application. Each row is read by its pinned version.
 * @param count how many rows there are at most
 */
export async function tableOf(
  services: Pick<Services, 'editions'>,
  bundle: FormBundle,
  table: Table,
  applications: AsyncIterable<ApplicationRow>,
  count: number,
): Promise<ReadableStream<Uint8Array>> {
  const own = columnsOf(bundle, table)
  const named = bundle.edition.tables?.find(({ id }) => id === table.id)
  const title = tableTitle(bundle, table)
  const isStreamed = table.format === 'csv' || count > MOST_AT_ONCE
  const lists = named || isStreamed ? undefined : new ListSheets(bundle, table.columns)
  const rows = rowsOf(services, bundle, own, applications, lists)
  if (isStreamed) return writeTable(table.format, { title, columns: own }, rows, localeOf(bundle))
  const collected: CellContent[][] = []
  for await (const row of rows) collected.push(row)
  const bytes = named
    ? await writePrintedTable({ ...named, columns: own, language: languageOf(bundle.form) }, collected)
    : await writeTables([{ title, columns: own, rows: collected }, ...(lists?.filled() ?? [])])
  return new Blob([bytes as Uint8Array<ArrayBuffer>]).stream()
}

async function* rowsOf(
  { editions }: Pick<Services, 'editions'>,
  bundle: FormBundle,
  own: readonly Column[],
  applications: AsyncIterable<ApplicationRow>,
  lists: ListSheets | undefined,
): AsyncGenerator<CellContent[]> {
  let ordinal = 0
  for await (const row of applications) {
    ordinal++
    const edition = (await editions.bundleOf(row.edition)) ?? bundle
    const answers = shownAnswers(edition, row.answers, appliesOf(edition), termsOf(row, edition))
    // units and names of the pinned version may differ from those of the headings
    const shown = { ...row, answers: await answersInVersion(editions, bundle, row.edition, answers) }
    lists?.add(shown, ordinal, bundle)
    yield own.map(({ contentOf }) => contentOf(shown, ordinal, { row, bundle: edition, editions }))
  }
}

export function tableTitle({ form, edition }: FormBundle, { id }: Table): string {
  return (
    edition.tables?.find((table) => table.id === id)?.title ??
    `${form.title}-${say('full', languageOf(form))}`
  )
}
