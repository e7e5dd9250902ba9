/** Whether cells of a format show of a day no more than its month: `mm/yyyy`. */
export function isOfMonths(format = ''): boolean {
  return /y/.test(format) && !/d/.test(format)
}
