import type { FormFile, RegionLevel } from '@formwright/definition'
import { levelOfRegion, loadRegions, nameOfRegionIn } from '@formwright/fields/regions'
import { HttpError } from '../http/errors.ts'

/** A place of the register of regions (GB/T 2260). */
interface RegisteredRegion {
  readonly level: RegionLevel
  /** From its province down: 福建省泉州市晋江市. */
  readonly name: string
}

export async function registeredRegion(code: string): Promise<RegisteredRegion | undefined> {
  const lists = await loadRegions()
  const level = levelOfRegion(lists, code)
  return level && { level, name: nameOfRegionIn(lists, code) }
}

/** The whole name of a region; its code where only a form's quotas know it. */
export async function nameOfRegion(code: string): Promise<string> {
  return (await registeredRegion(code))?.name ?? code
}

type Role = NonNullable<FormFile['roles']>[string]

/**
 * Where a role may be had: one of a county, city or province in a place of that level; one of a province also
 * where a form lets a unit recommend by itself; all others in no region.
 * @throws HttpError saying which region the role needs
 */
export async function refuseUnfitRegion(
  { title, level = 'county' }: Role,
  region: string,
  units: readonly string[],
): Promise<void> {
  if (level !== 'county' && level !== 'city' && level !== 'province') {
    if (region === '') return
    throw unfit('region-not-needed', `The role “${title}” is for no single region: leave the region out`, {
      role: title,
    })
  }
  if (region === '') throw unfit('region-needed', `The role “${title}” needs a region`, { role: title })
  if (level === 'province' && units.includes(region)) return
  const entry = await registeredRegion(region)
  if (!entry) throw unknownRegion(region)
  if (entry.level !== level)
    throw unfit(
      'region-level',
      `The role “${title}” is one of a ${level}, ` +
        `and “${entry.name}” (${region}) is a ${entry.level}: choose a ${level}`,
      { role: title, level, region: `${entry.name} (${region})` },
    )
}

export function unknownRegion(region: string): HttpError {
  return unfit('region-unknown', `There is no region ${region} in the register (GB/T 2260)`, { region })
}

/** Units of a form that recommend by themselves though they are no province. */
export function unitsOf({ quotas = [] }: Pick<FormFile, 'quotas'>): readonly string[] {
  return quotas.flatMap(({ codes = [] }) => codes)
}

function unfit(reason: string, message: string, details: Readonly<Record<string, string>>): HttpError {
  return new HttpError('unprocessable', message, { reason, ...details })
}
