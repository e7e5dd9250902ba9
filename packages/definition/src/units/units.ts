import { shiftDecimalPoint } from '../text/shift-decimal-point.ts'
import type { Unit } from './unit.ts'
import units from './units.json' with { type: 'json' }

/** A dimensionless number: a literal, a word count, a quotient of compatible units. */
export const PLAIN: Unit = { name: '', scale: 1, dimensions: {} }

export function multiplyUnits(a: Unit, b: Unit): Unit {
  return combine(a, b, 1)
}

export function divideUnits(a: Unit, b: Unit): Unit {
  return combine(a, b, -1)
}

/** Whether two units are interchangeable: same dimensions and scale; 个 matches any counting unit. */
export function unitsAgree(a: Unit, b: Unit): boolean {
  return sameDimensions(a, b) && Math.abs(a.scale / b.scale - 1) < 1e-9
}

/** Whether two units have the same dimensions, so that they can be converted: 亿元 and 万元, but not 家 and 亿元. */
export function sameDimensions(a: Unit, b: Unit): boolean {
  const names = new Set([...Object.keys(a.dimensions), ...Object.keys(b.dimensions)])
  for (const name of names) {
    if ((a.dimensions[name] ?? 0) !== (b.dimensions[name] ?? 0)) return countsAgree(a, b)
  }
  return true
}

/**
 * Converts a number: 12,000 万元 is 1.2 亿元; rounded to 15 digits if the factor is no power of ten. `undefined`
 * if the units are incompatible.
 */
export function inUnit(value: number, unit: Unit, wanted: Unit): number | undefined {
  if (!sameDimensions(unit, wanted)) return undefined
  return timesFactor(unit.scale / wanted.scale)(value)
}

/** Returns the conversion by a factor; for powers of ten it moves the decimal point. */
export function timesFactor(factor: number): (value: number) => number {
  const power = Math.round(Math.log10(factor))
  if (Math.abs(factor / 10 ** power - 1) >= 1e-9) return (value) => Number((value * factor).toPrecision(15))
  return power === 0 ? (value) => value : (value) => shiftDecimalPoint(value, power)
}

/** True for a number without unit. */
export function isPlain(unit: Unit): boolean {
  return unit.scale === 1 && Object.keys(unit.dimensions).length === 0
}

/** A unit for messages: as written, or as its factors. */
export function printUnit(unit: Unit): string {
  if (unit.name) return unit.name
  if (isPlain(unit)) return '1'
  const factors = Object.entries(unit.factors ?? {})
  const ofSign = (sign: 1 | -1) =>
    factors
      .filter(([, power]) => power * sign > 0)
      .map(([name, power]) => (power * sign === 1 ? name : `${name}^${power * sign}`))
  const [above, below] = [ofSign(1), ofSign(-1)]
  return [above.join('·') || '1', ...below].join('/')
}

const GENERIC = 'item'
/** The dimensions of what is counted one by one. */
const COUNTED = new Set(units.filter(({ counted }) => counted).map(({ dimension }) => dimension))

/** Whether a unit counts things one by one, as 家 does. */
export function isCounting({ dimensions }: Unit): boolean {
  return Object.entries(dimensions).every(([name, power]) => COUNTED.has(name) && power === 1)
}

/** 个 matches every counting unit in the same position. */
function countsAgree(a: Unit, b: Unit): boolean {
  const left = generalise(a)
  const right = generalise(b)
  const hasGeneric = GENERIC in a.dimensions || GENERIC in b.dimensions
  const names = new Set([...Object.keys(left), ...Object.keys(right)])
  return hasGeneric && [...names].every((name) => (left[name] ?? 0) === (right[name] ?? 0))
}

function generalise(unit: Unit): Record<string, number> {
  const result: Record<string, number> = {}
  for (const [name, power] of Object.entries(unit.dimensions)) {
    const key = COUNTED.has(name) && power > 0 ? GENERIC : name
    result[key] = (result[key] ?? 0) + power
  }
  return result
}

/** The product of two units, or their quotient. */
export function combine(a: Unit, b: Unit, sign: 1 | -1): Unit {
  if (sign === 1 && isPlain(a)) return b
  if (isPlain(b)) return a
  const dimensions = powers(a.dimensions, b.dimensions, sign)
  return {
    name: '',
    scale: sign === 1 ? a.scale * b.scale : a.scale / b.scale,
    dimensions,
    factors: powers(factorsOf(a), factorsOf(b), sign),
  }
}

/** Dimensionless shares, such as percent, which become plain numbers when divided by 100. */
const SHARES = units.filter(({ dimension }) => dimension === 'ratio')

/**
 * A unit with % (or ‰, ppm) as a factor, divided by 100 (or 1000, a million): the unit without it. 亿元·% ÷ 100
 * is 亿元. `undefined` if the divisor does not match.
 */
export function withoutShare(unit: Unit, divisor: number): Unit | undefined {
  const share = SHARES.find(({ scale }) => Math.abs(scale * divisor - 1) < 1e-9)
  const name = share?.names.any?.find((one) => (factorsOf(unit)[one] ?? 0) > 0)
  if (!share || name === undefined) return undefined
  return combine(unit, { name, scale: share.scale, dimensions: { ratio: 1 } }, -1)
}

/** A named unit is one factor, unless it was written as several. */
export function factorsOf({
  name,
  factors = name === '' ? {} : { [name]: 1 },
}: Unit): Readonly<Record<string, number>> {
  return factors
}

/** The exponents of a product or quotient, without those that cancel. */
function powers(
  a: Readonly<Record<string, number>>,
  b: Readonly<Record<string, number>>,
  sign: 1 | -1,
): Record<string, number> {
  const result = { ...a }
  for (const [name, power] of Object.entries(b)) {
    const sum = (result[name] ?? 0) + sign * power
    if (sum === 0) delete result[name]
    else result[name] = sum
  }
  return result
}
