import { isRegional, levelOfRole, ownRegister, unitLevelOf } from '@formwright/definition'
import type { FormFile, OfRegions, RegionLevel } from '@formwright/definition'
import { levelOfRegion, loadRegions, nameOfRegionIn } from '@formwright/fields/regions'
import { HttpError } from '../http/errors.ts'

/** A region of a form: its own, or one of China (GB/T 2260). */
interface RegisteredRegion {
  readonly level: RegionLevel
  /** Including the regions that contain it: 福建省泉州市晋江市. */
  readonly name: string
}

export async function registeredRegion(form: OfRegions, code: string): Promise<RegisteredRegion | undefined> {
  const register = await loadRegions(form)
  const level = levelOfRegion(register, code)
  return level === undefined ? undefined : { level, name: nameOfRegionIn(register, code) }
}

/** The full name of a region; its code if only a form's quotas name it. */
export async function nameOfRegion(form: OfRegions, code: string): Promise<string> {
  if (code === '') return ''
  return (await registeredRegion(form, code))?.name ?? code
}

/** Returns a function that names regions using whichever of the forms knows them. */
export async function regionNames(forms: readonly OfRegions[]): Promise<(code: string) => string> {
  const own = forms.flatMap((form) => ownRegister(form) ?? [])
  const china = await loadRegions().catch(() => undefined)
  return (code) => {
    const register = own.find((one) => levelOfRegion(one, code) !== undefined) ?? china
    return register ? nameOfRegionIn(register, code) : code
  }
}

type FormWithRegions = Pick<FormFile, 'roles' | 'regions' | 'quotas'>

/**
 * Checks the region of a role: a role of a region level needs a region of that level (at the top level also a
 * unit that recommends by itself); other roles must not have one.
 * @throws HttpError that names the kind of region needed
 */
export async function refuseUnfitRegion(
  form: FormWithRegions,
  role: string,
  title: string,
  region: string,
): Promise<void> {
  const level = levelOfRole(form, role)
  if (!isRegional(form, level)) {
    if (region === '') return
    throw unfitRegion(
      'region-not-needed',
      `The role “${title}” is for no single region: leave the region out`,
      {
        role: title,
      },
    )
  }
  if (region === '') throw unfitRegion('region-needed', `The role “${title}” needs a region`, { role: title })
  if (level === unitLevelOf(form) && unitsOf(form).includes(region)) return
  const entry = await registeredRegion(form, region)
  if (!entry) throw unknownRegion(form, region)
  if (entry.level === level) return
  const named = (id: RegionLevel) => form.regions?.levels.find((one) => one.id === id)?.title ?? id
  throw unfitRegion(
    'region-level',
    `The role “${title}” is one of a ${named(level)}, ` +
      `and “${entry.name}” (${region}) is a ${named(entry.level)}: choose a ${named(level)}`,
    { role: title, level: named(level), region: `${entry.name} (${region})` },
  )
}

export function unknownRegion({ regions }: OfRegions, region: string): HttpError {
  const register = regions ? 'of the form' : 'in the register (GB/T 2260)'
  return unfitRegion('region-unknown', `There is no region ${region} ${register}`, { region })
}

/** Units of a form that recommend by themselves although they are below the top level. */
export function unitsOf({ quotas = [] }: Pick<FormFile, 'quotas'>): readonly string[] {
  return quotas.flatMap(({ codes = [] }) => codes)
}

function unfitRegion(reason: string, message: string, details: Readonly<Record<string, string>>): HttpError {
  return new HttpError('unprocessable', message, { reason, ...details })
}
