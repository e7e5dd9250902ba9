import { isCalendarDay, isNone, languageOf, noneOf, optionsOf, titledChoicesOf } from '@formwright/definition'
import type { Cell, FormBundle, Json, Language, RuleEntry, Schema } from '@formwright/definition'
import { checkedNumbers, paramsOfRule } from '@formwright/rules'
import { regionsIn } from './sample-answers.ts'
import { sampleWord } from './sample-words.ts'

/** What a rule compares with: numbers, texts and dates in it or in its parameters. */
export interface Hints {
  readonly numbers: readonly number[]
  readonly texts: readonly string[]
  readonly days: readonly string[]
  /** The form's own regions; empty if it uses those of China. */
  readonly places: readonly Json[]
  /** The language of generated texts. */
  readonly language: Language
}

export function hintsOf({ edition, form }: FormBundle, rule: RuleEntry): Hints {
  const text = [rule.check, rule.when, rule.severity, ...Object.values(rule.let ?? {})]
    .filter(Boolean)
    .join(' ')
  const params = [...paramsOfRule(rule)].flatMap((name) => {
    const value = edition.params[name]?.value
    return (Array.isArray(value) ? value : [value]) as readonly unknown[]
  })
  const literals = [...text.matchAll(/'([^']*)'|"([^"]*)"/g)].map(
    ([, single, double]) => single ?? double ?? '',
  )
  const written = [...text.replaceAll(/'[^']*'|"[^"]*"/g, '').matchAll(/\b\d+(?:\.\d+)?\b/g)].map(Number)
  const named = [...literals, ...params.filter((value) => typeof value === 'string')]
  const window = edition.window ? [edition.window.from, edition.window.to] : []
  return {
    numbers: [...new Set([...written, ...params.filter((value) => typeof value === 'number')])],
    texts: named.filter((value) => !isCalendarDay(value)),
    days: [...named, ...window].filter(isCalendarDay),
    places: regionsIn(form).filter(({ code }, index) => index < 8 || named.includes(code)),
    language: languageOf(form),
  }
}

/** The combined hints of two rules. */
export function withHints(one: Hints, other: Hints): Hints {
  return {
    ...one,
    numbers: [...new Set([...one.numbers, ...other.numbers])],
    texts: [...new Set([...one.texts, ...other.texts])],
    days: [...new Set([...one.days, ...other.days])],
    places: [...new Set([...one.places, ...other.places])],
  }
}

/**
 * Values of a cell that may change the outcome of a rule, most plausible first. `undefined` empties the cell.
 */
export function candidatesOf(
  cell: Cell,
  current: unknown,
  hints: Hints,
  others: readonly unknown[],
): (Json | undefined)[] {
  const values = valuesFor(cell, current, hints, others)
  const none = noneOf(cell.schema) ?? []
  const distinct = new Map([...values, ...[none].flat()].map((value) => [JSON.stringify(value), value]))
  distinct.delete(JSON.stringify(current ?? null))
  return [...distinct.values(), undefined]
}

function valuesFor(cell: Cell, current: unknown, hints: Hints, others: readonly unknown[]): Json[] {
  const { schema } = cell
  const choices = titledChoicesOf(schema)
  if (choices) return choices.map((one) => one.const)
  switch (cell.shape) {
    case 'number':
      return numbers(cell, current, [
        ...hints.numbers,
        ...others.filter((value) => typeof value === 'number'),
      ])
    case 'boolean':
      return [true, false]
    case 'choices': {
      const codes = (optionsOf(schema.items ?? {}) ?? []).map((option) => option.const)
      return [...codes.map((code) => [code]), codes, []]
    }
    case 'date':
      return [
        ...hints.days,
        ...others.filter((value) => typeof value === 'string' && isCalendarDay(value)),
      ].flatMap((day) => [
        shifted(String(day), -1),
        String(day),
        shifted(String(day), 1),
        shifted(String(day), 400),
      ])
    case 'names':
      return listsOfNames(hints)
    case 'region':
      if (hints.places.length > 0) return [...hints.places]
      return [...hints.texts.filter((text) => /^\d{6}$/.test(text)), ...REGIONS].map((code) => ({
        code,
        name: code,
      }))
    case 'text':
      return texts(schema, isNone(current, schema) ? undefined : current, hints, others)
    default:
      return []
  }
}

/** Regions far apart, for rules about regions. */
const REGIONS = ['110101', '310101', '440305', '510107', '650102']

function numbers({ schema }: Cell, current: unknown, near: readonly unknown[]): number[] {
  const base = typeof current === 'number' ? current : 10
  const around = near.flatMap((value) => {
    const number = Number(value)
    return [number, number + 1, number - 1, number * 2, number / 2, number * 1.1, number * 0.9]
  })
  const whole = schema.type === 'integer' || schema['x-decimals'] === 0
  // amounts in other units: 万元 compared with 亿元
  const scaled = near.map(Number).flatMap((number) => [number * 20_000, number / 20_000])
  const all = [
    ...around,
    ...scaled,
    base * 2,
    base / 2,
    base + 1,
    base - 1,
    base * 10,
    base / 10,
    base * 100,
    0,
    1,
    100,
  ]
  const rounded = all.map((value) =>
    whole ? Math.round(value) : Number(value.toFixed(schema['x-decimals'] ?? 2)),
  )
  return rounded
}

function listsOfNames({ language }: Hints): string[][] {
  const names = (['first', 'second', 'third'] as const).map((name) => sampleWord(name, language))
  return [...[0, 1, 2, 3].map((count) => names.slice(0, count)), [names[0]!, names[0]!]]
}

function texts(
  { examples }: Schema,
  current: unknown,
  { texts: words, numbers: limits, language }: Hints,
  others: readonly unknown[],
): string[] {
  const base = typeof current === 'string' ? current : sampleWord('somebody', language)
  const name = sampleWord('first', language)
  const long = limits
    .filter((limit) => limit >= 1 && limit <= 20_000)
    .map((limit) =>
      sampleWord('word', language)
        .repeat(limit + 1)
        .trimEnd(),
    )
  const known = [...others, ...[examples].flat()].filter((value) => typeof value === 'string')
  const checked = words.flatMap((word) => checkedNumbers[word] ?? [])
  return [
    ...checked.flatMap((number) => [number, withOtherEnd(number)]),
    ...words.flatMap((word) => [base + word, word]),
    base + name,
    name,
    ...known,
    ...long,
  ]
}

/** A number whose check character is wrong. */
function withOtherEnd(number: string): string {
  return number.slice(0, -1) + (number.endsWith('1') ? '2' : '1')
}

function shifted(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}
