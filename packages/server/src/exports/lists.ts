import { bundleInYears, languageOf, ownMember } from '@formwright/definition'
import type { FormBundle } from '@formwright/definition'
import { sheetViews } from '@formwright/fields/sheets'
import { entriesOf, entryTables, markOf } from '@formwright/sheets'
import type { CellContent, SheetTable, TableShape } from '@formwright/sheets'
import type { ApplicationRow } from '../admission/store.ts'
import { say } from './say.ts'

/** Maximum number of rows per list; further ones are only counted. */
const MOST_LINES = 50_000

/** A list across applications: one line per row, with its application. */
interface ListSheet extends TableShape {
  readonly rows: CellContent[][]
}

/** Collects the lists of an edition as sheets while applications are processed. */
export class ListSheets {
  readonly #sheets: readonly { readonly table: SheetTable; readonly sheet: ListSheet; more: number }[]
  readonly #tables = new WeakMap<FormBundle, SheetTable[]>()
  readonly #bundle: FormBundle

  /** @param columns pointers of the selected columns; all if none are given */
  constructor(bundle: FormBundle, columns?: readonly string[]) {
    this.#bundle = bundle
    const facts = ['$ordinal', '$region', 'whose'] as const
    const heads = facts.map((fact) => ({ title: say(fact, languageOf(bundle.form)) }))
    this.#sheets = this.#tablesOf(bundle)
      .filter(({ pointer }) => !columns || columns.includes(pointer))
      .map((table) => ({
        table,
        more: 0,
        sheet: { title: table.title, columns: [...heads, ...table.columns], rows: [] },
      }))
  }

  /** @param edition that the application is pinned to, by which its lists are read */
  add({ answers, region_name, title }: ApplicationRow, ordinal: number, edition: FormBundle): void {
    const tables = this.#tablesOf(bundleInYears(edition, answers))
    for (const known of this.#sheets) {
      const own = tables.find((one) => markOf(one) === markOf(known.table))
      if (!own) continue
      const columns = known.table.columns.map((column) =>
        own.columns.find((one) => one.key === column.key && one.title === column.title),
      )
      for (const entry of entriesOf(own, answers))
        if (known.sheet.rows.length >= MOST_LINES) known.more++
        else
          known.sheet.rows.push([
            ordinal,
            region_name,
            title,
            ...columns.map((column) => (column ? column.write(ownMember(entry, column.key)) : null)),
          ])
    }
  }

  /** The non-empty sheets. */
  filled(): readonly ListSheet[] {
    for (const { sheet, more } of this.#sheets)
      if (more > 0) sheet.rows.push([say('more-lines', languageOf(this.#bundle.form), { count: more })])
    return this.#sheets.map(({ sheet }) => sheet).filter(({ rows }) => rows.length > 0)
  }

  #tablesOf(bundle: FormBundle): SheetTable[] {
    let tables = this.#tables.get(bundle)
    if (!tables) this.#tables.set(bundle, (tables = entryTables(bundle, sheetViews)))
    return tables
  }
}
