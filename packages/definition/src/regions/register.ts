import { isInRegion, isGroupingCode, regionAbove, regionLevelsOf } from './regions.ts'
import type { OfRegions, RegionLevel } from './regions.ts'

/** A place of a register. */
export interface RegionEntry {
  readonly code: string
  readonly name: string
}

/** Names of places by level and code. */
export type RegionNames = Readonly<Record<RegionLevel, Readonly<Record<string, string>>>>

/** The places of a form: its own, or those of China, which are a list apart. */
export interface Register extends OfRegions {
  readonly places: RegionNames
}

/** The register of a form that has places of its own. */
export function ownRegister({ regions }: OfRegions): Register | undefined {
  if (!regions) return undefined
  return { regions, places: Object.fromEntries(regions.levels.map(({ id, places }) => [id, places])) }
}

/** The places of a level, all of them or those inside another place. */
export function regionsOfLevel({ places }: Register, level: RegionLevel, within?: string): RegionEntry[] {
  return Object.entries(places[level] ?? {})
    .filter(([code]) => isInRegion(code, within ?? ''))
    .map(([code, name]) => ({ code, name }))
}

/** Whether a place has others of a level in it; the list of them is longer to make. */
export function hasRegionsWithin({ places }: Register, level: RegionLevel, within: string): boolean {
  return Object.keys(places[level] ?? {}).some((code) => isInRegion(code, within))
}

/** At which level a place stands; nothing for a code that names none. */
export function levelOfRegion(register: Register, code: string): RegionLevel | undefined {
  return regionLevelsOf(register).find((level) => Object.hasOwn(register.places[level] ?? {}, code))
}

/** The place of a level that a code lies in; `undefined` where the register has none. */
export function regionAt(register: Register, code: string, level: RegionLevel): RegionEntry | undefined {
  const own = regionAbove(register, code, level)
  const name = register.places[level]?.[own]
  return name === undefined ? undefined : { code: own, name }
}

/**
 * The whole name of a place: 福建省泉州市晋江市; Hartlepool, England. A code that is not in the register is its
 * own name.
 */
export function nameOfRegionIn(register: Register, code: string): string {
  const names = regionLevelsOf(register).flatMap((level) => {
    const at = regionAt(register, code, level)
    return at && (at.code === code || !isGroupingCode(register, at.code)) ? at.name : []
  })
  const known = names.filter((name, index) => name !== names[index - 1])
  if (known.length === 0) return code
  return known.every((name) => HAN.test(name)) ? known.join('') : known.reverse().join(', ')
}

const HAN = /^\p{Script=Han}/u
