/** A place of GB/T 2260. */
export interface Place {
  readonly code: string
  readonly name: string
}

export type Level = 'province' | 'city' | 'county'

interface Lists {
  readonly province_list: Readonly<Record<string, string>>
  readonly city_list: Readonly<Record<string, string>>
  readonly county_list: Readonly<Record<string, string>>
}

let loading: Promise<Lists> | undefined

/** The places of China, brought in when the first picker is shown; tried again after a failure. */
export function loadPlaces(): Promise<Lists> {
  loading ??= import('@vant/area-data')
    .then(({ areaList }) => areaList as Lists)
    .catch((error: unknown) => {
      loading = undefined
      throw error
    })
  return loading
}

/** Digits of a code that name the place at its level. */
const DIGITS: Readonly<Record<Level, number>> = { province: 2, city: 4, county: 6 }

/** The places of a level, all of them or those inside another place. */
export function placesOf(lists: Lists, level: Level, within?: string): Place[] {
  const start = within === undefined ? '' : within.slice(0, levelOf(within))
  return Object.entries(lists[`${level}_list`])
    .filter(([code]) => code.startsWith(start))
    .map(([code, name]) => ({ code, name }))
}

/** True when a place lies inside another. */
export function liesIn(code: string, outer: string): boolean {
  return code.startsWith(outer.slice(0, levelOf(outer)))
}

function levelOf(code: string): number {
  if (code.endsWith('0000')) return DIGITS.province
  return code.endsWith('00') ? DIGITS.city : DIGITS.county
}

/** The whole name of a place, from its province down. A code that is not in the lists is its own name. */
export function nameOfPlace(lists: Lists, code: string): string {
  const names = [
    lists.province_list[`${code.slice(0, 2)}0000`],
    code.slice(2) === '0000' ? undefined : lists.city_list[`${code.slice(0, 4)}00`],
    code.endsWith('00') ? undefined : lists.county_list[code],
  ]
  const known = names.filter((name, index) => name !== undefined && name !== names[index - 1])
  return known.length === 0 ? code : known.join('')
}
