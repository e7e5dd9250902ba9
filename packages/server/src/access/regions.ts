import { isInRegion, regionAbove } from '@formwright/definition'
import type { FormFile } from '@formwright/definition'

/**
 * Who recommends an application of a region: the unit that the form's quotas name for it (some cities
 * recommend by themselves), or its province.
 */
export function unitOf(form: Pick<FormFile, 'quotas'>, region: string): string {
  const own = form.quotas?.flatMap((quota) => quota.codes ?? []).find((code) => isInRegion(region, code))
  if (own !== undefined) return own
  const level = form.quotas?.find((quota) => quota.codes === undefined)?.of ?? 'province'
  return regionAbove(region, level)
}

/** How many applications a unit may recommend; no limit where the form has none. */
export function quotaOf(form: Pick<FormFile, 'quotas'>, unit: string): number {
  const quotas = form.quotas ?? []
  return (
    (quotas.find((quota) => quota.codes?.includes(unit)) ?? quotas.find((quota) => quota.codes === undefined))
      ?.limit ?? Infinity
  )
}
