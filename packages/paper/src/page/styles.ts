import type { Align, ParagraphStyle, Sheet } from './page-model.ts'

/** The look of a style: size in points, typeface of the sheet, space above in millimetres, alignment. */
export interface StyleLook {
  readonly size: number
  readonly font: keyof Sheet['fonts']
  readonly above: number
  readonly align?: Align
}

/** The same for all formats, so that PDF, DOCX and preview break pages alike. */
export const STYLES: Readonly<Record<ParagraphStyle, StyleLook>> = {
  title: { size: 24, font: 'title', above: 48, align: 'center' },
  'form-title': { size: 18, font: 'title', above: 0, align: 'center' },
  subtitle: { size: 16, font: 'body', above: 40, align: 'center' },
  heading: { size: 12, font: 'heading', above: 3.2 },
  line: { size: 14, font: 'body', above: 4.6 },
  paragraph: { size: 12, font: 'body', above: 1.6 },
  note: { size: 10.5, font: 'body', above: 1.2 },
  attachment: { size: 14, font: 'heading', above: 0 },
  cell: { size: 10.5, font: 'table', above: 0 },
  answer: { size: 12, font: 'body', above: 1.2 },
}

/** The heading of a part. */
export const PART_HEADING = { size: 14, above: 2, below: 3 } as const

/** Line spacing as a fixed multiple of the font size, as in official documents. */
export const LEADING = 1.38

/** Padding of table cells in millimetres. */
export const CELL_PADDING = { x: 1.6, y: 1.5 } as const

/** Space below the title block, below a table and above a table that follows a paragraph, in millimetres. */
export const BELOW = { title: 26, table: 1.6 } as const
