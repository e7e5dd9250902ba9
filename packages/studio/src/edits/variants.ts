import { below } from '@formwright/definition'
import type { RegionalVariant } from '@formwright/definition'
import type { StudioModel } from '../model/studio-model.ts'
import { act } from './act.ts'
import type { Act } from './act.ts'

/** What an authority of a region rules for the edition, and the file that says so. */
export interface PlacedVariant {
  readonly file: string
  readonly variant: RegionalVariant
}

export function variantsOf({ loaded, edition }: StudioModel): PlacedVariant[] {
  return [...loaded.sources].flatMap(([path, { file, value }]) =>
    path.startsWith(`${edition}/regions/`) ? [{ file, variant: value as RegionalVariant }] : [],
  )
}

/** Whether anything of a variant was not read in a notice. */
export function isVerified({ verified, window, params = {} }: RegionalVariant): boolean {
  return [{ verified }, window ?? {}, ...Object.values(params)].every((one) => one.verified !== false)
}

/** Says that the whole of a variant was read in the notice of its year. */
export function verifyVariant(model: StudioModel, { file, variant }: PlacedVariant): Act {
  return act(model, { name: 'verify-variant', values: { label: variant.authority } }, (edits) => {
    const json = edits.json(file)
    const params = Object.keys(variant.params ?? {}).map((name) => below('/params', name))
    for (const holder of ['', '/window', ...params])
      if (json.get(`${holder}/verified`) === false) json.remove(`${holder}/verified`)
  })
}

/** Takes a variant away: what the edition says holds in the region, too. */
export function removeVariant(model: StudioModel, { file, variant }: PlacedVariant): Act {
  return act(model, { name: 'remove-variant', values: { label: variant.authority } }, (edits) =>
    edits.remove(file),
  )
}

/** Sets the source of a variant, or a day of its window. */
export function setInVariant(
  model: StudioModel,
  { file, variant }: PlacedVariant,
  pointer: '/source' | '/window/from' | '/window/to',
  value: string,
): Act {
  return act(model, { name: 'set-variant', values: { label: variant.authority } }, (edits) =>
    edits.json(file).set(pointer, value),
  )
}
