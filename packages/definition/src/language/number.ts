import { truncate } from '../text/cut.ts'
import { numberText } from '../text/number-text.ts'
import { plainForms } from '../text/plain-forms.ts'
import { DEFAULT_NONE } from './words.ts'

/**
 * The result of reading a number from text: the number, the “nothing to report” word, nothing, or the reason
 * why it is not a number. This is the only place where the product parses numbers, whether typed, pasted,
 * imported or stored as text.
 */
export type NumberRead = { readonly value: number | string | undefined } | { readonly problem: NumberProblem }

export type NumberProblem =
  /** These characters can be no part of a number. */
  | { readonly why: 'foreign'; readonly text: string }
  /** More than one decimal point. */
  | { readonly why: 'points' }
  /** Separators that do not make groups of three. */
  | { readonly why: 'groups' }
  /**
   * Ambiguous: the point in 500.000 may group thousands; so may that in 1.234 where a comma is the decimal
   * sign.
   */
  | { readonly why: 'either'; readonly thousands: number; readonly decimals: number }
  /** More digits than a JSON number keeps. */
  | { readonly why: 'digits' }

/** The context in which a number is read. */
export interface NumberOptions {
  /** The field's unit, which may stand behind the number; that of money before it as well. */
  readonly unit?: string | undefined
  /**
   * The form's word for “nothing to report”, in whatever capitals; that of the default language unless said.
   */
  readonly none?: string | undefined
  /** The sign before decimals in the reader's language; with a comma 3,5 is read, and 1.234 refused. */
  readonly decimal?: string
  /** How many decimals the field takes, where it says so. */
  readonly decimals?: number | undefined
}

/**
 * Reads a number as people write it: 1234.5, １２３４．５, 1,234.5, 1 234.5, 1 234,5, −3, 12. and .5, with the unit
 * of its field beside it. What could mean two numbers is refused, and so is every other sign: 168.4① is not
 * 168.41.
 */
export function readNumber(
  typed: string,
  { unit = '', none = DEFAULT_NONE, decimal: sign = '.', decimals }: NumberOptions = {},
): NumberRead {
  if (FEW_DIGITS.test(typed)) return { value: Number(typed) }
  const [point, comma] = sign === ',' ? [',', '.'] : ['.', ',']
  const text = plainForms(typed)
    .trim()
    .replaceAll(SPACES, ' ')
    .replaceAll(MINUS, '-')
    .replaceAll(ARABIC_POINT, point)
    .replaceAll(ARABIC_COMMA, comma)
  if (text === '') return { value: undefined }
  if (text.length > LONGEST_NUMBER) return { problem: problemOfLong(text) }
  const bare = withoutUnit(text, unit)
  const decimal = sign === ',' ? commaDecimalOf(bare) : pointDecimalOf(bare, decimals)
  if (decimal === undefined)
    return text.toLowerCase() === none.toLowerCase()
      ? { value: none }
      : { problem: eitherOf(bare) ?? problemOf(bare) }
  const value = Number(decimal) + 0 // no negative zero
  // most numbers are already in canonical form
  return String(value) === decimal || numberText(value) === shortest(decimal)
    ? { value }
    : { problem: { why: 'digits' } }
}

/** No number has more characters; a longer text is not parsed. */
export const LONGEST_NUMBER = 100

/** Most numbers of a pasted table: they are the same in every language. */
const FEW_DIGITS = /^\d{1,15}$/

/** Spaces that may stand between thousands: plain, no-break and thin ones. */
const SPACES = /[\u00a0\u2000-\u200a\u202f\u205f]/g
/** The signs before decimals and between thousands of numbers in Arabic digits. */
const [ARABIC_POINT, ARABIC_COMMA] = ['\u066b', '\u066c']
/** The minus sign, and hyphens that stand for it. */
const MINUS = /[\u2212\u2010\u2011\ufe63]/g

function withoutUnit(text: string, unit: string): string {
  if (unit === '') return text
  const [digits] = /^[-+\d.,\s]*/.exec(text)!
  if (/\d/.test(digits)) return sameUnit(text.slice(digits.length), unit) ? digits.trim() : text
  const [, sign = '', before = '', number = ''] = /^([-+]?)([^-+\d.,]*)(.*)$/.exec(text) ?? []
  return isMoney(unit) && sameUnit(before, unit) ? `${sign}${number}` : text
}

