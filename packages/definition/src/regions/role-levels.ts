import { regionLevelsOf } from './regions.ts'
import type { OfRegions, RegionLevel } from './regions.ts'

/** The level of a role that is not bound to a region and covers all applications. */
export const EVERYWHERE = 'everywhere'

/** The level of a role that covers no applications. */
export const SYSTEM = 'system'

/** Other words for `everywhere`. */
const MINISTRY = 'ministry'

/** What a role’s level may be in every form. */
export const LEVELS_OF_NO_REGION: readonly string[] = [EVERYWHERE, MINISTRY, SYSTEM]

export interface OfRoles extends OfRegions {
  readonly roles?: Readonly<Record<string, { readonly level?: RegionLevel }>>
}

interface OfQuotas extends OfRegions {
  readonly quotas?: readonly { readonly of: RegionLevel; readonly codes?: readonly string[] }[]
}

/** Whether applications of a form are of regions: some role of it is. */
export function hasRegions(form: OfRoles): boolean {
  return Object.values(form.roles ?? {}).some(({ level }) => isRegional(form, level))
}

/**
 * The level of a role: one of the form's region levels, `everywhere` or `system`. Default: the smallest
 * region level of the form, so that the role sees least; `everywhere` in a form without regions.
 */
export function levelOfRole(form: OfRoles, role: string): string {
  const level = form.roles?.[role]?.level
  if (level === MINISTRY) return EVERYWHERE
  return level ?? (hasRegions(form) ? regionLevelsOf(form).at(-1)! : EVERYWHERE)
}

/** Whether a level is one of the form’s regions. */
export function isRegional(form: OfRoles, level: string | undefined): level is RegionLevel {
  return level !== undefined && regionLevelsOf(form).includes(level)
}

/**
 * The level whose regions decide which applications go forward: that of the quotas, or the largest regions.
 */
export function unitLevelOf(form: OfQuotas): RegionLevel {
  const named = form.quotas?.find((quota) => quota.codes === undefined)?.of
  return named ?? regionLevelsOf(form)[0]!
}
