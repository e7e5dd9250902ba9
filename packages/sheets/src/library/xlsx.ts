/** The library that reads and writes XLSX: nothing else of the product knows it. */
export { readXlsx, writeXlsx, writeXlsxStream } from 'hucre/xlsx'
export type { Cell, CellStyle, DataValidation, Sheet, WriteSheet } from 'hucre/xlsx'
