import { format, formatColor } from 'numfmt'
import { numberText } from '@formwright/definition'
import type { SheetProblem } from '../problems/problems.ts'
import { asShown, inPercent } from './number.ts'
import { isUnitOf, MAGNITUDE } from './words-beside.ts'

/** What is read from a cell, and a word about it where people see something else than is stored. */
export interface Seen {
  readonly content: unknown
  readonly notice?: Pick<SheetProblem, 'code' | 'params'>
}

/**
 * A number as its format shows it where what is seen, read as a number, is another one: percent, thousands
 * cut off (46800 as 46.8 by `0.0,`), a point put in (468000 as 46.8000万 by `0!.0000"万"`), a magnitude
 * behind it (46.8 as 46.8万), a sign left away, a text instead; or zeros in front (00123). Any other number
 * stays what it is, with all the digits that the format does not show. Where the number is plainly meant
 * although something else is seen (nothing, red without a sign, another unit), it is kept and told.
 * @param unit of the field, where it is known: behind the number it says nothing new
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
  // accounting shows zero as a dash
  if (number === 0 && /^[-–—]+$/.test(shown)) return { content }
  // a text of the format may have digits as well, as in `"2021年"0`
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

/** Accounting shows −46.8 as (46.8). */
function withoutBrackets(shown: string): string {
  return shown.replace(/^\(([\d.,]+)\)$/, '-$1')
}

/**
 * Whether a minus sign or brackets are seen at the number. At a positive one a dash may be part of a text in
 * front, as in `"A-"0`.
 */
function hasMinus(before: string, behind: string, value: number): boolean {
  const front = before.replaceAll(/[\p{Sc}\s]/gu, '')
  const isBracketed = /[(（]/.test(front) && /^[^(（]*[)）]/.test(behind)
  if (value < 0) return /[-−－△▲负]/.test(front) || isBracketed || /^\s*[-−－]/.test(behind)
  return /^[-−－]$/.test(front)
}

/** Red numbers are negative ones, with a sign or without. */
function isRed(value: number, pattern: string): boolean {
  const color = formatColor(pattern, value)
  return color === 'red' || color === '#FF0000'
}

/** Whether 0.5 is shown as 1/2, 2.25 as 2 1/4. */
function fractionIn(shown: string, value: number): boolean {
  const [, whole = '0', over, under] = /^-?(?:(\d+)\s+)?(\d+)\/\s*(\d+)$/.exec(shown) ?? []
  if (over === undefined || shown.startsWith('-') !== value < 0) return false
  return Math.abs(Number(whole) + Number(over) / Number(under) - Math.abs(value)) <= 0.5 / Number(under)
}

/**
 * Nothing for a format that cannot be read, or that writes numbers in Chinese. East Asian formats put `!`
 * before a character that stands for itself.
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

/** The digits that a spreadsheet shows of any number. */
const SHOWN_DIGITS = 15

/**
 * True when what is shown is the number, rounded to the digits that are shown: those of the format, and never
 * more than a spreadsheet has. The sign is no part of the digits.
 */
function isNear(digits: string, value: number): boolean {
  const [mantissa = '', exponent = '0'] = digits.split('E')
  const byFormat = 10 ** (Number(exponent) - (mantissa.split('.')[1]?.length ?? 0))
  const bySheet = 10 ** (Math.floor(Math.log10(Math.abs(value) || 1)) + 1 - SHOWN_DIGITS)
  // rounded up, the largest number is none any more
  const shown = Math.min(numberOf(digits), Number.MAX_VALUE)
  return Math.abs(shown - Math.abs(value)) <= Math.max(byFormat, bySheet) * 0.5000001
}
