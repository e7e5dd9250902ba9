import { isInRegion, regionAbove, REGION_LEVELS } from '@formwright/definition'
import type { RegionLevel } from '@formwright/definition'

/** A place of GB/T 2260. */
export interface RegionEntry {
  readonly code: string
  readonly name: string
}

interface Lists {
  readonly province_list: Readonly<Record<string, string>>
  readonly city_list: Readonly<Record<string, string>>
  readonly county_list: Readonly<Record<string, string>>
}

let loading: Promise<Lists> | undefined

/** The places of China, brought in when the first picker is shown; tried again after a failure. */
export function loadRegions(): Promise<Lists> {
  loading ??= import('@vant/area-data')
    .then(({ areaList }) => areaList as Lists)
    .catch((error: unknown) => {
      loading = undefined
      throw error
    })
  return loading
}

/** The places of a level, all of them or those inside another place. */
export function regionsOf(lists: Lists, level: RegionLevel, within?: string): RegionEntry[] {
  return Object.entries(lists[`${level}_list`])
    .filter(([code]) => isInRegion(code, within ?? ''))
    .map(([code, name]) => ({ code, name }))
}

/** At which level a place stands in the lists; nothing for a code that names none. */
export function levelOfRegion(lists: Lists, code: string): RegionLevel | undefined {
  return REGION_LEVELS.find((level) => Object.hasOwn(lists[`${level}_list`], code))
}

/** The whole name of a place, from its province down. A code that is not in the lists is its own name. */
export function nameOfRegionIn(lists: Lists, code: string): string {
  const names = [
    lists.province_list[regionAbove(code, 'province')],
    lists.city_list[regionAbove(code, 'city')],
    lists.county_list[code],
  ]
  const known = names.filter((name, index) => name !== undefined && name !== names[index - 1])
  return known.length === 0 ? code : known.join('')
}

/** The place of a level that a code lies in; `undefined` where the lists have none. */
export function regionAt(lists: Lists, code: string, level: RegionLevel): RegionEntry | undefined {
  const own = regionAbove(code, level)
  const name = lists[`${level}_list`][own]
  return name === undefined ? undefined : { code: own, name }
}
