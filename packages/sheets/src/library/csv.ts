/**
 * The only module that uses the library for CSV and TSV files. Clipboard contents are parsed by
 * `table/clipboard.ts` instead, as a quote may be literal there.
 */
export { parseCsv, writeCsvStream } from 'hucre/csv'
