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
  /** The name of their source. */
  readonly name: string
  readonly lines: readonly (readonly string[])[]
  /** The target columns chosen by the person. */
  readonly chosen: ChosenColumns
  /** Whether its first line is a header even though it names no column; if the person has said so. */
  readonly isHeaded?: boolean
  /** Pastes the block into the cells unchanged; only if its first line is not a header. */
  readonly asIs?: () => void
}

/** Rows waiting for confirmation, and what the person has to know about them. */
export interface RowsToConfirm extends RowsTable, Compared {
  /** The source columns with the columns that they are matched to. */
  readonly columns: readonly SourceColumn[]
  readonly added: readonly ListRow[]
  /** Notes to show in any case. */
  readonly notes: readonly string[]
  /** The person has to check a column match. */
  readonly isDoubtful: boolean
  /** The person has to say whether the first line is a header. */
  readonly isNameless: boolean
}

/** @param filled the existing rows */
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
