/** Levels of the places that GB/T 2260 numbers. */
export type RegionLevel = 'province' | 'city' | 'county'

/** From the whole to its parts. */
export const REGION_LEVELS: readonly RegionLevel[] = ['province', 'city', 'county']

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

/** First two digits of the provinces, autonomous regions, municipalities, 兵团 and special regions. */
const PROVINCES = new Set(
  (
    '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 ' +
    '41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 66 71 81 82'
  ).split(' '),
)

/** True for six digits that begin with those of a province. */
export function isRegionCode(code: string): boolean {
  return looksLikeRegionCode(code) && PROVINCES.has(code.slice(0, 2))
}

/** The levels above a level, from the province down. */
export function levelsAbove(level: RegionLevel): readonly RegionLevel[] {
  return REGION_LEVELS.slice(0, REGION_LEVELS.indexOf(level))
}

/** True when a code names a place at a level, or one below it: 350500 reaches `city` and not `county`. */
export function reachesLevel(code: string, level: RegionLevel): boolean {
  return /[1-9]/.test(code.slice(DIGITS[level] - 2, DIGITS[level]))
}

/** True for texts that are written as codes of regions, whether or not there is such a region. */
export function looksLikeRegionCode(text: string): boolean {
  return /^\d{6}$/.test(text)
}

/** True when two codes name the same place at a level, or lie in the same. */
export function isSameRegion(a: string, b: string, level: RegionLevel): boolean {
  return a.slice(0, DIGITS[level]) === b.slice(0, DIGITS[level])
}

/** The code of the place at a level in which a region lies: 350582 and `city` → 350500. */
export function regionAbove(code: string, level: RegionLevel): string {
  return code.slice(0, DIGITS[level]).padEnd(CODE_LENGTH, '0')
}
