/** A level of places, by its name: `province`, or one of a form’s own. */
export type RegionLevel = string

/** The places of an agency that does not work with those of China (GB/T 2260). */
export interface RegionRegister {
  /** Levels from the largest to the smallest. A region lies in the one whose code is a prefix of its own. */
  readonly levels: readonly {
    readonly id: RegionLevel
    readonly title: string
    readonly places: Readonly<Record<string, string>>
  }[]
}

/** Levels of the places that GB/T 2260 numbers, from the whole to its parts. */
export const REGION_LEVELS: readonly RegionLevel[] = ['province', 'city', 'county']

const CODE_LENGTH = 6

/** The significant digits of a region code: 330000 → 33, 331000 → 3310; empty for 000000. */
export function significantDigits(code: string): string {
  return looksLikeRegionCode(code) ? code.replace(/(?:00)+$/, '') : code
}

/** Whether a region is the other or lies in it, by code prefix. The empty code is everywhere. */
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
function isOfChina(code: string): boolean {
  return looksLikeRegionCode(code) && PROVINCES.has(code.slice(0, 2))
}

/** Whether a text has the form of a GB/T 2260 code, existing or not. */
export function looksLikeRegionCode(text: string): boolean {
  return /^\d{6}$/.test(text)
}

/** The part of a form that decides which regions it uses: its own, or those of China. */
export interface OfRegions {
  readonly regions?: RegionRegister
}

/** The levels of a form’s regions, from the whole to its parts. */
export function regionLevelsOf({ regions }: OfRegions): readonly RegionLevel[] {
  return regions?.levels.map(({ id }) => id) ?? REGION_LEVELS
}

/** The places of a form’s own, from the largest; none where they are those of China. */
export function ownRegions({
  regions,
}: OfRegions): readonly { readonly code: string; readonly name: string }[] {
  return (regions?.levels ?? []).flatMap(({ places }) =>
    Object.entries(places).map(([code, name]) => ({ code, name })),
  )
}

/** The levels above a level, from the largest down. */
export function levelsAbove(form: OfRegions, level: RegionLevel): readonly RegionLevel[] {
  const levels = regionLevelsOf(form)
  return levels.slice(0, Math.max(0, levels.indexOf(level)))
}

/** The region codes of China, loaded separately because the list is large. */
let ofChina: ReadonlySet<string> | undefined

/** Sets the region codes of China once they are loaded; until then any well-formed code is accepted. */
export function setRegionCodesOfChina(codes: ReadonlySet<string> | undefined): void {
  ofChina = codes
}

/** The list that `isRegionCode` uses, once it is loaded. */
export function regionCodesOfChina(): ReadonlySet<string> | undefined {
  return ofChina
}

/** True when a code may be one of a form’s regions. */
export function isRegionCode({ regions }: OfRegions, code: string): boolean {
  if (regions) return regions.levels.some(({ places }) => Object.hasOwn(places, code))
  return isOfChina(code) && (!ofChina || ofChina.has(code))
}

/**
 * The code of the region at a level that contains a region: 350582 and `city` → 350500. Empty if the code is
 * of a larger region.
 */
export function regionAbove({ regions }: OfRegions, code: string, level: RegionLevel): string {
  if (!regions) {
    const length = 2 * (REGION_LEVELS.indexOf(level) + 1)
    const reaches = /[1-9]/.test(code.slice(length - 2, length))
    return reaches ? code.slice(0, length).padEnd(CODE_LENGTH, '0') : ''
  }
  const places = regions.levels.find(({ id }) => id === level)?.places ?? {}
  return Object.keys(places).find((place) => isInRegion(code, place)) ?? ''
}

/**
 * Whether a code is a GB/T 2260 grouping code at city level that names no city: for the counties directly
 * below a province (90) or a municipality (02).
 */
export function isGroupingCode({ regions }: OfRegions, code: string): boolean {
  return !regions && /^(?:\d\d90|(?:11|12|31|50)02)00$/.test(code)
}
