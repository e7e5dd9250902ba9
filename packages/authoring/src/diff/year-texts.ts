import type { FormBundle, YearSets } from '@formwright/definition'

/**
 * Compares texts and keys of two editions by how they are written: 2023 in one and 2024 in the other are
 * equal if both come from `{report.last}`.
 */
export class YearTexts {
  readonly #later: ReadonlyMap<string, ReadonlySet<string>>

  constructor(before: Pick<FormBundle, 'edition'>, after: Pick<FormBundle, 'edition'>) {
    this.#later = laterYears(setsOf(before), setsOf(after))
  }

  /** Whether two JSON values are equal, apart from years of the sets. */
  same(a: unknown, b: unknown): boolean {
    if (a === b) return true
    if (typeof a === 'string' && typeof b === 'string') return this.#sameText(a, b)
    if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
    if (Array.isArray(a) || Array.isArray(b))
      return (
        Array.isArray(a) &&
        Array.isArray(b) &&
        a.length === b.length &&
        a.every((item, at) => this.same(item, b[at]))
      )
    const keys = Object.keys(a)
    if (keys.length !== Object.keys(b).length) return false
    const other = b as Record<string, unknown>
    return keys.every((key) => {
      const name = this.nameAmong(new OwnKeys(other), key)
      return name !== undefined && this.same((a as Record<string, unknown>)[key], other[name])
    })
  }

  /** The name in the later edition that corresponds to a name of the earlier one. */
  nameAmong(names: { has(name: string): boolean }, name: string): string | undefined {
    const later = this.#later.size > 0 && /\d{4}/.test(name) ? this.#mapped(name) : name
    if (names.has(later)) return later
    return names.has(name) ? name : undefined
  }

  #sameText(a: string, b: string): boolean {
    if (this.#later.size === 0) return false
    const [one, other] = [a.split(YEAR), b.split(YEAR)]
    return (
      one.length === other.length &&
      one.every(
        (token, index) =>
          token === other[index] || (index % 2 === 1 && this.#later.get(token)?.has(other[index]!)),
      )
    )
  }

  #mapped(text: string): string {
    return text.replaceAll(YEAR, (year) => [...(this.#later.get(year) ?? [])][0] ?? year)
  }
}

class OwnKeys {
  readonly #object: object

  constructor(object: object) {
    this.#object = object
  }

  has(key: string): boolean {
    return Object.hasOwn(this.#object, key)
  }
}

const YEAR = /(?<!\d)(\d{4})(?!\d)/g

/** The sets of years of an edition, and the year in its name. */
function setsOf({ edition }: Pick<FormBundle, 'edition'>): YearSets {
  return /^\d{4}$/.test(edition.edition) ? { ...edition.years, '': [Number(edition.edition)] } : edition.years
}

/** Year → the years at its position in the later edition, for sets that moved. */
function laterYears(before: YearSets, after: YearSets): Map<string, Set<string>> {
  const later = new Map<string, Set<string>>()
  for (const [set, years] of Object.entries(before)) {
    const moved = after[set] ?? []
    years.forEach((year, index) => {
      const to = moved[index]
      if (to === undefined || to === year) return
      later.set(String(year), (later.get(String(year)) ?? new Set()).add(String(to)))
    })
  }
  return later
}
