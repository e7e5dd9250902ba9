import type { CellStyle } from 'hucre/xlsx'

const LINE = { style: 'thin', color: { rgb: 'BFBFBF' } } as const
const BORDER = { top: LINE, bottom: LINE, left: LINE, right: LINE }
const GREY = { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'F2F2F2' } } as const
const BLUE = { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'DCE6F1' } } as const

/** How the cells of a workbook look. Texts have the format of texts, so that Excel never makes a formula or a date of one. */
export const LOOK = {
  title: { font: { bold: true, size: 14 }, alignment: { vertical: 'center' }, numFmt: '@' },
  hint: { font: { size: 10, color: { rgb: '666666' } }, alignment: { wrapText: true, vertical: 'center' }, numFmt: '@' },
  how: { font: { size: 10, color: { rgb: '666666' } }, alignment: { vertical: 'center' }, numFmt: '@' },
  key: { font: { size: 8, color: { rgb: '999999' } }, numFmt: '@' },
  label: { fill: GREY, border: BORDER, alignment: { wrapText: true, vertical: 'center' }, numFmt: '@' },
  unit: { fill: GREY, border: BORDER, alignment: { horizontal: 'center', vertical: 'center', wrapText: true } },
  heading: { font: { bold: true }, fill: BLUE, border: BORDER, alignment: { horizontal: 'center', vertical: 'center', wrapText: true }, numFmt: '@' },
  field: (format = '@', locked = false): CellStyle => ({ border: BORDER, alignment: { wrapText: true, vertical: 'center' }, numFmt: format, protection: { locked } }),
} satisfies Record<string, CellStyle | ((format?: string, locked?: boolean) => CellStyle)>
