import { equal, ownMember } from '@formwright/definition'
import type { SheetTable, TableEntry, TakenBack } from '../view/sheet-view.ts'
import type { Exported, RowRead } from './match-rows.ts'
import { markOf } from './rows.ts'

/** The numbers that the rows of one table have after the file is read. */
interface Numbers {
  /** Exported number of a row → its new number. */
  readonly exported: ReadonlyMap<string, string>
  /** Number at the start of a row, or its key → its new number. */
  readonly found: ReadonlyMap<string, string>
  /** Numbers that were exported or are in the file; a row whose number is in neither map is gone. */
  readonly known: ReadonlySet<string>
}

/**
 * Maps the old numbers of rows to new ones. Nested rows name their parent by its old number, and inserting,
 * moving and deleting rows changes the numbers.
 */
export class RowNumbers {
  /** By the mark of a table. */
  readonly #tables = new Map<string, Numbers>()

  /**
   * @param lines the rows of the file up to the last one that is not empty
   * @param numbers of nested rows; by default they are counted
   */
  keep(
    table: SheetTable,
    before: readonly Exported[],
    lines: readonly { readonly number: string }[],
    rows: readonly RowRead[],
    numbers?: TakenBack['numbers'],
  ): void {
    const keyAt = table.columns.findIndex(({ isKey }) => isKey)
    const exported = new Map<string, string>()
    const found = new Map<string, string>()
    const name = (said: string, own: string) => {
      if (said !== '' && !found.has(said)) found.set(said, own)
    }
    const now = rows.map((row, index) => ({ ...row, own: numbers ? numbers[index] : String(index + 1) }))
    for (const { was, line, own } of now) {
      if (own === undefined || !was) continue
      exported.set(was.number, own)
      // if two rows have the same number, the one that was exported with it keeps it
      if (was.number === line.number) name(line.number, own)
    }
    for (const { line, own } of now) {
      if (own === undefined) continue
      name(line.number, own)
      name(String(line.row[keyAt] ?? '').trim(), own)
    }
    const known = new Set([...before, ...lines].map(({ number }) => number))
    this.#tables.set(markOf(table), { exported, found, known })
  }

  /** An entry whose references to rows are replaced by the new numbers. */
  inRows({ entry, was }: RowRead, { columns }: SheetTable): TableEntry {
    const named = columns.flatMap(({ key, inRows }): [string, TableEntry[string] | undefined][] => {
      const value = ownMember(entry, key) as TableEntry[string] | undefined
      if (!inRows || value === undefined) return []
      // an unchanged reference still means the exported row, even if another row has its number now
      const by = was && equal(ownMember(was.entry, key), value) ? 'exported' : 'found'
      return [[key, inRows(value, (marks, number) => this.#numberNow(by, marks, number))]]
    })
    if (named.length === 0) return entry
    const made = Object.entries({ ...entry, ...Object.fromEntries(named) })
    return Object.fromEntries(made.filter(([, value]) => value !== undefined)) as TableEntry
  }

  #numberNow(by: 'exported' | 'found', marks: readonly string[], number: string): string | undefined {
    const table = this.#tables.get(marks.at(-1) ?? '')
    const own = table?.[by].get(number)
    if (own !== undefined || table?.known.has(number)) return own
    const dot = number.lastIndexOf('.')
    if (dot < 0) return number
    const above = this.#numberNow(by, marks.slice(0, -1), number.slice(0, dot))
    return above && above + number.slice(dot)
  }
}
