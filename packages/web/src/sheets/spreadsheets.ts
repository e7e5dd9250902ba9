/** Accepted formats; for unreadable ones the reader is told how to convert them. */
export const SPREADSHEETS = '.xlsx,.xlsm,.xls,.et,.ods'

export function isSpreadsheet({ name }: File): boolean {
  return SPREADSHEETS.split(',').some((ending) => name.toLowerCase().endsWith(ending))
}
