/** The only module that uses the XLSX library. */
export { readXlsx, writeXlsx, writeXlsxStream } from 'hucre/xlsx'
export type { Cell, CellStyle, DataValidation, Sheet, WriteSheet } from 'hucre/xlsx'
