import { isInRegion, regionAbove, unitLevelOf } from '@formwright/definition'
import type { FormFile } from '@formwright/definition'

/**
 * The unit that recommends an application of a region: the one that the form's quotas name for it (some
 * cities recommend by themselves), or its province or top-level region. Empty in a form without regions.
 */
export function unitOf(form: Pick<FormFile, 'quotas' | 'regions'>, region: string): string {
  if (region === '') return ''
  const own = form.quotas?.flatMap((quota) => quota.codes ?? []).find((code) => isInRegion(region, code))
  return own ?? regionAbove(form, region, unitLevelOf(form))
}

/** How many applications a unit may recommend; unlimited if the form has no quota. */
export function quotaOf(form: Pick<FormFile, 'quotas'>, unit: string): number {
  const quotas = form.quotas ?? []
  return (
    (quotas.find((quota) => quota.codes?.includes(unit)) ?? quotas.find((quota) => quota.codes === undefined))
      ?.limit ?? Infinity
  )
}
