/** Named years of an edition: `{ report: [2021, 2022, 2023], plan: [2024, 2025, 2026] }`. */
export type YearSets = Readonly<Record<string, readonly number[]>>

/** Aliases for years by position, so that texts and rules do not change between editions. */
export const YEAR_ALIASES = ['first', 'previous', 'last'] as const
export type YearAlias = (typeof YEAR_ALIASES)[number]

/** The year of an alias: `first`, `previous` (the last but one) or `last`. */
export function yearOf(years: readonly number[], alias: YearAlias): number | undefined {
  if (alias === 'first') return years[0]
  return alias === 'last' ? years.at(-1) : years.at(-2)
}

/** The year of an alias with an optional offset: `last`, `first+1`, `last-2`; `undefined` if it is none. */
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

/** A dotted path without a trailing year, given as alias (`last`) or as a `yearKey`. */
export function withoutYear(path: string): string {
  const [last = '', ...before] = path.split('.').reverse()
  const isYear = yearOfKey(last) !== undefined || YEAR_ALIASES.some((alias) => alias === last)
  return isYear && before.length > 0 ? before.reverse().join('.') : path
}

/** The year keys of an annual value, in order, without a total beside them. */
export function yearKeysOf({ properties = {} }: { readonly properties?: object }): string[] {
  return Object.keys(properties).filter((key) => yearOfKey(key) !== undefined)
}

/** Fills the placeholders `{set.alias}` of a text, and returns those that name no year of the edition. */
export function fillYears(text: string, sets: YearSets): { text: string; unknown: string[] } {
  if (!text.includes('{')) return { text, unknown: [] }
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
