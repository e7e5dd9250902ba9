/** What may be chosen; of what cannot be read it is said how to save it. */
export const SPREADSHEETS = '.xlsx,.xlsm,.xls,.et,.ods'

export function isSpreadsheet({ name }: File): boolean {
  return SPREADSHEETS.split(',').some((ending) => name.toLowerCase().endsWith(ending))
}
