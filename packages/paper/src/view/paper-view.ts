import type { Field, FieldType, FormLocale, Schema } from '@formwright/definition'
import type { Align, Paragraph } from '../page/page-model.ts'

/** How a field type is laid out on paper: one layout for each name in the type's `paper`. */
export interface PaperView {
  readonly type: FieldType
  readonly layouts: Readonly<Record<string, Layout>>
}

/** Lays out the fields of a place in the official form as cells. Must not throw, whatever the answers. */
export type Layout = (slot: PaperSlot) => Area

/** The place that a layout fills. */
export interface PaperSlot {
  /** The fields; just one, unless the place names a group or several fields. */
  readonly fields: readonly Field[]
  /** The answer at a pointer. */
  readonly valueAt: (pointer: string) => unknown
  /** Formats a value the way officials write it; the pointer, if given, says in which row it stands. */
  readonly write: (value: unknown, schema: Schema, pointer?: string) => string
  /** Texts in the form's language. */
  readonly locale: FormLocale
  /** Number of columns of the official table that the place spans; 0 outside a table. */
  readonly columns: number
  /** Width in millimetres. */
  readonly width: number
  /**
   * Official text above the answer. For an area of one cell the caller adds it; a table may put it into its
   * corner cell.
   */
  readonly lead?: string
  /** Number of empty rows if a list has none; decided by the field type if not given. */
  readonly blankRows?: number
}

/** Rows of cells from top to bottom. The cells of a row share the width of the place. */
export type Area = readonly (readonly AreaCell[])[]

export interface AreaCell {
  readonly paragraphs: readonly Paragraph[]
  /**
   * Share of the width. Without shares, as many cells as the place has columns are aligned with these;
   * otherwise cells are equally wide.
   */
  readonly share?: number
  /** Number of rows that the cell spans; it is left out in the rows below. */
  readonly rows?: number
  readonly align?: Align
  readonly strong?: boolean
  /**
   * The cell is in a header row; if the area becomes a table of its own, the row is repeated on each page.
   */
  readonly head?: boolean
  readonly pointer?: string
  /** Minimum height in millimetres: room for handwriting or a seal. */
  readonly height?: number
}

/** The paper views of field types. */
export type PaperViews = readonly PaperView[]
