import type { Field, FieldType, FormLocale, FormNode, Json, ReferredRow } from '@formwright/definition'

/** The content of a spreadsheet cell. */
export type CellContent = string | number | boolean | Date | null

/** How a field type is laid out in a workbook. */
export interface SheetView {
  readonly type: FieldType
  /**
   * Must not throw for any field that the type accepts. Texts are in the form's language.
   * @param rows the rows that the field may refer to; none by default
   */
  readonly layOut: (field: Field, locale: FormLocale, rows?: RowsReferredTo) => SheetBlock
}

/** The rows of the exported answers that a field at a pointer may refer to. */
export type RowsReferredTo = (field: FormNode, at: string) => readonly ReferredRow[]

/**
 * Cells with official labels; a table with a row for each entry; or several tables for one field: rows, and
 * the rows nested in them.
 */
export type SheetBlock = SheetCells | SheetTable | SheetTables

export interface SheetTables {
  readonly kind: 'tables'
  readonly tables: readonly SheetTable[]
}

export interface SheetCells {
  readonly kind: 'cells'
  /** Headings above the cells: years, or baseline and target. */
  readonly headings?: readonly string[]
  readonly rows: readonly SheetRow[]
}

export interface SheetRow {
  /** Identifies the row within the workbook. */
  readonly key: string
  readonly label: string
  readonly unit?: string
  readonly hint?: string
  readonly cells: readonly SheetCell[]
}

/** One cell to fill in. `read` must restore the value from what `write` returned. */
export interface SheetCell {
  readonly pointer: string
  readonly write: (value: unknown) => CellContent
  /**
   * The value of a content; a text that has no meaning here is returned as it is, so that it is reported as
   * wrong and not lost.
   */
  readonly read: (content: CellContent, before: unknown) => Json | undefined
  /** Excel number format; text by default. */
  readonly format?: string
  /** The choices of the cell's drop-down list. */
  readonly choices?: readonly string[]
  /** Suggestions of the drop-down list; other contents are allowed. */
  readonly suggestions?: readonly string[]
  /** The cell may hold several values, one on each line; picking one replaces them all. */
  readonly isSeveral?: boolean
  /** Whether a content means that there is no value, such as “no” for a tick box. */
  readonly isNothing?: (content: CellContent) => boolean
  /** Number of text lines that should be visible. */
  readonly lines?: number
}

/** A table on its own sheet, with one row for each entry. */
export interface SheetTable {
  readonly kind: 'table'
  readonly pointer: string
  readonly title: string
  /** Instructions for filling it in, if the columns are not enough. */
  readonly note?: string
  readonly columns: readonly SheetColumn[]
  readonly maxRows: number
  /** Identifies the table within the workbook; by default its pointer. */
  readonly mark?: string
  /** Converts between value and entries, if the value is not simply the list of its entries. */
  readonly entries?: TableEntries
}

/** An entry of a table: column key → content. Members without a column are kept with it, but not shown. */
export type TableEntry = Readonly<Record<string, Json>>

export interface TableEntries {
  /** @param answers the whole document, for entries that exist before anything is filled in */
  readonly of: (value: unknown, answers: unknown) => readonly TableEntry[]
  /** @param current the value before the import; parts of it that the table does not show are kept */
  readonly back: (entries: readonly TableEntry[], current: unknown) => TakenBack
  /**
   * The number at the start of an entry's row, for rows nested in rows; by default its position in the table.
   */
  readonly numberOf?: (entry: TableEntry) => string
  /**
   * Whether an entry has contents that no column shows, such as rows on another sheet; its row is then kept
   * although it was emptied.
   */
  readonly holdsMore?: (entry: TableEntry) => boolean
}

/** The value made of entries. */
export interface TakenBack {
  readonly value: Json | undefined
  /**
   * For each entry the pointers of its columns below the value; `undefined` for an entry that belongs
   * nowhere, `twice` for one whose position another entry has taken.
   */
  readonly pointers: readonly (EntryPointers | 'twice' | undefined)[]
  /** For each entry its new number, if `numberOf` gives it one. */
  readonly numbers?: readonly (string | undefined)[]
}

/**
 * Returns the new number of a row, given its old number or its key; `undefined` if the row is gone.
 * @param marks of the tables that it is in, outermost first
 */
export type NumberNow = (marks: readonly string[], number: string) => string | undefined

/** Column key → pointer below the value. */
export type EntryPointers = Readonly<Record<string, string>>

export interface SheetColumn {
  readonly key: string
  readonly title: string
  readonly write: (value: unknown) => CellContent
  readonly read: (content: CellContent) => Json | undefined
  readonly format?: string
  /** The allowed contents. */
  readonly choices?: readonly string[]
  /** Suggested contents; others are allowed. */
  readonly suggestions?: readonly string[]
  /** The cell may hold several values, one on each line; picking one replaces them all. */
  readonly isSeveral?: boolean
  readonly required?: boolean
  /** The column holds the key that the form assigns to the row. */
  readonly isKey?: boolean
  /**
   * For a column that names rows of other tables by number or key: the value with the numbers that those rows
   * have after the import; `undefined` if one is gone.
   */
  readonly inRows?: (value: Json, numberNow: NumberNow) => Json | undefined
  /** How the column is written, read and picked from in one entry, where that depends on the entry. */
  readonly inEntry?: (entry: TableEntry) => Pick<SheetColumn, 'write' | 'read' | 'suggestions'>
  /** The column is filled in by a formula of the form; contents of the file are ignored. */
  readonly isGiven?: boolean
  /** Like `isGiven`, but only for some entries, such as the total. */
  readonly isGivenIn?: (entry: TableEntry) => boolean
}

/** The sheet views of field types, and of the rows of a list. */
export interface SheetViews {
  readonly fields: readonly SheetView[]
  readonly list: (
    pointer: string,
    title: string,
    columns: NonNullable<Field['schema']['x-list']>['columns'],
    locale: FormLocale,
  ) => SheetTable
}
