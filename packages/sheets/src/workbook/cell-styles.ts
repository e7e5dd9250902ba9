import type { CellStyle } from '../library/xlsx.ts'

const LINE = { style: 'thin', color: { rgb: 'BFBFBF' } } as const
const BORDER = { top: LINE, bottom: LINE, left: LINE, right: LINE }
const GREY = { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'F2F2F2' } } as const
const BLUE = { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'DCE6F1' } } as const

/**
 * The cell styles, in the typeface of the canvas. Text cells have the text format, so that Excel does not
 * convert them to formulas or dates.
 */
export const CELL_STYLES = {
  title: { font: { bold: true, size: 14 }, alignment: { vertical: 'center' }, numFmt: '@' },
  tableTitle: {
    font: { bold: true, size: 16 },
    alignment: { horizontal: 'center', vertical: 'center' },
    numFmt: '@',
  },
  foot: { font: { size: 11 }, alignment: { vertical: 'center' }, numFmt: '@' },
  hint: {
    font: { size: 10, color: { rgb: '666666' } },
    alignment: { wrapText: true, vertical: 'center' },
    numFmt: '@',
  },
  how: {
    font: { size: 10, color: { rgb: '666666' } },
    alignment: { vertical: 'center' },
    numFmt: '@',
  },
  key: { font: { size: 8, color: { rgb: '999999' } }, numFmt: '@' },
  label: {
    font: { size: 11 },
    fill: GREY,
    border: BORDER,
    alignment: { wrapText: true, vertical: 'center' },
    numFmt: '@',
  },
  unit: {
    font: { size: 11 },
    fill: GREY,
    border: BORDER,
    alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  },
  heading: {
    font: { bold: true, size: 11 },
    fill: BLUE,
    border: BORDER,
    alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
    numFmt: '@',
  },
  field: ({ format = '@', side = 'left', locked = false, isGiven = false }: FieldStyle = {}): CellStyle => ({
    font: { size: 11 },
    ...(isGiven ? { fill: GREY } : {}),
    border: BORDER,
    alignment: { wrapText: true, vertical: 'center', horizontal: side },
    numFmt: format,
    protection: { locked },
  }),
} satisfies Record<string, CellStyle | ((look?: FieldStyle) => CellStyle)>

/** Numbers, and texts in place of one, are aligned right; marks are centred. */
export interface FieldStyle {
  readonly format?: string | undefined
  readonly side?: 'left' | 'center' | 'right'
  readonly locked?: boolean
  /** Filled in by the form, therefore grey. */
  readonly isGiven?: boolean
}
