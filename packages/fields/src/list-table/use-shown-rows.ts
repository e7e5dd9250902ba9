import { useRef } from 'react'
import { ownMember, plainForms } from '@formwright/definition'
import { isOneRowChanged, showCell } from './rows.ts'
import type { CellLocale, ListRow } from './rows.ts'
import type { TableColumn } from './use-columns.ts'

/** The rows in which a text was found, by their indexes. */
interface Found {
  readonly text: string
  readonly rows: readonly ListRow[]
  readonly columns: readonly TableColumn[]
  readonly locale: CellLocale
  /** What can be found in a row, of those that were looked through. */
  readonly texts: WeakMap<ListRow, string>
  readonly shown: readonly number[]
}

/** The indexes of the rows in which a text stands; all for an empty one. */
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
 * Finds rows. One that is being changed stays until another text is looked for, or rows come, go or change
 * places.
 * @param last what was found before
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
  // a number at rest has its thousands apart
  const figures = text.replaceAll(/(?<=\d)[,. ](?=\d{3})/g, '')
  const has = (row: ListRow) => {
    // the cells of a row at once, parted by what nobody types
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
