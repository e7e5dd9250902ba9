import type { FormLocale } from '@formwright/definition'
import { sayPasted, wordsForUnits } from '../grid/paste-summary.ts'
import { isInDoubt, matchRows } from './match-rows.ts'
import type { ChosenColumns, IntoList, Matched, SourceColumn } from './match-rows.ts'
import { sayQuestion } from './question-say.ts'
import { compared } from './compare-rows.ts'
import type { Compared } from './compare-rows.ts'
import type { ListRow } from './rows.ts'

export { appended } from './append-rows.ts'
export { isHeading } from './match-rows.ts'

/** Rows from a file or the clipboard, as texts. */
export interface RowsTable {
  /** What they came from, in words. */
  readonly name: string
  readonly lines: readonly (readonly string[])[]
  /** Columns that somebody chose for some of theirs. */
  readonly chosen: ChosenColumns
  /** Whether its first line is a header though it names no column, as far as somebody said so. */
  readonly isHeaded?: boolean
  /** Puts what was pasted into the cells as it is, where its first line is no heading. */
  readonly asIs?: () => void
}

/** What is to become of rows: which they are, and what somebody has to know of them. */
export interface RowsToConfirm extends RowsTable, Compared {
  /** Their columns, and what each is taken for. */
  readonly columns: readonly SourceColumn[]
  readonly added: readonly ListRow[]
  /** What is to be told about them whatever becomes of them. */
  readonly notes: readonly string[]
  /** Somebody has to look at what a column is taken for. */
  readonly isDoubtful: boolean
  /** Whether the first line is a header is for people to say. */
  readonly isNameless: boolean
}

/** @param filled the rows that are there */
export function rowsToConfirm(
  { name, lines, chosen, isHeaded, asIs }: RowsTable,
  list: IntoList,
  filled: readonly ListRow[],
  locale: FormLocale,
): RowsToConfirm {
  const matched = matchRows(lines, list, chosen, isHeaded)
  return {
    name,
    lines,
    chosen,
    isHeaded: matched.isHeaded,
    ...(asIs ? { asIs } : {}),
    ...compared(matched.rows, filled, list.columns),
    columns: matched.columns,
    added: matched.rows,
    notes: notesOn(matched, locale),
    isDoubtful: matched.isNameless || matched.columns.some(isInDoubt),
    isNameless: matched.isNameless,
  }
}

function notesOn({ numbers, totals, columns }: Matched, { language, list }: FormLocale): string[] {
  const unused = columns.flatMap((column) =>
    isInDoubt(column) && column.key === undefined ? [column.title] : [],
  )
  return [
    ...wordsForUnits(numbers, language, { list }),
    ...(unused.length > 0 ? [sayPasted('import-unmatched', language, { columns: list(unused) })] : []),
    ...(totals > 0 ? [sayQuestion('import-totals', language, { count: totals })] : []),
  ]
}