/** Whether a unit is one of money that may stand before its number: $25, US$ 25, EUR 25. */
export function isMoney(unit: string): boolean {
  return /^[A-Z]{0,3}\p{Sc}$|^[A-Z]{3}$/u.test(unit)
}

/** km² is also written km2 and ㎢. */
export function sameUnit(one: string, other: string): boolean {
  return one.normalize('NFKC').trim() === other.normalize('NFKC').trim()
}

const PLAIN = /^[+-]?(\d+\.?\d*|\.\d+)$/
/** 1,234,567.89 and 1 234 567.89. */
const GROUPED = /^[+-]?[1-9]\d{0,2}((,\d{3})+|( \d{3})+)(\.\d*)?$/
/**
 * 1 234,5: where spaces or points part thousands the comma can only be a decimal one, but not before three
 * digits.
 */
const COMMA_DECIMALS = /^[+-]?[1-9]\d{0,2}(( \d{3})+|(\.\d{3})+),(\d{1,2}|\d{4,})$/

/** 500.000 with a zero third decimal: more often grouped thousands than decimals. */
const IDLE_DECIMALS = /^[+-]?[1-9]\d{0,2}\.\d\d0$/

/** A number of the kinds above as JavaScript writes it. */
function pointDecimalOf(bare: string, decimals = 0): string | undefined {
  if (decimals < 3 && IDLE_DECIMALS.test(bare)) return undefined
  if (PLAIN.test(bare)) return bare
  if (GROUPED.test(bare)) return bare.replaceAll(/[, ]/g, '')
  if (COMMA_DECIMALS.test(bare)) return bare.replaceAll(/[. ]/g, '').replace(',', '.')
  return undefined
}

/** 1.234.567 and 1 234 567 with decimals behind a comma. */
const GROUPED_BEFORE_COMMA = /^[+-]?[1-9]\d{0,2}((\.\d{3}){2,}|( \d{3})+|(\.\d{3})+(?=,))(,\d*)?$/
const BEFORE_COMMA = /^[+-]?(\d+,?\d*|,\d+)$/
/**
 * Without its comma a number may have a point before its decimals, but not before three: those may be
 * thousands.
 */
const POINT_DECIMALS = /^[+-]?(\d*\.(\d{0,2}|\d{4,})|0\.\d+)$/

/** The same where a comma stands before decimals. */
function commaDecimalOf(bare: string): string | undefined {
  if (BEFORE_COMMA.test(bare) || GROUPED_BEFORE_COMMA.test(bare))
    return bare.replaceAll(/[. ]/g, '').replace(',', '.')
  return /\d/.test(bare) && POINT_DECIMALS.test(bare) ? bare : undefined
}

/** 1.234, whose point stands before thousands in some languages. */
const EITHER = /^[+-]?[1-9]\d{0,2}\.\d{3}$/

function eitherOf(bare: string): NumberProblem | undefined {
  if (!EITHER.test(bare)) return undefined
  return { why: 'either', thousands: Number(bare.replace('.', '')), decimals: Number(bare) }
}

function problemOf(bare: string): NumberProblem {
  const foreign = /[^\d.,+\- ]+/u.exec(bare) ?? (/\d/.test(bare) ? /[+-]/.exec(bare.slice(1)) : [bare])
  if (foreign) return { why: 'foreign', text: truncate(foreign[0], 20) }
  return { why: /\..*\./.test(bare) ? 'points' : 'groups' }
}

function problemOfLong(text: string): NumberProblem {
  const problem = problemOf(text)
  return problem.why === 'foreign' ? problem : { why: 'digits' }
}

/** A decimal without the zeros and signs that change nothing. */
function shortest(decimal: string): string {
  const [, sign, whole, fraction] = /^[+]?(-?)0*(\d*)\.?(\d*?)0*$/.exec(decimal)!
  const text = `${whole || '0'}${fraction ? `.${fraction}` : ''}`
  return text === '0' ? text : `${sign}${text}`
}
