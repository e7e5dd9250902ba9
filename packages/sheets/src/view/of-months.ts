/** Whether a date format only shows the month, such as `mm/yyyy`. */
export function isOfMonths(format = ''): boolean {
  return /y/.test(format) && !/d/.test(format)
}
