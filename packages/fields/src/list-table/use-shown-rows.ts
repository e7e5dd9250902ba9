import { useRef } from 'react'
import { ownMember, plainForms } from '@formwright/definition'
import { isOneRowChanged, showCell } from './rows.ts'
import type { CellLocale, ListRow } from './rows.ts'
import type { TableColumn } from './use-columns.ts'

/** The rows that contain a text, by index. */
interface Found {
  readonly text: string
  readonly rows: readonly ListRow[]
  readonly columns: readonly TableColumn[]
  readonly locale: CellLocale
  /** Cached search texts of the rows. */
  readonly texts: WeakMap<ListRow, string>
  readonly shown: readonly number[]
}

/** The indexes of the rows that contain a text; all of them if it is empty. */
export function useShownRows(
  rows: readonly ListRow[],
  columns: readonly TableColumn[],
  wanted: string,
  locale: CellLocale,
): readonly number[] {
  const last = useRef<Found>(undefined)
  last.current = findRows(last.current, rows, columns, plain(wanted), locale)
  return last.current.shown
}

/**
 * Finds rows. A row that is edited stays in the result until the search text changes, or rows are added,
 * removed or moved.
 * @param last the previous result
 */
export function findRows(
  last: Found | undefined,
  rows: readonly ListRow[],
  columns: readonly TableColumn[],
  text: string,
  locale: CellLocale,
): Found {
  if (last?.text === text && last.columns === columns && isOneRowChanged(last.rows, rows))
    return { ...last, rows }
  const all = rows.map((_, index) => index)
  const texts =
    last?.columns === columns && last.locale === locale ? last.texts : new WeakMap<ListRow, string>()
  // numbers are shown with thousands separators
  const figures = text.replaceAll(/(?<=\d)[,. ](?=\d{3})/g, '')
  const has = (row: ListRow) => {
    // the texts of all cells, with a separator that nobody types
    const found =
      texts.get(row) ??
      plain(columns.map((column) => showCell(ownMember(row, column.key), column, locale)).join('\n'))
    texts.set(row, found)
    return found.includes(text) || found.includes(figures)
  }
  const shown = text === '' ? all : all.filter((index) => has(rows[index]!))
  return { text, rows, columns, locale, texts, shown }
}

function plain(text: string): string {
  return plainForms(text).trim().toLowerCase()
}
