import { isInRegion, regionAbove, unitLevelOf } from '@formwright/definition'
import type { FormFile } from '@formwright/definition'

/**
 * Who recommends an application of a region: the unit that the form's quotas name for it (some cities
 * recommend by themselves), or its province, or what is the largest region in the form. Empty in a form
 * without regions.
 */
export function unitOf(form: Pick<FormFile, 'quotas' | 'regions'>, region: string): string {
  if (region === '') return ''
  const own = form.quotas?.flatMap((quota) => quota.codes ?? []).find((code) => isInRegion(region, code))
  return own ?? regionAbove(form, region, unitLevelOf(form))
}

/** How many applications a unit may recommend; no limit where the form has none. */
export function quotaOf(form: Pick<FormFile, 'quotas'>, unit: string): number {
  const quotas = form.quotas ?? []
  return (
    (quotas.find((quota) => quota.codes?.includes(unit)) ?? quotas.find((quota) => quota.codes === undefined))
      ?.limit ?? Infinity
  )
}
