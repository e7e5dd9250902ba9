import type { Field, FieldType, FormLocale, FormNode, Json, ReferredRow } from '@formwright/definition'

/** What a cell of a spreadsheet holds. */
export type CellContent = string | number | boolean | Date | null

/** How a field type is laid out in a workbook. */
export interface SheetView {
  readonly type: FieldType
  /**
   * Never throws, whatever field the type accepts. Words are the form's, in its own language.
   * @param rows what a field may refer to; nothing unless given
   */
  readonly layOut: (field: Field, locale: FormLocale, rows?: RowsReferredTo) => SheetBlock
}

/** The rows of the exported answers that a field, which stands at a place of them, may refer to. */
export type RowsReferredTo = (field: FormNode, at: string) => readonly ReferredRow[]

/**
 * Cells with official labels, a table that grows, or several tables of one field: rows, and the rows in them.
 */
export type SheetBlock = SheetCells | SheetTable | SheetTables

export interface SheetTables {
  readonly kind: 'tables'
  readonly tables: readonly SheetTable[]
}

export interface SheetCells {
  readonly kind: 'cells'
  /** Over the cells: years, or baseline and target. */
  readonly headings?: readonly string[]
  readonly rows: readonly SheetRow[]
}

export interface SheetRow {
  /** Tells the row from all others of the workbook. */
  readonly key: string
  readonly label: string
  readonly unit?: string
  readonly hint?: string
  readonly cells: readonly SheetCell[]
}

/** One cell to fill in. What `read` gives for what `write` wrote is the value again. */
export interface SheetCell {
  readonly pointer: string
  readonly write: (value: unknown) => CellContent
  /**
   * The value that was meant; a text that means nothing here as it is, so that it is found wrong and not
   * lost.
   */
  readonly read: (content: CellContent, before: unknown) => Json | undefined
  /** Number format of Excel; text unless given. */
  readonly format?: string
  /** What the cell's drop-down offers. */
  readonly choices?: readonly string[]
  /** What may be picked besides being written. */
  readonly suggestions?: readonly string[]
  /** It may hold several, each on a line: a pick takes the place of all that it holds. */
  readonly isSeveral?: boolean
  /** Whether a content says that nothing is there, as “no” does for a tick. */
  readonly isNothing?: (content: CellContent) => boolean
  /** Rows of text that should be in sight. */
  readonly lines?: number
}

/** A table on a sheet of its own, one row for each entry. */
export interface SheetTable {
  readonly kind: 'table'
  readonly pointer: string
  readonly title: string
  /** How it is filled in, where its columns do not say so themselves. */
  readonly note?: string
  readonly columns: readonly SheetColumn[]
  readonly maxRows: number
  /** Tells the table from all others of the workbook; its pointer unless given. */
  readonly mark?: string
  /** How a value becomes entries and entries a value, where it is not the list of its entries. */
  readonly entries?: TableEntries
}

/** An entry of a table: column → what is shown there. Members that are no column are kept with it, unseen. */
export type TableEntry = Readonly<Record<string, Json>>

export interface TableEntries {
  /** @param answers the whole document, for entries that are there before anything is filled in */
  readonly of: (value: unknown, answers: unknown) => readonly TableEntry[]
  /** @param current what stands there now: what the table does not show of it stays */
  readonly back: (entries: readonly TableEntry[], current: unknown) => TakenBack
  /** The number that an entry begins with, of rows in rows; that of the line unless given. */
  readonly numberOf?: (entry: TableEntry) => string
  /** Whether an entry holds what no column shows, such as rows on another sheet: emptied, it stays. */
  readonly holdsMore?: (entry: TableEntry) => boolean
}

/** What entries make of a value. */
export interface TakenBack {
  readonly value: Json | undefined
  /**
   * For each entry, where its columns stand below the value, by their keys; nothing for an entry that belongs
   * nowhere, `twice` for one whose place another has taken.
   */
  readonly pointers: readonly (EntryPointers | 'twice' | undefined)[]
  /** For each entry the number that it has there, where `numberOf` gives it one. */
  readonly numbers?: readonly (string | undefined)[]
}

/**
 * The number that a row has now, by the one that it had or by its key; nothing where it is gone.
 * @param marks of the tables that it is in, outermost first
 */
export type NumberNow = (marks: readonly string[], number: string) => string | undefined

/** Column → pointer below the value. */
export type EntryPointers = Readonly<Record<string, string>>

export interface SheetColumn {
  readonly key: string
  readonly title: string
  readonly write: (value: unknown) => CellContent
  readonly read: (content: CellContent) => Json | undefined
  readonly format?: string
  /** The only contents there are. */
  readonly choices?: readonly string[]
  /** What may be picked besides being written. */
  readonly suggestions?: readonly string[]
  /** It may hold several, each on a line: a pick takes the place of all that it holds. */
  readonly isSeveral?: boolean
  readonly required?: boolean
  /** It holds the key that the form gives the row. */
  readonly isKey?: boolean
  /**
   * What names rows of other tables by their number or key: the same with the numbers that those rows have
   * once the file is read; nothing where one is gone.
   */
  readonly inRows?: (value: Json, numberNow: NumberNow) => Json | undefined
  /** A formula of the form fills it in: what a file holds there is not taken. */
  readonly isGiven?: boolean
  /** As `isGiven`, of the lines of some entries only, such as that of a total. */
  readonly isGivenIn?: (entry: TableEntry) => boolean
}

/** How field types look in a workbook, and how the rows of a list do. */
export interface SheetViews {
  readonly fields: readonly SheetView[]
  readonly list: (
    pointer: string,
    title: string,
    columns: NonNullable<Field['schema']['x-list']>['columns'],
    locale: FormLocale,
  ) => SheetTable
}
