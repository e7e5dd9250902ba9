import { setRegionCodesOfChina, ownRegister } from '@formwright/definition'
import type { OfRegions, Register } from '@formwright/definition'

export {
  hasRegionsWithin,
  levelOfRegion,
  nameOfRegionIn,
  regionsOfLevel,
  regionAt,
} from '@formwright/definition'
export type { RegionEntry, Register } from '@formwright/definition'

let loading: Promise<Register> | undefined

/**
 * The regions of a form: its own, or those of China (GB/T 2260), which are loaded on first use; a failed load
 * is retried on the next use.
 */
export function loadRegions(form: OfRegions = {}): Promise<Register> {
  const own = ownRegister(form)
  return own ? Promise.resolve(own) : loadChina()
}

function loadChina(): Promise<Register> {
  loading ??= import('./regions-of-china.ts')
    .then(({ regionsOfChina: regions }) => {
      setRegionCodesOfChina(new Set(Object.values(regions).flatMap((ofLevel) => Object.keys(ofLevel))))
      return { places: regions }
    })
    .catch((error: unknown) => {
      loading = undefined
      throw error
    })
  return loading
}
