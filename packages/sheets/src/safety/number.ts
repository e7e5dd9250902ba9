/**
 * A number rounded to 15 significant digits, as spreadsheets show it. Digits beyond that are binary rounding
 * errors, such as the 0.30000000000000004 that `=0.1+0.2` leaves in a file.
 */
export function asShown(value: number): number {
  return Number.isFinite(value) ? Number(value.toPrecision(SHOWN_DIGITS)) : value
}

const SHOWN_DIGITS = 15

/** A number with a percent format as shown: who types 24.1% has 0.241 stored. */
export function inPercent<T>(value: T, format: string | undefined): T | string {
  return typeof value === 'number' && format?.replaceAll(LITERALS, '').includes('%')
    ? `${asShown(value * 100)}%`
    : value
}

/** Literals in a number format: quoted texts and escaped characters; `_` leaves a space. */
const LITERALS = /"[^"]*"|[\\!_*]./g
