/**
 * The library that reads and writes files of CSV and TSV: nothing else of the product knows it. What a
 * spreadsheet puts on the clipboard is read by `table/clipboard.ts`: there a quote may be what somebody
 * typed.
 */
export { parseCsv, writeCsvStream } from 'hucre/csv'
