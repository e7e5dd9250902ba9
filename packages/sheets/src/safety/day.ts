/**
 * The day that a number stands for where spreadsheets keep days as numbers; nothing for one that is no day of
 * our times, such as a year. A cell that lost its format, by pasting values or in another program, holds such
 * a number.
 */
export function dayOfSerial(serial: number): Date | undefined {
  return serial >= EARLIEST && serial <= LATEST ? new Date(EPOCH + Math.floor(serial) * DAY_MS) : undefined
}

/** 1950-01-01 and 2099-12-31. */
const EARLIEST = 18_264
const LATEST = 73_050
const EPOCH = Date.UTC(1899, 11, 30)
const DAY_MS = 86_400_000
