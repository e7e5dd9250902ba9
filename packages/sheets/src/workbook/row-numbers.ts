import type { SheetTable, TableEntry, TakenBack } from '../view/sheet-view.ts'
import type { FoundLine } from './match-rows.ts'
import { markOf } from './rows.ts'

/**
 * The numbers that rows have once a file is read, by those at their beginning and by their keys: rows in rows
 * name theirs so, and rows that were put in or moved have others now.
 */
export class RowNumbers {
  /** By the mark of a table. */
  readonly #now = new Map<string, ReadonlyMap<string, string>>()

  /** @param numbers of rows in rows, for each line */
  keep(table: SheetTable, lines: readonly FoundLine[], numbers?: TakenBack['numbers']): void {
    const keyAt = table.columns.findIndex(({ isKey }) => isKey)
    const now = new Map<string, string>()
    for (const [index, { number, row }] of lines.entries()) {
      const own = numbers ? numbers[index] : String(index + 1)
      if (own === undefined) continue
      for (const name of [number, String(row[keyAt] ?? '').trim()])
        if (name !== '' && !now.has(name)) now.set(name, own)
    }
    this.#now.set(markOf(table), now)
  }

  /** An entry with the row that it belongs to by the number that this has now. */
  inParent(entry: TableEntry, { columns, within = [] }: SheetTable): TableEntry {
    const column = columns.find(({ isParent }) => isParent)
    const named = column && entry[column.key]
    if (named === undefined) return entry
    return { ...entry, [column!.key]: this.#numberNow(String(named).trim(), within) }
  }

  #numberNow(number: string, within: readonly string[]): string {
    const own = this.#now.get(within.at(-1) ?? '')?.get(number)
    const dot = number.lastIndexOf('.')
    if (own !== undefined || dot < 0) return own ?? number
    return this.#numberNow(number.slice(0, dot), within.slice(0, -1)) + number.slice(dot)
  }
}
