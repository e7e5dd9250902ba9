import { ownMember } from '@formwright/definition'
import { showCell } from './rows.ts'
import type { CellLocale, ListRow } from './rows.ts'
import type { TableColumn } from './use-columns.ts'

/** The least room of a column, and its share of what there is more, in rem. */
export interface ColumnWidth {
  readonly least: number
  readonly share: number
}

/** So many rows say how wide their columns are. */
const LOOKED_AT = 60
/** A text that is longer is scrolled in its cell. */
const MOST = 16
/** Rem of half a Chinese character, and of what stands around a text. */
const [LETTER, AROUND] = [0.5, 1.25]
const WIDE = /[\u2E80-\uFFEF]/g

/** How columns share the width of a table: by the longest of their texts, words of the heading included. */
export function columnWidths(
  columns: readonly TableColumn[],
  rows: readonly ListRow[],
  locale: CellLocale,
): readonly ColumnWidth[] {
  const some = rows.slice(0, LOOKED_AT)
  return columns.map((column) => {
    const { key, title, type, readOnly } = column
    const isShort = type === 'number' || type === 'year' || readOnly === true
    const least = isShort ? 5 : 7
    const texts = some.map((row) => showCell(ownMember(row, key), column, locale))
    // a Chinese title breaks anywhere: the share of one is that of its least room
    const words = locale.text(title).match(/[!-~]+/g) ?? []
    const longest = Math.max(0, ...[...texts, ...words].map(lettersOf))
    return { least, share: Math.min(MOST, Math.max(least, longest * LETTER + AROUND)) }
  })
}

/** Letters of a text as half-width ones. */
function lettersOf(text: string): number {
  return text.length + (text.match(WIDE)?.length ?? 0)
}
