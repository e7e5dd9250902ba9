import { format, formatColor } from 'numfmt'
import { numberText } from '@formwright/definition'
import type { SheetProblem } from '../problems/problems.ts'
import { asShown, inPercent } from './number.ts'
import { isUnitOf, MAGNITUDE } from './words-beside.ts'

/** The content read from a cell, and a notice if people see something other than what is stored. */
export interface Seen {
  readonly content: unknown
  readonly notice?: Pick<SheetProblem, 'code' | 'params'>
}

/**
 * The content of a number cell as its format shows it, if what is shown reads as a different number: percent,
 * thousands cut off (46800 as 46.8 with `0.0,`), an inserted decimal point (468000 as 46.8000万 with
 * `0!.0000"万"`), an appended magnitude (46.8 as 46.8万), a suppressed sign, a text instead of the number, or
 * leading zeros (00123). Any other number is kept as stored, with the digits that the format hides. If the
 * number is obviously meant although the display differs (empty, red without a sign, another unit), it is
 * kept with a notice.
 * @param unit of the field, if known: shown behind the number, it changes nothing
 */
export function seenContent(value: unknown, pattern: string | undefined, unit?: string): Seen {
  if (typeof value !== 'number' || pattern === undefined || PLAIN.test(pattern)) return { content: value }
  const shown = shownAs(value, pattern)?.trim()
  const content = inPercent<unknown>(value, pattern)
  if (shown === undefined) return { content }
  const number = content === value ? value : asShown(value * 100)
  const stored = content === value ? numberText(asShown(value)) : String(content)
  const asSeen: Seen = {
    content: withoutBrackets(shown),
    notice: { code: 'seen', params: { shown: withoutBrackets(shown), stored } },
  }
  if (shown === '') return { content, notice: { code: 'unseen', params: { stored } } }
  // accounting formats show zero as a dash
  if (number === 0 && /^[-–—]+$/.test(shown)) return { content }
  // literals in the format may contain digits too, as in `"2021年"0`
  const found = [...shown.matchAll(NUMBER)].find(([digits]) => isNear(digits, number))
  if (!found) return fractionIn(shown, number) ? { content } : asSeen
  const [digits] = found
  const before = shown.slice(0, found.index)
  const behind = shown.slice(found.index + digits.length).replace(content === value ? '' : /^\s*%/, '')
  const kept: Seen = { content, notice: { code: 'seen-kept', params: { shown, stored } } }
  if (numberOf(digits) !== 0 && hasMinus(before, behind, number) !== number < 0)
    return isRed(number, pattern) ? kept : asSeen
  if (/^0\d/.test(digits)) return { ...asSeen, content: shown }
  const word = behind.replace(/^[\s()（）]+|[\s()（）]+$/g, '')
  if (word === '' || (unit !== undefined && isUnitOf(word, unit))) return { content }
  if (MAGNITUDE.test(word)) return asSeen
  return unit === undefined || !/^[\p{L}%‰]/u.test(word) ? { content } : kept
}

const PLAIN = /^(General|@)$/i
const NUMBER = /\d[\d,]*(\.\d+)?(E[+-]?\d+)?/g

function numberOf(digits: string): number {
  return Number(digits.replaceAll(',', ''))
}

/** Accounting formats show −46.8 as (46.8). */
function withoutBrackets(shown: string): string {
  return shown.replace(/^\(([\d.,]+)\)$/, '-$1')
}

/**
 * Whether a number is shown with a minus sign or in brackets. With a positive number, a dash may belong to a
 * text before it, as in `"A-"0`.
 */
function hasMinus(before: string, behind: string, value: number): boolean {
  const front = before.replaceAll(/[\p{Sc}\s]/gu, '')
  const isBracketed = /[(（]/.test(front) && /^[^(（]*[)）]/.test(behind)
  if (value < 0) return /[-−－△▲负]/.test(front) || isBracketed || /^\s*[-−－]/.test(behind)
  return /^[-−－]$/.test(front)
}

/** Whether the format shows the number in red, which stands for a negative one. */
function isRed(value: number, pattern: string): boolean {
  const color = formatColor(pattern, value)
  return color === 'red' || color === '#FF0000'
}

/** Whether a number is shown as a fraction: 0.5 as 1/2, 2.25 as 2 1/4. */
function fractionIn(shown: string, value: number): boolean {
  const [, whole = '0', over, under] = /^-?(?:(\d+)\s+)?(\d+)\/\s*(\d+)$/.exec(shown) ?? []
  if (over === undefined || shown.startsWith('-') !== value < 0) return false
  return Math.abs(Number(whole) + Number(over) / Number(under) - Math.abs(value)) <= 0.5 / Number(under)
}

/**
 * The number in its format; `undefined` if the format cannot be read or writes numbers in Chinese. In East
 * Asian formats `!` escapes the next character.
 */
function shownAs(value: number, pattern: string): string | undefined {
  if (/\[DBNum\d\]/i.test(pattern)) return undefined
  try {
    return format(
      pattern.replaceAll(/"[^"]*"|!(.)/g, (found, char: string | undefined) =>
        char === undefined ? found : `\\${char}`,
      ),
      value,
    )
  } catch {
    return undefined
  }
}

/** Maximum number of significant digits that a spreadsheet shows. */
const SHOWN_DIGITS = 15

/**
 * Whether the digits shown are those of the number, rounded to the precision of the format and to at most 15
 * significant digits, as exactly as a number holds them. The sign is ignored.
 */
function isNear(digits: string, value: number): boolean {
  const [mantissa = '', exponent = '0'] = digits.split('E')
  const byFormat = 10 ** (Number(exponent) - (mantissa.split('.')[1]?.length ?? 0))
  const bySheet = 10 ** (Math.floor(Math.log10(Math.abs(value) || 1)) + 1 - SHOWN_DIGITS)
  // rounding up the largest number gives infinity
  const shown = Math.min(numberOf(digits), Number.MAX_VALUE)
  const rounding = Math.max(byFormat, bySheet) * 0.5000001 + Math.abs(value) * Number.EPSILON
  return Math.abs(shown - Math.abs(value)) <= rounding
}
