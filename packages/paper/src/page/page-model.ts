import type { Language } from '@formwright/definition'

/**
 * The official form with its answers as paragraphs and tables, with lengths in millimetres and independent of
 * a file format. PDF, DOCX and the preview on screen are all made from it.
 */
export interface PaperDocument {
  readonly title: string
  /** The language of the form. */
  readonly language: Language
  readonly sheet: Sheet
  /** The sheet for blocks that are `turned`. */
  readonly turnedSheet: Sheet
  readonly footer: Footer
  /** A line at the top of each page. */
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

/** The footer of each page. */
export interface Footer {
  /** The page number: text with `{page}` and `{pages}`; empty for none. */
  readonly pageNumber: string
  /** Form, edition and the beginning of its digest, unless the edition specifies its own footer. */
  readonly edition: string
  /** The verification code of the answers, in groups of four; left out in the blank form. */
  readonly code?: string
  /** The label of the code. */
  readonly codeTitle?: string
  /** The contents of the QR code: the address that verifies the code, or the code itself. */
  readonly scan?: string
}

export interface DocumentPart {
  readonly key: string
  readonly title: string
  readonly heading?: { readonly text: string; readonly level: number; readonly align: Align }
  /** The part starts a page (不得串页); otherwise it follows the previous one. */
  readonly startsPage: boolean
  /**
   * Its rows may break across pages and it may take any number of pages; otherwise it may take as many as in
   * the blank form.
   */
  readonly flows: boolean
  readonly blocks: readonly Block[]
}

export type Block = (({ readonly kind: 'paragraph' } & Paragraph) | ({ readonly kind: 'table' } & Table)) & {
  /** Is on pages of the turned sheet. */
  readonly turned?: true
  /** Does not break, and stays on one page with the start of the next block. */
  readonly withNext?: true
}

export type Align = 'left' | 'center' | 'right'

/**
 * The style of a paragraph. `title` is for covers, `form-title` for the title above the first part, `cell`
 * for text in tables, `answer` for long texts of the applicant.
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
  /** The first line is indented by two characters. */
  readonly indent?: boolean
  readonly startsPage?: boolean
  /** Pointer of the field that is answered here. */
  readonly pointer?: string
}

/** A run of text in a line. `fill` extends its underline to the margin, as a place to write on. */
export interface Run {
  readonly text: string
  readonly underline?: boolean
  readonly strong?: boolean
  readonly small?: boolean
  readonly fill?: boolean
}

export interface Table {
  /** Widths of the grid columns in millimetres, with all merged cells split up. */
  readonly widths: readonly number[]
  readonly rows: number
  readonly headerRows: number
  readonly repeatHeader: boolean
  /** If false, no row breaks across pages. */
  readonly splitRows: boolean
  /** Continues the previous table, without space between them. */
  readonly continues?: boolean
  /**
   * Ranges of rows that stay on one page. In a table whose rows may break, a range of one row is a row that
   * does not.
   */
  readonly kept: readonly RowRange[]
  readonly cells: readonly TableCell[]
}

/** A range of rows in a table. */
export interface RowRange {
  readonly y: number
  readonly rows: number
  /** Estimated height in millimetres. */
  readonly height: number
}

/** A cell of a table at its position in the grid. */
export interface TableCell {
  readonly x: number
  readonly y: number
  readonly columns: number
  readonly rows: number
  readonly paragraphs: readonly Paragraph[]
  readonly align: Align
  /** Aligned at the top, as long texts are; otherwise in the middle. */
  readonly top?: boolean
  readonly strong?: boolean
  /** Official height in millimetres: the minimum height; more is reported as an overflow. */
  readonly height?: number
  /** Edges without a border: the cell continues in its neighbour above or below. */
  readonly open?: { readonly top?: boolean; readonly bottom?: boolean }
  /** Pointer of the field or cell that is answered here. */
  readonly pointer?: string
}
