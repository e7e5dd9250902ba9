import type { Language } from '@formwright/definition'

/**
 * The official form with its answers, as paragraphs and tables with millimetres and nothing of any file
 * format: PDF, DOCX and the preview on screen are all made of this.
 */
export interface PaperDocument {
  readonly title: string
  /** The language of the form. */
  readonly language: Language
  readonly sheet: Sheet
  /** The sheet of blocks that are `turned`. */
  readonly turnedSheet: Sheet
  readonly footer: Footer
  /** A line at the head of each page. */
  readonly header?: string
  /** Printed across each page, such as 草稿. */
  readonly watermark?: string
  readonly parts: readonly DocumentPart[]
}

/** The sheet of paper; lengths in millimetres. */
export interface Sheet {
  readonly width: number
  readonly height: number
  readonly margins: {
    readonly top: number
    readonly right: number
    readonly bottom: number
    readonly left: number
  }
  readonly fonts: {
    readonly body: string
    readonly table: string
    readonly heading: string
    readonly title: string
  }
}

/** What stands at the foot of each page. */
export interface Footer {
  /** The page number: the text around `{page}` and `{pages}`; empty for none. */
  readonly pageNumber: string
  /** Form, edition and the beginning of its digest, unless the edition says otherwise. */
  readonly edition: string
  /** The verification code of the answers, in groups of four; none in the blank form. */
  readonly code?: string
  /** Words before the code. */
  readonly codeTitle?: string
  /** What the QR code says: the address that verifies the code, or the code itself. */
  readonly scan?: string
}

export interface DocumentPart {
  readonly key: string
  readonly title: string
  readonly heading?: { readonly text: string; readonly level: number; readonly align: Align }
  /** The part starts a page (不得串页); otherwise it follows the one before. */
  readonly startsPage: boolean
  /**
   * Its rows may break across pages and it may take as many as it needs; otherwise it has those of the blank
   * form.
   */
  readonly flows: boolean
  readonly blocks: readonly Block[]
}

export type Block = (({ readonly kind: 'paragraph' } & Paragraph) | ({ readonly kind: 'table' } & Table)) & {
  /** Stands on pages of the turned sheet. */
  readonly turned?: true
  /** Stays on one page with the beginning of the next block, and is not broken itself. */
  readonly withNext?: true
}

export type Align = 'left' | 'center' | 'right'

/**
 * How a paragraph looks. `title` stands on a cover, `form-title` above the first part; `cell` is the text
 * of a table, `answer` what the applicant wrote at length.
 */
export type ParagraphStyle =
  | 'title'
  | 'form-title'
  | 'subtitle'
  | 'heading'
  | 'line'
  | 'paragraph'
  | 'note'
  | 'attachment'
  | 'cell'
  | 'answer'

export interface Paragraph {
  readonly style: ParagraphStyle
  readonly runs: readonly Run[]
  readonly align?: Align
  /** First line indented by two characters. */
  readonly indent?: boolean
  readonly startsPage?: boolean
  /** Pointer of the field that is answered here. */
  readonly pointer?: string
}

/** A piece of a line. `fill` stretches the line under it to the margin: a place to write on. */
export interface Run {
  readonly text: string
  readonly underline?: boolean
  readonly strong?: boolean
  readonly small?: boolean
  readonly fill?: boolean
}

export interface Table {
  /** Widths of the columns in millimetres, after every merged cell has been counted. */
  readonly widths: readonly number[]
  readonly rows: number
  readonly headerRows: number
  readonly repeatHeader: boolean
  /** False: no row breaks across pages. */
  readonly splitRows: boolean
  /** Goes on with the table before it, without room between them. */
  readonly continues?: boolean
  /** Rows that stay on one page. In a table whose rows may break, a row by itself is one that does not. */
  readonly kept: readonly RowRange[]
  readonly cells: readonly TableCell[]
}

/** Rows of a table, from one on. */
export interface RowRange {
  readonly y: number
  readonly rows: number
  /** Millimetres that they take, about. */
  readonly height: number
}

/** A cell of a table at its place in the grid. */
export interface TableCell {
  readonly x: number
  readonly y: number
  readonly columns: number
  readonly rows: number
  readonly paragraphs: readonly Paragraph[]
  readonly align: Align
  /** From the top of the cell, as what is written at length; in the middle otherwise. */
  readonly top?: boolean
  readonly strong?: boolean
  /** Official height in millimetres: at least so high, and no higher without a report. */
  readonly height?: number
  /** Edges without a line: the cell is one with its neighbour above or below. */
  readonly open?: { readonly top?: boolean; readonly bottom?: boolean }
  /** Pointer of the field or cell that is answered here. */
  readonly pointer?: string
}
