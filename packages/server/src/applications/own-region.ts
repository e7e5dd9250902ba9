import { regionLevelsOf, splitPointer, valueAt } from '@formwright/definition'
import type { FormBundle } from '@formwright/definition'
import { withValue } from '@formwright/engine'
import { loadRegions, regionAt } from '@formwright/fields/regions'

/** Fills in the region of the application if the form has fields for it and they are empty. */
export async function withOwnRegion(
  { form }: Pick<FormBundle, 'form'>,
  answers: unknown,
  region: { readonly code: string; readonly name: string },
): Promise<unknown> {
  const fields = Object.entries(form.region ?? {})
  if (fields.length === 0 || region.code === '') return answers
  const register = await loadRegions(form)
  const smallest = regionLevelsOf(form).at(-1)
  return fields.reduce((document, [level, pointer]) => {
    const entry = regionAt(register, region.code, level) ?? (level === smallest ? region : undefined)
    return entry === undefined || valueAt(document, pointer) !== undefined
      ? document
      : withValue(document, splitPointer(pointer), entry)
  }, answers)
}
