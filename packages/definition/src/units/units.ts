import { shiftDecimalPoint } from '../text/shift-decimal-point.ts'
import type { Unit } from './unit.ts'
import units from './units.json' with { type: 'json' }

/** A plain number: a literal, a count of words, a quotient of like units. */
export const PLAIN: Unit = { name: '', scale: 1, dimensions: {} }

export function multiplyUnits(a: Unit, b: Unit): Unit {
  return combine(a, b, 1)
}

export function divideUnits(a: Unit, b: Unit): Unit {
  return combine(a, b, -1)
}

/** Same dimensions and same scale: 亿元 with 亿元, 个 with any counting unit. */
export function unitsAgree(a: Unit, b: Unit): boolean {
  return sameDimensions(a, b) && Math.abs(a.scale / b.scale - 1) < 1e-9
}

/** Same dimensions, whatever the scale: 亿元 and 万元 convert into each other, 家 and 亿元 do not. */
export function sameDimensions(a: Unit, b: Unit): boolean {
  const names = new Set([...Object.keys(a.dimensions), ...Object.keys(b.dimensions)])
  for (const name of names) {
    if ((a.dimensions[name] ?? 0) !== (b.dimensions[name] ?? 0)) return countsAgree(a, b)
  }
  return true
}

/**
 * A number in another unit: 12,000 万元 are 1.2 亿元; to 15 digits in one that is no power of ten away.
 * `undefined` where one does not convert into the other.
 */
export function inUnit(value: number, unit: Unit, wanted: Unit): number | undefined {
  if (!sameDimensions(unit, wanted)) return undefined
  return timesFactor(unit.scale / wanted.scale)(value)
}

/** What a number is times the factor between two units: the point moves where that is a power of ten. */
export function timesFactor(factor: number): (value: number) => number {
  const power = Math.round(Math.log10(factor))
  if (Math.abs(factor / 10 ** power - 1) >= 1e-9) return (value) => Number((value * factor).toPrecision(15))
  return power === 0 ? (value) => value : (value) => shiftDecimalPoint(value, power)
}

/** True for a number without unit. */
export function isPlain(unit: Unit): boolean {
  return unit.scale === 1 && Object.keys(unit.dimensions).length === 0
}

/** How a unit reads in a message: as it was written, or as the units that it is made of. */
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

/** 个 counts anything, so it stands for every counting unit in the same place. */
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

/** Like a number without unit, which hundredths of something become when they are divided by 100. */
const SHARES = units.filter(({ dimension }) => dimension === 'ratio')

/**
 * A unit in which % (or ‰, ppm) is a factor, for its numbers divided by 100 (or 1000, a million): without it.
 * 亿元·% ÷ 100 is 亿元. `undefined` where dividing by the number is only that.
 */
export function withoutShare(unit: Unit, divisor: number): Unit | undefined {
  const share = SHARES.find(({ scale }) => Math.abs(scale * divisor - 1) < 1e-9)
  const name = share?.names.any?.find((one) => (factorsOf(unit)[one] ?? 0) > 0)
  if (!share || name === undefined) return undefined
  return combine(unit, { name, scale: share.scale, dimensions: { ratio: 1 } }, -1)
}

/** A unit that has a name is one factor, unless it was written as several. */
export function factorsOf({
  name,
  factors = name === '' ? {} : { [name]: 1 },
}: Unit): Readonly<Record<string, number>> {
  return factors
}

/** The powers of a product or quotient: what cancels is gone. */
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
