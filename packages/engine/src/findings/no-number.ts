import { amountsIn, noneOf, numberText, readNumber, unitOf } from '@formwright/definition'
import type { NumberProblem, NumberRead, Schema } from '@formwright/definition'
import { showValue } from './finding.ts'
import type { Wording } from './finding.ts'

/**
 * The value of a numeric field that is not a number, with the character that prevents it:
 * “168.4①”（“①”不能是数字的一部分）. A text without digits is shown without one.
 */
export function showNoNumber(value: unknown, schema: Schema, wording: Wording): string {
  const shown = showValue(value, wording.locale)
  if (typeof value !== 'string' || !/\p{N}/u.test(value)) return shown
  const unit = unitOf(schema)
  const isAmount = unit !== '' && amountsIn(value, { unit }, wording.units).length > 0
  const read = readAs(value, schema, wording.decimalSign)
  return wording.word('because', {
    value: shown,
    reason:
      'problem' in read
        ? isAmount
          ? wording.word('other-unit', { unit: wording.text(unit) })
          : reasonOf(read.problem, wording)
        : wording.word('as-text'),
  })
}

/** The number that was probably meant, if `fits` accepts it; `undefined` if unknown. */
export function numberMeant(
  value: unknown,
  schema: Schema,
  wording: Wording,
  fits: (number: number) => boolean,
): number | undefined {
  if (typeof value !== 'string') return undefined
  const unit = unitOf(schema)
  // with a decimal point, 12,5 is no number and can only be one with a decimal comma
  const meant = [...new Set([wording.decimalSign, ','])].flatMap((sign) => {
    const read = readAs(value, schema, sign)
    return 'value' in read ? [read.value] : []
  })
  const read = meant.length > 0 ? meant : amountsIn(value, { unit, title: schema.title }, wording.units)
  return read.find((one): one is number => typeof one === 'number' && fits(one))
}

function readAs(value: string, schema: Schema, decimal: string): NumberRead {
  return readNumber(value, {
    unit: unitOf(schema),
    none: noneOf(schema),
    decimal,
    decimals: schema['x-decimals'],
  })
}

function reasonOf(problem: NumberProblem, wording: Wording): string {
  if (problem.why === 'foreign') return wording.word('foreign', { text: problem.text.replaceAll(/\s/g, '␣') })
  if (problem.why !== 'either') return wording.word(problem.why)
  const written = (number: number) => numberText(number).replace('.', wording.decimalSign)
  return wording.word('either', {
    thousands: written(problem.thousands),
    decimals: written(problem.decimals),
  })
}
