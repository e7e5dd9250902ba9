import { equal, ownMember } from '@formwright/definition'
import type { SheetTable, TableEntry, TakenBack } from '../view/sheet-view.ts'
import type { Exported, RowRead } from './match-rows.ts'
import { markOf } from './rows.ts'

/** The numbers that the rows of one table have once the file is read. */
interface Numbers {
  /** By the number that a row was exported with. */
  readonly exported: ReadonlyMap<string, string>
  /** By the number at the beginning of its line, and by its key. */
  readonly found: ReadonlyMap<string, string>
  /** Numbers that a row was exported with or that a line begins with: one that is in no map is gone. */
  readonly known: ReadonlySet<string>
}

/**
 * The numbers that rows have once a file is read: rows in rows name theirs by what they were, and rows that
 * were put in, moved or taken away have changed them.
 */
export class RowNumbers {
  /** By the mark of a table. */
  readonly #tables = new Map<string, Numbers>()

  /**
   * @param lines of the file up to the last that says something
   * @param numbers of rows in rows, for each row; else they are counted
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
      // of two lines with a number the one that had it goes by it
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

  /** An entry with the rows that it names by the numbers that they have now. */
  inRows({ entry, was }: RowRead, { columns }: SheetTable): TableEntry {
    const named = columns.flatMap(({ key, inRows }): [string, TableEntry[string] | undefined][] => {
      const value = ownMember(entry, key) as TableEntry[string] | undefined
      if (!inRows || value === undefined) return []
      // what was not changed means the row that it meant, though another stands behind its number now
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
