import { areaList } from '@vant/area-data'
import type { RegionNames } from '@formwright/definition'
import besideTheList from './beside-the-list.json' with { type: 'json' }

/**
 * The regions of China by level (GB/T 2260), and units at the level of a province that have no code there.
 */
export const regionsOfChina: RegionNames = {
  province: { ...areaList.province_list, ...besideTheList },
  city: areaList.city_list,
  county: areaList.county_list,
}
