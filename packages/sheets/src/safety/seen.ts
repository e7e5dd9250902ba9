import { format } from 'numfmt'
import { asShown, inPercent } from './number.ts'

/** What people see in a cell, and the number that is stored where that is another one. */
export interface Seen {
  readonly content: unknown
  readonly stored?: number
}

/**
 * A number as its format shows it where the format changes more than its look: percent, thousands cut off
 * (46800 as 46.8 by `0.0,`), a point put in (468000 as 46.8000万 by `0!.0000"万"`), zeros in front (00123). Any
 * other number stays what it is, with all the digits that the format does not show.
 */
export function seenContent(value: unknown, pattern: string | undefined): Seen {
  if (typeof value !== 'number' || pattern === undefined || pattern === 'General' || pattern === '@')
    return { content: value }
  const percent = inPercent(value, pattern)
  if (percent !== value) return { content: percent }
  const shown = shownAs(value, pattern)?.trim() ?? ''
  const numbers = [...shown.matchAll(NUMBER)].map(([digits]) => digits.replaceAll(',', ''))
  if (numbers.length === 0) return { content: value }
  // a text of the format may have digits as well, as in `"2021年"0`
  const digits = numbers.find((one) => isNear(Number(one), value, one))
  if (digits === undefined) return { content: withoutBrackets(shown), stored: asShown(value) }
  return { content: /^0\d/.test(digits) ? shown : value }
}

const NUMBER = /\d[\d,]*(\.\d+)?(E[+-]?\d+)?/g

/** Accounting shows −46.8 as (46.8). */
function withoutBrackets(shown: string): string {
  return shown.replace(/^\(([\d.,]+)\)$/, '-$1')
}

/**
 * Nothing for a format that cannot be read. East Asian formats put `!` before a character that stands for
 * itself.
 */
function shownAs(value: number, pattern: string): string | undefined {
  try {
    return format(
      pattern.replaceAll(/"[^"]*"|!(.)/g, (found, letter: string | undefined) =>
        letter === undefined ? found : `\\${letter}`,
      ),
      value,
    )
  } catch {
    return undefined
  }
}

/** The digits that a spreadsheet shows of any number. */
const SHOWN_DIGITS = 15

/**
 * True when what is shown is the number, rounded to the digits that are shown: those of the format, and never
 * more than a spreadsheet has. The sign may be shown by brackets.
 */
function isNear(shown: number, value: number, digits: string): boolean {
  const [mantissa = '', exponent = '0'] = digits.split('E')
  const byFormat = 10 ** (Number(exponent) - (mantissa.split('.')[1]?.length ?? 0))
  const bySheet = 10 ** (Math.floor(Math.log10(Math.abs(value) || 1)) + 1 - SHOWN_DIGITS)
  return Math.abs(shown - Math.abs(value)) <= Math.max(byFormat, bySheet) * 0.5000001
}
