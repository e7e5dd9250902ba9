/** Named years of an edition: `{ report: [2021, 2022, 2023], plan: [2024, 2025, 2026] }`. */
export type YearSets = Readonly<Record<string, readonly number[]>>

/** The position names that replace a year number, so that texts and rules stay the same over editions. */
export const YEAR_ALIASES = ['first', 'previous', 'last'] as const
export type YearAlias = (typeof YEAR_ALIASES)[number]

/** The year that an alias means: the first, the last but one, the last. */
export function yearOf(years: readonly number[], alias: YearAlias): number | undefined {
  if (alias === 'first') return years[0]
  return alias === 'last' ? years.at(-1) : years.at(-2)
}

/** The year that an alias with an offset means: `last`, `first+1`, `last-2`. `undefined` when it is none. */
export function yearNamed(years: readonly number[], name: string): number | undefined {
  const [, alias, offset = '0'] = /^(first|previous|last)([+-]\d{1,3})?$/.exec(name) ?? []
  const year = alias === undefined ? undefined : yearOf(years, alias as YearAlias)
  return year === undefined ? undefined : year + Number(offset)
}

/**
 * How a year is written as a key of the answers: a bare `2021` would turn into an array index in lodash-style
 * setters.
 */
export function yearKey(year: number): string {
  return `y${year}`
}

/** The year that `yearKey` wrote as a key of the answers; `undefined` for any other key. */
export function yearOfKey(key: string): number | undefined {
  const year = /^y(\d{4})$/.exec(key)?.[1]
  return year === undefined ? undefined : Number(year)
}

/** A dotted path without the year at its end, by its alias (`last`) or by the key of `yearKey`. */
export function withoutYear(path: string): string {
  const [last = '', ...before] = path.split('.').reverse()
  const isYear = yearOfKey(last) !== undefined || YEAR_ALIASES.some((alias) => alias === last)
  return isYear && before.length > 0 ? before.reverse().join('.') : path
}

/** The keys of the years of an annual value, in their order; a total beside them is none. */
export function yearKeysOf({ properties = {} }: { readonly properties?: object }): string[] {
  return Object.keys(properties).filter((key) => yearOfKey(key) !== undefined)
}

/** The placeholders `{set.alias}` of a text, with the ones that name no year of the edition. */
export function fillYears(text: string, sets: YearSets): { text: string; unknown: string[] } {
  const unknown: string[] = []
  const filled = text.replaceAll(
    /\{([a-zA-Z]\w*)\.(\w+(?:[+-]\d+)?)\}/g,
    (whole, set: string, name: string) => {
      const years = Object.hasOwn(sets, set) ? sets[set] : undefined
      const year = years && yearNamed(years, name)
      if (year === undefined) unknown.push(whole)
      return year === undefined ? whole : String(year)
    },
  )
  return { text: filled, unknown }
}
