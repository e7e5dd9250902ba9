import type { UnitDefinition } from '../types/index.ts'
import { DEFAULT_LANGUAGE, sameLanguage } from '../language/language.ts'
import type { Language } from '../language/language.ts'
import units from './units.json' with { type: 'json' }
import type { Unit } from './unit.ts'
import { combine, factorsOf } from './units.ts'

interface UnitEntry {
  readonly dimension: string
  readonly scale: number
  /** Whether it counts things, as 个 does; such units are compatible. */
  readonly counted?: boolean
  /** Names by language; those under `any` are symbols of every language. */
  readonly names: Readonly<Record<string, readonly string[]>>
}

const ENTRIES: readonly UnitEntry[] = units

/**
 * The product's units in whatever language, each as a multiple of one base dimension. Adding one is adding a
 * line to `units.json`.
 */
const BASE: ReadonlyMap<string, Unit> = new Map(
  ENTRIES.flatMap(({ dimension, scale, names }) =>
    Object.values(names)
      .flat()
      .map((name) => [name, { name, scale, dimensions: { [dimension]: 1 } }]),
  ),
)

/** The units that a form may use: those of the product and its own. */
export class UnitTable {
  readonly #language: Language
  readonly #own: ReadonlyMap<string, UnitDefinition>

  constructor({ language = DEFAULT_LANGUAGE, units: own = {} }: UnitSource = {}) {
    this.#language = language
    this.#own = new Map(Object.entries(own))
  }

  /** Parses `万元`, `吨标准煤/万元`, `kWh/m²`, `£k`; `undefined` for an unknown unit. */
  parse(text: string): Unit | undefined {
    return this.#parse(text, [])
  }

  /** The unknown parts of a unit: 亿圆 in 吨/亿圆; the whole text if it has no parts. */
  unknownIn(text: string): string[] {
    return text
      .split('/')
      .map((part) => part.trim())
      .filter((part) => !this.#single(part, []))
  }

  /** The names of all units in the form's language, for “did you mean”. */
  get names(): string[] {
    const named = ENTRIES.flatMap(({ names }) =>
      Object.entries(names).flatMap(([language, some]) =>
        language === 'any' || sameLanguage(language, this.#language) ? some : [],
      ),
    )
    return [...this.#own.keys(), ...named]
  }

  /** The unit of one of a base dimension, by its name in the form's language. */
  of(dimension: string): Unit | undefined {
    const entry = ENTRIES.find((candidate) => candidate.dimension === dimension && candidate.scale === 1)
    const language = Object.keys(entry?.names ?? {}).find((tag) => sameLanguage(tag, this.#language))
    const [name] = entry?.names[language ?? 'en'] ?? []
    return name === undefined ? undefined : BASE.get(name)
  }

  /** @param above the form's own units that are being resolved, to detect cycles */
  #parse(text: string, above: readonly string[]): Unit | undefined {
    let unit: Unit | undefined
    for (const [index, part] of text.split('/').entries()) {
      const base = this.#single(part.trim(), above)
      if (!base) return undefined
      unit = unit ? combine(unit, base, index > 0 ? -1 : 1) : base
    }
    return unit && { ...unit, name: text }
  }

  #single(name: string, above: readonly string[]): Unit | undefined {
    const own = this.#own.get(name)
    if (!own) return BASE.get(name)
    if (own.of === undefined) return { name, scale: 1, dimensions: { [OWN + name]: 1 } }
    if (above.includes(name)) return undefined
    const base = own.of === name ? BASE.get(name) : this.#parse(own.of, [...above, name])
    if (!base) return undefined
    const { factor = 1 } = own
    // an alias has the factors of the unit that it is an alias of
    const factors = factor === 1 ? factorsOf(base) : { [name]: 1 }
    return { ...base, name, scale: base.scale * factor, factors }
  }
}

/** What determines the units of a form. */
export interface UnitSource {
  readonly language?: Language | undefined
  readonly units?: Readonly<Record<string, UnitDefinition>> | undefined
}

/** Prefix of the dimensions that a form defines. */
const OWN = 'own '

/** A percentage: part of a whole times 100. */
export const PERCENT: Unit = BASE.get('%')!
