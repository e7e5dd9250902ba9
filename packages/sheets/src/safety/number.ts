/**
 * A number as spreadsheets show it: with 15 significant digits. What they store beyond is noise of binary
 * arithmetic, as in the 0.30000000000000004 that `=0.1+0.2` leaves in a file.
 */
export function asShown(value: number): number {
  return Number.isFinite(value) ? Number(value.toPrecision(SHOWN_DIGITS)) : value
}

const SHOWN_DIGITS = 15

/**
 * A fraction in the format of percent is what somebody sees there: who types 24.1% into a cell has 0.241
 * stored.
 */
export function inPercent<T>(value: T, format: string | undefined): T | string {
  return typeof value === 'number' && format?.replaceAll(LITERALS, '').includes('%')
    ? `${asShown(value * 100)}%`
    : value
}

/** What stands in a format for itself: texts between quotes and marked characters; `_` leaves room only. */
const LITERALS = /"[^"]*"|[\\!_*]./g
