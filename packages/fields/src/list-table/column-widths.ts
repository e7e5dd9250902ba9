import { ownMember, titleWithUnit } from '@formwright/definition'
import { cellAtRest } from './rows.ts'
import type { CellLocale, ListRow } from './rows.ts'
import type { TableColumn } from './use-columns.ts'

/** Minimum width of a column in rem, and its share of the remaining width. */
export interface ColumnWidth {
  readonly least: number
  readonly share: number
}

/** Number of rows that determine the column widths. */
const LOOKED_AT = 60
/**
 * Maximum share of a column, and maximum of its minimum width, in rem: an identity number of 18 digits fits
 * without scrolling the table. A longer text is cut.
 */
const [MOST, MOST_LEAST] = [16, 12]
/** Width of half a Chinese character and of the space around a text, in rem. */
const [LETTER, AROUND] = [0.5, 0.95]
const WIDE = /[\u2E80-\uFFEF]/g
/** Digits and capitals are wider by this much; lower-case letters are not. */
const [BROAD, BROADER] = [/[0-9A-Z]/g, 0.2]

/** Cached text widths of each row, in half-width characters. */
export type KnownWidths = WeakMap<ListRow, readonly number[]>

/**
 * Distributes the width of a table over its columns by their longest texts, including words of the headings.
 * @param known cached widths, for the same columns and language
 */
export function columnWidths(
  columns: readonly TableColumn[],
  rows: readonly ListRow[],
  locale: CellLocale,
  known: KnownWidths = new WeakMap(),
): readonly ColumnWidth[] {
  const some = rows.slice(0, LOOKED_AT).map((row) => {
    const widths =
      known.get(row) ??
      columns.map((column) => lettersOf(cellAtRest(ownMember(row, column.key), column, locale)))
    known.set(row, widths)
    return widths
  })
  return columns.map((column, at) => {
    const { title, unit = '', type, readOnly } = column
    // a Chinese title can break anywhere, so it needs no minimum width
    const heading = titleWithUnit(locale.text(title), locale.text(unit), locale.language)
    const words = heading.match(/[!-~]+/g) ?? []
    const widest = (lengths: readonly number[]) => Math.max(0, ...lengths) * LETTER + AROUND
    const values = some.map((row) => row[at]!)
    const own = widest([...values, ...words.map(lettersOf)])
    const isNumber = type === 'number' || type === 'year'
    // room for typing; less if the texts show how long they are
    const room = isNumber ? 5 : readOnly ? 3 : some.length === 0 ? 7 : 5
    const least = Math.min(MOST_LEAST, Math.max(room, isNumber ? widest(values) : own))
    return { least, share: Math.min(MOST, Math.max(room, own)) }
  })
}

/** The length of a text in half-width characters. */
function lettersOf(text: string): number {
  return text.length + (text.match(WIDE)?.length ?? 0) + BROADER * (text.match(BROAD)?.length ?? 0)
}
