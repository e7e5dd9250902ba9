import { below } from '../json/pointer.ts'
import { closest } from '../problems/closest.ts'
import type { ProblemParams } from '../problems/problem.ts'
import { fillYears, yearKey, YEAR_ALIASES } from '../text/template.ts'
import type { YearSets } from '../text/template.ts'
import { mapSubschemas } from '../schema/applicators.ts'
import type { Schema } from './types.ts'

/** Says what is wrong with a year that a node of the schema names under a keyword. */
export type ReportYears = (
  target: string,
  keyword: string,
  code: 'years-unknown' | 'year-placeholder',
  params: ProblemParams,
) => void

/** Writes annual values out by year and fills `{report.last}` in texts. */
export class YearWriter {
  readonly #sets: YearSets
  readonly #report: ReportYears
  readonly #yearTitle: string

  readonly #followed: ReadonlySet<string>

  /**
   * @param yearTitle what a year is called, with `{year}` in it
   * @param followed the sets that follow a date: what stands under a year that they do not have is kept
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
    this.#report = report
  }

  schema(schema: Schema, target: string): Schema {
    if (typeof schema !== 'object') return schema
    const result: Record<string, unknown> = mapSubschemas(schema, ({ schema: inner, keys }) =>
      typeof inner === 'object' ? this.schema(inner, below(target, ...keys)) : inner,
    )
    for (const key of ['title', 'description'] as const) {
      if (typeof schema[key] === 'string') result[key] = this.#text(schema[key], target, key)
    }
    const evidence = schema['x-evidence']
    if (evidence?.note !== undefined)
      result['x-evidence'] = { ...evidence, note: this.#text(evidence.note, target, 'x-evidence') }
    if (schema['x-annual'] === undefined) return result as Schema
    return this.#annual(result as Schema, target)
  }

  #annual(schema: Schema, target: string): Schema {
    const { years: set, title: own } = annualAsWritten(schema['x-annual'])
    const years = Object.hasOwn(this.#sets, set) ? this.#sets[set]! : undefined
    if (!years) {
      const known = Object.keys(this.#sets)
      this.#report(target, 'x-annual', 'years-unknown', {
        name: set,
        suggestion: closest(set, known),
        known: known,
      })
      return schema
    }
    const title = own ?? this.#yearTitle
    const each = (schema.additionalProperties ?? {}) as Schema
    const unit = schema['x-unit'] === undefined ? {} : { 'x-unit': schema['x-unit'] }
    const value = { ...each, ...unit }
    const properties = Object.fromEntries(
      years.map((year, index) => [
        yearKey(year),
        { ...value, title: title.replace('{year}', String(year)).replace('{n}', String(index + 1)) },
      ]),
    )
    return {
      ...schema,
      'x-annual': set,
      properties,
      required: Object.keys(properties),
      additionalProperties: this.#followed.has(set) ? value : false,
    }
  }

  #text(text: string, target: string, key: string): string {
    const { text: filled, unknown } = fillYears(text, this.#sets)
    for (const name of unknown)
      this.#report(target, key, 'year-placeholder', { name, known: placeholders(this.#sets) })
    return filled
  }
}

/** The year placeholders that an edition knows. */
export function placeholders(sets: YearSets): string[] {
  return Object.keys(sets).flatMap((set) => YEAR_ALIASES.map((alias) => `{${set}.${alias}}`))
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

/**
 * In a file the keyword may be an object that says what a year is called; in a bundle it is the name of the
 * set.
 */
function annualAsWritten(written: unknown): { readonly years: string; readonly title?: string } {
  return typeof written === 'string' ? { years: written } : (written as { years: string; title?: string })
}
