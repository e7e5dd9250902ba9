import { ownMember, titleWithUnit } from '@formwright/definition'
import { cellAtRest } from './rows.ts'
import type { CellLocale, ListRow } from './rows.ts'
import type { TableColumn } from './use-columns.ts'

/** The least room of a column, and its share of what there is more, in rem. */
export interface ColumnWidth {
  readonly least: number
  readonly share: number
}

/** So many rows say how wide their columns are. */
const LOOKED_AT = 60
/**
 * Rem that a column has at most, and at most where the table is scrolled for it: an identity number of 18
 * figures is whole. A longer text is cut.
 */
const [MOST, MOST_LEAST] = [16, 12]
/** Rem of half a Chinese character, and of what stands around a text. */
const [LETTER, AROUND] = [0.5, 0.95]
const WIDE = /[\u2E80-\uFFEF]/g
/** Figures and capitals are wider than that by so much; small letters are not. */
const [BROAD, BROADER] = [/[0-9A-Z]/g, 0.2]

/** The width of each text of a row, in letters, for rows that were looked at before. */
export type KnownWidths = WeakMap<ListRow, readonly number[]>

/**
 * How columns share the width of a table: by the longest of their texts, words of the heading included.
 * @param known what rows were found to be, with the same columns and language
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
    // a Chinese title breaks anywhere and asks for no room
    const heading = titleWithUnit(locale.text(title), locale.text(unit), locale.language)
    const words = heading.match(/[!-~]+/g) ?? []
    const widest = (lengths: readonly number[]) => Math.max(0, ...lengths) * LETTER + AROUND
    const values = some.map((row) => row[at]!)
    const own = widest([...values, ...words.map(lettersOf)])
    const isNumber = type === 'number' || type === 'year'
    // room to type in, less where texts say how long they are
    const room = isNumber ? 5 : readOnly ? 3 : some.length === 0 ? 7 : 5
    const least = Math.min(MOST_LEAST, Math.max(room, isNumber ? widest(values) : own))
    return { least, share: Math.min(MOST, Math.max(room, own)) }
  })
}

/** Letters of a text as half-width ones. */
function lettersOf(text: string): number {
  return text.length + (text.match(WIDE)?.length ?? 0) + BROADER * (text.match(BROAD)?.length ?? 0)
}
