import { below } from '../json/pointer.ts'
import { closest } from '../problems/closest.ts'
import type { ProblemParams } from '../problems/problem.ts'
import { fillYears, yearKey, yearOfKey, YEAR_ALIASES } from '../text/template.ts'
import type { YearSets } from '../text/template.ts'
import { mapSubschemas } from '../schema/applicators.ts'
import type { Schema } from '../types/index.ts'

/** Reports a problem with a year that a schema node names under a keyword, or under a member of it. */
export type ReportYears = (
  target: string,
  keys: readonly string[],
  code: 'years-unknown' | 'year-placeholder',
  params: ProblemParams,
) => void

/** Cache of the last result per schema. */
const withYears = new WeakMap<
  Schema,
  { readonly years: string; readonly target: string; readonly schema: Schema }
>()

/** Writes annual values out by year and fills `{report.last}` in texts. */
export class YearWriter {
  readonly #sets: YearSets
  readonly #report: ReportYears
  readonly #yearTitle: string
  /** The years, as a cache key. */
  readonly #years: string
  #reported = 0

  readonly #followed: ReadonlySet<string>

  /**
   * @param yearTitle title pattern of a year, containing `{year}`
   * @param followed the sets that follow a date: values under a year that they do not have are kept
   */
  constructor(
    sets: YearSets,
    report: ReportYears,
    yearTitle: string,
    followed: ReadonlySet<string> = new Set(),
  ) {
    this.#followed = followed
    this.#sets = sets
    this.#yearTitle = yearTitle
    this.#years = JSON.stringify([sets, yearTitle, [...followed]])
    this.#report = (...problem) => {
      this.#reported++
      report(...problem)
    }
  }

  /** The schema with its years expanded; cached per schema unless it has problems. */
  schema(schema: Schema, target: string): Schema {
    if (typeof schema !== 'object') return schema
    const known = withYears.get(schema)
    if (known?.years === this.#years && known.target === target) return known.schema
    const reported = this.#reported
    const result = this.#written(schema, target)
    const isLarge = schema.properties !== undefined
    if (isLarge && this.#reported === reported)
      withYears.set(schema, { years: this.#years, target, schema: result })
    return result
  }

  #written(schema: Schema, target: string): Schema {
    const result: Record<string, unknown> = mapSubschemas(schema, ({ schema: inner, keys }) =>
      typeof inner === 'object' ? this.schema(inner, below(target, ...keys)) : inner,
    )
    for (const key of ['title', 'description'] as const) {
      if (typeof schema[key] === 'string') result[key] = this.#text(schema[key], target, [key])
    }
    const evidence = schema['x-evidence']
    if (evidence?.note !== undefined)
      result['x-evidence'] = { ...evidence, note: this.#text(evidence.note, target, ['x-evidence', 'note']) }
    if (schema['x-annual'] === undefined) return result as Schema
    return this.#annual(result as Schema, target)
  }

  #annual(schema: Schema, target: string): Schema {
    const { years: set, title: own } = annualAsWritten(schema['x-annual'])
    const years = Object.hasOwn(this.#sets, set) ? this.#sets[set]! : undefined
    if (!years) {
      const known = Object.keys(this.#sets)
      this.#report(target, ['x-annual'], 'years-unknown', {
        name: set,
        suggestion: closest(set, known),
        ...(known.length > 0 ? { known } : {}),
      })
      return schema
    }
    const title = own ?? this.#yearTitle
    const each = (schema.additionalProperties ?? {}) as Schema
    const unit = schema['x-unit'] === undefined ? {} : { 'x-unit': schema['x-unit'] }
    const value = { ...each, ...unit }
    const ofYears = Object.fromEntries(
      years.map((year, index) => [
        yearKey(year),
        { ...value, title: title.replace('{year}', String(year)).replace('{n}', String(index + 1)) },
      ]),
    )
    // a total, and other members beside the years
    const { properties: beside = {}, required = [] } = schema
    return {
      ...schema,
      'x-annual': set,
      properties: { ...ofYears, ...beside },
      required: [...Object.keys(ofYears), ...required],
      additionalProperties: this.#followed.has(set) ? value : false,
    }
  }

  #text(text: string, target: string, keys: readonly string[]): string {
    const { text: filled, unknown } = fillYears(text, this.#sets)
    const known = placeholders(this.#sets)
    for (const name of unknown)
      this.#report(target, keys, 'year-placeholder', { name, suggestion: closest(name, known), known })
    return filled
  }
}

/** The pointer in the schema of one year's value, as it was written once for all years. */
export function beforeYears(target: string): string {
  return target.replaceAll(/\/properties\/([^/]+)/g, (whole, key: string) =>
    yearOfKey(key) === undefined ? whole : '/additionalProperties',
  )
}

/** The year placeholders that an edition knows. */
export function placeholders(sets: YearSets): string[] {
  return Object.keys(sets).flatMap((set) => YEAR_ALIASES.map((alias) => `{${set}.${alias}}`))
}

const filled = new WeakMap<object, { readonly years: string; readonly value: unknown }>()

/** `fillYearsDeep` that returns the same object for the same input. */
export function fillYearsKept<T extends object>(value: T, sets: YearSets): T {
  const years = JSON.stringify(sets)
  let known = filled.get(value)
  if (known?.years !== years) filled.set(value, (known = { years, value: fillYearsDeep(value, sets) }))
  return known.value as T
}

/** Fills years in every string of a JSON value (screen, paper, translations). */
export function fillYearsDeep<T>(value: T, sets: YearSets): T {
  if (typeof value === 'string') return fillYears(value, sets).text as T
  if (Array.isArray(value)) return value.map((item) => fillYearsDeep(item, sets)) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [fillYears(key, sets).text, fillYearsDeep(item, sets)]),
  ) as T
}

/** In a file the keyword may be an object with a title pattern; in a bundle it is the name of the set. */
function annualAsWritten(written: unknown): { readonly years: string; readonly title?: string } {
  return typeof written === 'string' ? { years: written } : (written as { years: string; title?: string })
}
