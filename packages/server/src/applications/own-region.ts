import { splitPointer, valueAt } from '@formwright/definition'
import type { FormBundle, RegionLevel } from '@formwright/definition'
import { withValue } from '@formwright/engine'
import { loadRegions, regionAt } from '@formwright/fields/regions'

/**
 * Answers that name the region which the application is of, where the form has fields for it and they are
 * empty.
 */
export async function withOwnRegion(
  { form }: Pick<FormBundle, 'form'>,
  answers: unknown,
  region: { readonly code: string; readonly name: string },
): Promise<unknown> {
  const fields = Object.entries(form.region ?? {}) as [RegionLevel, string][]
  if (fields.length === 0) return answers
  const lists = await loadRegions()
  return fields.reduce((document, [level, pointer]) => {
    const entry = regionAt(lists, region.code, level) ?? (level === 'county' ? region : undefined)
    return entry === undefined || valueAt(document, pointer) !== undefined
      ? document
      : withValue(document, splitPointer(pointer), entry)
  }, answers)
}
