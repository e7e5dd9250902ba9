/** Levels of the places that GB/T 2260 numbers. */
export type RegionLevel = 'province' | 'city' | 'county'

const CODE_LENGTH = 6
/** Digits of a code that name the place at its level. */
const DIGITS: Readonly<Record<RegionLevel, number>> = { province: 2, city: 4, county: 6 }

/** The digits of a code that say something: 330000 → 33, 331000 → 3310; none of 000000, which is no place. */
export function significantDigits(code: string): string {
  return code.replace(/(?:00)+$/, '')
}

/** True when a region is the other or lies in it. The empty code is the whole country. */
export function isInRegion(inner: string, outer: string): boolean {
  const digits = significantDigits(outer)
  return (outer === '' || digits !== '') && inner.startsWith(digits)
}

/** The code of the place at a level in which a region lies: 350582 and `city` → 350500. */
export function regionAbove(code: string, level: RegionLevel): string {
  return code.slice(0, DIGITS[level]).padEnd(CODE_LENGTH, '0')
}
