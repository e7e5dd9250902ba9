import type { Align, ParagraphStyle, Sheet } from './page-model.ts'

/** How a style is set: size in points, the typeface of the sheet, millimetres above, and its side. */
export interface StyleLook {
  readonly size: number
  readonly font: keyof Sheet['fonts']
  readonly above: number
  readonly align?: Align
}

/** One look for every format, so that PDF, DOCX and preview break their pages alike. */
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

/** Lines are a fixed multiple of their letters apart, as official documents have them. */
export const LEADING = 1.38

/** Millimetres between the lines of a table and what stands in its cells. */
export const CELL_PADDING = { x: 1.6, y: 1.5 } as const

/** Room under the title block, and under a table and above one that follows a paragraph, in millimetres. */
export const BELOW = { title: 26, table: 1.6 } as const
