import type { FormFile } from '@formwright/definition'

/** The digits of a region code (GB/T 2260) that say something: 330000 → 33, 331000 → 3310. */
export function significant(code: string): string {
  return code.replace(/(00)+$/, '')
}

/** True when a region is the other or lies in it. The empty code is the whole country. */
export function isInRegion(inner: string, outer: string): boolean {
  return inner.startsWith(significant(outer))
}

/** Digits of a code at a level. */
const DIGITS: Readonly<Record<string, number>> = { province: 2, city: 4, county: 6 }
const CODE_LENGTH = 6

/**
 * Who recommends an application of a region: the unit that the form's quotas name for it (some cities recommend by
 * themselves), or its province.
 */
export function unitOf(form: Pick<FormFile, 'quotas'>, region: string): string {
  const own = form.quotas?.flatMap((quota) => quota.codes ?? []).find((code) => isInRegion(region, code))
  if (own !== undefined) return own
  const level = form.quotas?.find((quota) => quota.codes === undefined)?.of ?? 'province'
  return region.slice(0, DIGITS[level] ?? 2).padEnd(CODE_LENGTH, '0')
}

/** How many applications a unit may recommend; no limit where the form has none. */
export function quotaOf(form: Pick<FormFile, 'quotas'>, unit: string): number {
  const quotas = form.quotas ?? []
  return (
    (quotas.find((quota) => quota.codes?.includes(unit)) ?? quotas.find((quota) => quota.codes === undefined))
      ?.limit ?? Infinity
  )
}
