import type { FormBundle } from '../types/index.ts'
import { bundleInYears } from '../bundle/followed-years.ts'
import { joinPointer, splitPointer } from '../json/pointer.ts'
import { fillYears, yearKey, yearKeysOf, yearNamed, yearOfKey } from '../text/template.ts'
import type { YearSets } from '../text/template.ts'
import type { FormNode } from '../tree/form-node.ts'
import { stepInto, treeOf } from '../tree/tree.ts'
import type { TreeBundle } from '../tree/tree.ts'

type Edition = Pick<FormBundle, 'schema' | 'parts' | 'edition'>

/**
 * Resolves the year and date aliases of samples and cases: keys of annual values (`last`, `first+1`), years
 * in texts (`{report.last}`) and dates relative to the window (`{window.to}`, `{window.to-43}`). Anything
 * else stays as it is, and unchanged objects are returned as they are. Years that follow a date are those of
 * the date in the answers.
 * @param at pointer of the value, with the edition's years; default: the whole document
 */
export function resolveYears(edition: Edition, answers: unknown, at = ''): unknown {
  const own = at === '' && isBundle(edition) ? inOwnYears(edition, answers) : edition
  return resolved(own, answers, treeOf(own).nodeAt(at))
}

function isBundle(edition: Edition): edition is FormBundle {
  return 'unfilled' in edition
}

/** The edition in the years of the answers, whose date may itself be relative to the window. */
function inOwnYears(bundle: FormBundle, answers: unknown): FormBundle {
  return bundleInYears(bundle, resolved(bundle, answers, treeOf(bundle).root))
}

/**
 * A pointer of a case with the edition's years: the `last` of `/part/value/last` becomes the key of that
 * year.
 */
export function resolveYearPointer(bundle: TreeBundle, pointer: string): string {
  if (!/\/(?:first|previous|last)|~/.test(pointer)) return pointer
  let node: FormNode | undefined = treeOf(bundle).root
  const keys = splitPointer(pointer).map((key) => {
    const name = yearKeyOf(node, key)
    node = node && stepInto(node, name)
    return name
  })
  return joinPointer(keys)
}

/** Years and days in one text, as {@link resolveYears} fills them. */
function filledText({ edition }: Pick<Edition, 'edition'>, text: string): string {
  if (!text.includes('{')) return text
  const dated = text.replaceAll(
    /\{window\.(from|to)([+-]\d{1,4})?\}/g,
    (whole, end: 'from' | 'to', days = '0') =>
      edition.window ? dayAfter(edition.window[end], Number(days)) : whole,
  )
  return fillYears(dated, yearsInSamples(edition)).text
}

/** The sets of years that samples and cases may use: those of the edition, and the edition's year. */
export function yearsInSamples({ edition, years }: Edition['edition']): YearSets {
  const isYear = /^\d{4}$/.test(edition) && !Object.hasOwn(years, 'edition')
  return isYear ? { ...years, edition: [Number(edition)] } : years
}

function dayAfter(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return Number.isNaN(date.getTime()) ? day : date.toISOString().slice(0, 10)
}

function resolved(edition: Edition, value: unknown, node: FormNode | undefined): unknown {
  if (typeof value === 'string') return filledText(edition, value)
  if (Array.isArray(value)) {
    const items = value.map((item, index) => resolved(edition, item, node && stepInto(node, String(index))))
    return items.every((item, index) => item === value[index]) ? value : items
  }
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
  const found = entries.map(([key, item]): [string, unknown] => {
    const name = yearKeyOf(node, key)
    return [name, resolved(edition, item, node && stepInto(node, name))]
  })
  const isSame = ([name, item]: [string, unknown], index: number) =>
    name === entries[index]![0] && item === entries[index]![1]
  return found.every(isSame) ? value : Object.fromEntries(found)
}

function yearKeyOf(node: FormNode | undefined, key: string): string {
  if (!node || !/^[fpl]/.test(key) || node.schema['x-annual'] === undefined) return key
  const years = yearKeysOf(node.schema).map((name) => yearOfKey(name)!)
  const year = yearNamed(years, key)
  return year === undefined ? key : yearKey(year)
}
