import type { Field, FieldType, FormLocale, Schema } from '@formwright/definition'
import type { Align, Paragraph } from '../page/page-model.ts'

/** How a field type is laid out on paper: one layout for each name in the type's `paper`. */
export interface PaperView {
  readonly type: FieldType
  readonly layouts: Readonly<Record<string, Layout>>
}

/**
 * Turns the fields of one place of the official form into the cells that stand there. Never throws, whatever
 * the answers.
 */
export type Layout = (slot: PaperSlot) => Area

/** The place that a layout fills. */
export interface PaperSlot {
  /** The fields here; one, unless the place names a group or several. */
  readonly fields: readonly Field[]
  /** The answer at a pointer. */
  readonly valueAt: (pointer: string) => unknown
  /** A value as officials write it. */
  readonly write: (value: unknown, schema: Schema) => string
  /** Words of the form's language. */
  readonly locale: FormLocale
  /** How many columns of the official table the place spans; 0 outside a table. */
  readonly columns: number
  /** Millimetres across. */
  readonly width: number
  /**
   * Official words above the answer. A place of one cell gets them from the host; a table may put them into
   * its corner.
   */
  readonly lead?: string
  /** Rows to write on where a list has none; as the type has it unless given. */
  readonly blankRows?: number
}

/** Rows of cells from top to bottom. The cells of a row share the width of the place. */
export type Area = readonly (readonly AreaCell[])[]

export interface AreaCell {
  readonly paragraphs: readonly Paragraph[]
  /** Share of the width; as many cells as the place has columns stand on these, others share alike. */
  readonly share?: number
  /** Rows of the area that the cell takes; it is left out of those below. */
  readonly rows?: number
  readonly align?: Align
  readonly strong?: boolean
  /**
   * In a row that heads those below it: where the area is a table of its own, it comes again on each page.
   */
  readonly head?: boolean
  readonly pointer?: string
  /** Least height in millimetres: room for a hand or a seal. */
  readonly height?: number
}

/** How field types look on paper. */
export type PaperViews = readonly PaperView[]
