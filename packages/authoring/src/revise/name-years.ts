import {
  below,
  JsonSource,
  splitPointer,
  stepInto,
  treeOf,
  yearKeysOf,
  yearsInSamples,
} from '@formwright/definition'
import type { FormBundle, FormNode, YearSets } from '@formwright/definition'
import { withEdits } from '../text/text-edits.ts'
import type { TextEdit } from '../text/text-edits.ts'

type Edition = Pick<FormBundle, 'schema' | 'parts' | 'edition'>

/**
 * A sample or a file of cases with its years named by alias instead of by number (`last` for the key of a
 * year) and its days counted from the window (`{window.to}` for a date), so that it stays as it is over
 * editions. Rows of 清单 are left alone: what happened in a year is a fact of that year. Everything else of the
 * text stays byte by byte.
 */
export function nameYears(file: string, text: string, kind: 'answers' | 'cases', edition: Edition): string {
  const source = new JsonSource(file, text)
  if (source.problems.length > 0) return text
  const namer = new Namer(source, edition)
  if (kind === 'answers') namer.value(source.value, '', treeOf(edition).root)
  else namer.cases(source.value as CaseFile)
  return withEdits(source.text, namer.edits)
}

interface CaseFile {
  readonly cases?: readonly {
    readonly set?: Readonly<Record<string, unknown>>
    readonly remove?: readonly string[]
    readonly expect?: readonly { readonly pointer: string }[]
  }[]
}

class Namer {
  readonly edits: TextEdit[] = []
  readonly #source: JsonSource
  readonly #edition: Edition
  /** The sets of years that move with the edition: those that follow a date of the answers do not. */
  readonly #sets: YearSets

  constructor(source: JsonSource, edition: Edition) {
    this.#source = source
    this.#edition = edition
    const { yearsFrom = {} } = edition.edition
    this.#sets = Object.fromEntries(
      Object.entries(yearsInSamples(edition.edition)).filter(([set]) => !Object.hasOwn(yearsFrom, set)),
    )
  }

  cases({ cases = [] }: CaseFile): void {
    cases.forEach(({ set = {}, remove = [], expect = [] }, index) => {
      for (const [pointer, value] of Object.entries(set)) {
        const at = below('/cases', index, 'set', pointer)
        const { named, node } = this.#follow(pointer)
        this.#replaceKey(at, pointer, named)
        this.value(value, at, node)
      }
      remove.forEach((pointer, item) =>
        this.#replace(below('/cases', index, 'remove', item), pointer, this.#follow(pointer).named),
      )
      expect.forEach(({ pointer }, item) =>
        this.#replace(
          below('/cases', index, 'expect', item, 'pointer'),
          pointer,
          this.#follow(pointer).named,
        ),
      )
    })
  }

  value(value: unknown, at: string, node: FormNode | undefined): void {
    if (node === undefined) return
    if (typeof value === 'string' && node.schema.format === 'date')
      this.#replace(at, value, this.#namedDay(value))
    if (Array.isArray(value))
      value.forEach((item, index) => this.value(item, below(at, index), stepInto(node, String(index))))
    else if (typeof value === 'object' && value !== null) {
      for (const [key, item] of Object.entries(value)) {
        const inner = below(at, key)
        this.#replaceKey(inner, key, this.#namedKey(key, node))
        this.value(item, inner, stepInto(node, key))
      }
    }
  }

  /** A pointer with its years named, and the node that it leads to. */
  #follow(pointer: string): { named: string; node: FormNode | undefined } {
    let node: FormNode | undefined = treeOf(this.#edition).root
    let named = ''
    for (const key of splitPointer(pointer)) {
      named = below(named, this.#namedKey(key, node))
      node = node && stepInto(node, key)
    }
    return { named, node }
  }

  #replace(at: string, before: string, after: string): void {
    const { offset, length } = this.#source.positionOf(at)
    if (after !== before) this.edits.push({ offset, length, text: JSON.stringify(after) })
  }

  #replaceKey(at: string, before: string, after: string): void {
    const { offset, length } = this.#source.keyPositionOf(at)
    if (after !== before) this.edits.push({ offset, length, text: JSON.stringify(after) })
  }

  #namedKey(key: string, node: FormNode | undefined): string {
    const set = node?.schema['x-annual']
    if (set === undefined || !Object.hasOwn(this.#sets, set)) return key
    return yearName(yearKeysOf(node?.schema ?? {}), key) ?? key
  }

  /**
   * Whether answers are of one year: without a window, and with years that follow their date, they are of
   * any.
   */
  get #isYearly(): boolean {
    const { window, yearsFrom } = this.#edition.edition
    return window !== undefined || yearsFrom === undefined
  }

  /** Years further on, as the end of a plan, are counted from the edition. */
  #namedYear(year: number): string | undefined {
    for (const [set, years] of Object.entries(this.#sets)) {
      const name = yearName(years, year)
      if (name !== undefined) return `{${set}.${name}}`
    }
    const [set, years] =
      Object.entries(this.#sets).sort(([, one], [, other]) => other.at(-1)! - one.at(-1)!)[0] ?? []
    const ahead = years ? year - years.at(-1)! : 0
    return ahead > 0 && ahead <= AHEAD ? `{${set}.last+${ahead}}` : undefined
  }

  #namedDay(day: string): string {
    const { window } = this.#edition.edition
    const at = Date.parse(`${day}T00:00:00Z`)
    // the 30th of February is read as a day of March: a day that does not exist is not counted from the
    // window
    if (window && !Number.isNaN(at) && new Date(at).toISOString().startsWith(day)) {
      const from = Math.round((at - Date.parse(`${window.from}T00:00:00Z`)) / DAY)
      const to = Math.round((at - Date.parse(`${window.to}T00:00:00Z`)) / DAY)
      const offset = (days: number) => (days === 0 ? '' : days > 0 ? `+${days}` : String(days))
      if (from >= -NEAR && to <= NEAR)
        return Math.abs(from) < Math.abs(to) ? `{window.from${offset(from)}}` : `{window.to${offset(to)}}`
    }
    const year = /^(\d{4})(-.*)$/.exec(day)
    const placeholder = year && this.#isYearly && this.#namedYear(Number(year[1]))
    return placeholder ? `${placeholder}${year[2]}` : day
  }
}

/** The name of one of several years: `first`, `last`, `previous` of three and more, else `first+n`. */
function yearName<T>(years: readonly T[], year: T): string | undefined {
  const index = years.indexOf(year)
  if (index < 0) return undefined
  if (index === 0) return 'first'
  if (index === years.length - 1) return 'last'
  return index === years.length - 2 ? 'previous' : `first+${index}`
}

const DAY = 24 * 60 * 60 * 1000
/** Days outside the window that are still distinguished from its end. */
const NEAR = 31
/** Years beyond those of the edition that plans reach to. */
const AHEAD = 10
