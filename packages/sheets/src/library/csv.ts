/** The library that reads and writes CSV and TSV: nothing else of the product knows it. */
export { parseCsv, writeCsvStream } from 'hucre/csv'
