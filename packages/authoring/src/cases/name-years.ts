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
 * Replaces the years in a sample or case file by aliases (`last` for the key of a year), and dates by dates
 * relative to the window (`{window.to}`), so that the file is valid for later editions. Rows of lists (清单)
 * are unchanged, as they contain facts of their year. The rest of the text is unchanged.
 * @param isOwn for cases on one sample, with the edition in its years: these are known, so also those that
 * follow a date of the answers become aliases, and dates stay as they are
 */
export function nameYears(
  file: string,
  text: string,
  kind: 'answers' | 'cases',
  edition: Edition,
  isOwn = false,
): string {
  const source = new JsonSource(file, text)
  if (source.problems.length > 0) return text
  const namer = new Namer(source, edition, isOwn)
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
  /** The sets of years that move with the edition; those that follow a date in the answers do not. */
  readonly #sets: YearSets

  readonly #isOwn: boolean

  /** @param isOwn whether the file is about one sample, whose years the edition has */
  constructor(source: JsonSource, edition: Edition, isOwn: boolean) {
    this.#source = source
    this.#edition = edition
    this.#isOwn = isOwn
    const { yearsFrom = {} } = edition.edition
    this.#sets = Object.fromEntries(
      Object.entries(yearsInSamples(edition.edition)).filter(
        ([set]) => isOwn || !Object.hasOwn(yearsFrom, set),
      ),
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

  /** A pointer with its years replaced by aliases, and its node. */
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

  /** Whether answers belong to one year; without a window, and with years that follow a date, they do not. */
  get #isYearly(): boolean {
    const { window, yearsFrom } = this.#edition.edition
    return window !== undefined || yearsFrom === undefined
  }

  /** The placeholder of a year; later years, such as the end of a plan, are relative to the edition. */
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
    if (this.#isOwn) return day
    const { window } = this.#edition.edition
    const at = Date.parse(`${day}T00:00:00Z`)
    // a date such as 30 February is parsed as a day in March, so it is not converted
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

/**
 * The alias of one of several years: `first`, `last`, `previous` if there are three or more, otherwise
 * `first+n`.
 */
function yearName<T>(years: readonly T[], year: T): string | undefined {
  const index = years.indexOf(year)
  if (index < 0) return undefined
  if (index === 0) return 'first'
  if (index === years.length - 1) return 'last'
  return index === years.length - 2 ? 'previous' : `first+${index}`
}

const DAY = 24 * 60 * 60 * 1000
/** Maximum distance in days from the window for dates that are written relative to its end. */
const NEAR = 31
/** Maximum distance in years from the edition's years, for plans. */
const AHEAD = 10
