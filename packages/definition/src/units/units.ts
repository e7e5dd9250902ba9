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
 * A number in another unit: 12,000 万元 are 1.2 亿元, to the 15 digits that a number holds. `undefined` where
 * one does not convert into the other.
 */
export function inUnit(value: number, unit: Unit, wanted: Unit): number | undefined {
  if (!sameDimensions(unit, wanted)) return undefined
  return unit.scale === wanted.scale ? value : Number(((value * unit.scale) / wanted.scale).toPrecision(15))
}

/** True for a number without unit. */
export function isPlain(unit: Unit): boolean {
  return unit.scale === 1 && Object.keys(unit.dimensions).length === 0
}

/** How a unit reads in a message; a product has no name of its own. */
export function printUnit(unit: Unit): string {
  if (unit.name) return unit.name
  const powers = Object.entries(unit.dimensions).map(([name, power]) =>
    power === 1 ? shown(name) : `${shown(name)}^${power}`,
  )
  if (powers.length === 0 && unit.scale === 1) return '1'
  return unit.scale === 1 ? powers.join('·') : `${unit.scale}×${powers.join('·') || '1'}`
}

/** A dimension of the form's own is called as its unit. */
function shown(dimension: string): string {
  return dimension.replace(/^own /, '')
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
  const dimensions: Record<string, number> = { ...a.dimensions }
  for (const [name, power] of Object.entries(b.dimensions)) {
    const sum = (dimensions[name] ?? 0) + sign * power
    if (sum === 0) delete dimensions[name]
    else dimensions[name] = sum
  }
  return { name: '', scale: sign === 1 ? a.scale * b.scale : a.scale / b.scale, dimensions }
}
