import { closest, columnsOf, inUnit, isWithin, targetOf, translate, UnitTable } from '@formwright/definition'
import type { Field, FormBundle, Language, Option, Schema } from '@formwright/definition'
import {
  columnWords,
  columnsOfRows,
  namedByRules,
  namedColumns,
  namedFields,
  namedGroups,
  namedParams,
  namedYears,
  shortened,
  tidy,
  withoutUnits,
} from './named.ts'
import type { Named, Say } from './named.ts'
import { likest } from './likest.ts'
import { OwnTitles } from './own-titles.ts'
import { SaidOptions } from './said-options.ts'
import { startsWithWord, startsWithWordInAnyCase, Vocabulary } from './vocabulary.ts'

/** The names of everything that an edition's rules can refer to. */
export class Names {
  readonly fields: readonly Named[]
  readonly params: readonly Named[]
  /** Sets of years over which rules iterate. */
  readonly years: readonly Named[]
  /** Members of rows and groups, in whatever list: `.key` by its title. */
  readonly columns: readonly Named[]
  /** Names that rules define for rows and values, and what is accessed by them. */
  readonly own: readonly Named[]
  /** Groups of fields with a title. */
  readonly #groups: readonly Named[]
  /** The columns of each table of rows. */
  readonly rowColumns: readonly Named[]
  /** The known units of numbers. */
  readonly units: readonly string[]
  /** Ids of the rules. */
  readonly rules: ReadonlySet<string>
  readonly #byCode: ReadonlyMap<string, Named>
  readonly #byWords: ReadonlyMap<string, Named>
  /** Names by lower-case words, if they are unambiguous. */
  readonly #byLowerWords: ReadonlyMap<string, Named>
  /** Names typed without signs, by first letter, longest first. */
  readonly #unmarked: ReadonlyMap<string, readonly (readonly [words: string, named: Named])[]>
  readonly #columns: ReadonlyMap<string, ReadonlyMap<string, string>>
  readonly #table: UnitTable
  readonly ownTitles: OwnTitles
  readonly vocabulary: Vocabulary
  readonly language: Language
  readonly options: SaidOptions

  /** @param language of the sentences; labels are translated if the form has translations */
  constructor(bundle: FormBundle, fields: readonly Field[], language: Language) {
    this.vocabulary = new Vocabulary(language)
    this.language = language
    const say = (text: string) => translate(bundle, language, text)
    this.rules = new Set(bundle.rules.map(({ id }) => id))
    this.years = namedYears(bundle, this.vocabulary)
    this.columns = namedColumns(fields, say)
    this.fields = namedFields(bundle, fields, say)
    this.#groups = namedGroups(bundle, say, new Set(this.fields.map(({ words }) => words)))
    this.params = namedParams(bundle, say)
    this.own = namedByRules(bundle, say)
    const named = new Map(this.fields.map((one) => [one.pointer, one]))
    this.rowColumns = fields.flatMap((field) => {
      const rows = named.get(field.pointer)
      return rows ? columnsOfRows(rows, field.schema, say) : []
    })
    this.#table = new UnitTable(bundle.form)
    const units = [...this.fields, ...this.params].flatMap(({ unit }) => unit ?? [])
    this.units = [...new Set([...units, ...this.#table.names])]
    this.#columns = new Map(fields.map(({ pointer, schema }) => [targetOf(pointer), columnsIn(schema, say)]))
    const all = [...this.years, ...this.columns, ...this.params, ...this.#groups, ...this.fields]
    // a field takes precedence over a name defined by a rule
    this.#byCode = new Map([...this.own, ...all].map((one) => [one.code, one]))
    this.ownTitles = new OwnTitles(bundle, fields, (text) => tidy(say(text)))
    const ownTitles = this.ownTitles.all.flatMap(([words, key]): Named[] => {
      const column = this.columns.find(({ code }) => code === `.${key}`)
      return column ? [{ ...column, words }] : []
    })
    const asTyped = [...withoutUnits([...this.fields, ...this.params]), ...all, ...this.own]
    this.#byWords = new Map([...ownTitles, ...asTyped].map((one) => [this.vocabulary.mark(one), one]))
    this.#byLowerWords = inLowerCase(this.#byWords)
    this.#unmarked = byFirstLetter(
      asTyped
        .filter(({ mark }) => mark !== 'by-own')
        .map((one) => [this.vocabulary.withoutMarks(one), one] as const),
      this.units,
    )
    this.options = new SaidOptions(fields, language, say)
  }

  /** The longest prefix of a dotted path that has a name, and the rest of the path. */
  longest(path: string): { readonly named: Named; readonly rest: string } | undefined {
    for (let end = path.length; end > 0; end = path.lastIndexOf('.', end - 1)) {
      const named = this.#byCode.get(path.slice(0, end))
      if (named) return { named, rest: path.slice(end) }
    }
    return undefined
  }

  /** The innermost field that contains a pointer. */
  fieldAround(pointer: string): Named | undefined {
    const around = this.fields.filter((one) => isWithin(pointer, one.pointer))
    return around.sort((a, b) => b.pointer.length - a.pointer.length)[0]
  }

  /** The columns of a list of rows: title → key. */
  columnsOf(code: string): ReadonlyMap<string, string> {
    return this.#columns.get(code) ?? NO_COLUMNS
  }

  /** The only table with a column of a title; `undefined` if there are several or none. */
  rowsWith(title: string): string | undefined {
    const found = [...this.#columns].filter(([, columns]) => columns.has(title))
    return found.length === 1 ? found[0]![0] : undefined
  }

  /** The column named in a sentence: of a table mentioned before, or of the only one with such a column. */
  columnNamed(text: string, spokenOf: readonly string[]): string | undefined {
    const title = columnWords(text)
    const table = spokenOf.findLast((code) => this.columnsOf(code).has(title)) ?? this.rowsWith(title)
    return table === undefined ? undefined : `${table}.${this.columnsOf(table).get(title)}`
  }

  /** The unit of a field, of the field around it, or of a column. */
  unitOf(code: string): string | undefined {
    const column = this.rowColumns.find((one) => one.code === code)
    return column ? column.unit : this.longest(code)?.named.unit
  }

  /** The titles of all columns. */
  get columnTitles(): Iterable<string> {
    return new Set([...this.#columns.values()].flatMap((one) => [...one.keys()]))
  }

  /** Converts a number to another unit; `undefined` if the units do not convert. */
  inUnit(value: number, unit: string, wanted: string): number | undefined {
    const [own, other] = [this.#table.parse(unit), this.#table.parse(wanted)]
    return own && other && inUnit(value, own, other)
  }

  /** The name of a row's member, `.key`, or of what is accessed by a name of the rule, `[name]`. */
  behind(code: string): Named | undefined {
    return this.#byCode.get(code)
  }

  /** The words for a name defined by a rule. */
  ownWords(name: string): string {
    const own = this.own.find(({ code }) => code === name)
    return own?.words ?? this.vocabulary.word('values', name) ?? name
  }

  /** What a name in signs refers to. */
  byWords(marked: string): Named | undefined {
    return this.#byWords.get(marked) ?? this.#byLowerWords.get(marked.toLowerCase())
  }

  /** The name at the start of a text, typed without its signs. */
  unmarkedAt(text: string): { readonly named: Named; readonly length: number } | undefined {
    const all = this.#unmarked.get((text[0] ?? '').toLowerCase())
    const exact = all?.find(([words]) => startsWithWord(text, words))
    const loose = onlyLongest(all?.filter(([words]) => startsWithWordInAnyCase(text, words)))
    const found = loose && loose[0].length > (exact?.[0].length ?? 0) ? loose : exact
    return found && { named: found[1], length: found[0].length }
  }

  /**
   * Suggestions for an unknown name in signs: names that contain it, or the most similar one; empty if there
   * is none.
   */
  nearest(marked: string): string {
    const all = new Map([...this.#byWords].map(([signs, { words }]) => [words, signs]))
    const words = tidy(marked)
    const known = all.get(words)
    if (known !== undefined || words === '') return known ?? ''
    const holding = [...this.fields, ...this.params].filter((one) => one.words.includes(words))
    if (holding.length > 0 && holding.length <= MEANT)
      return holding
        .map((one) => this.vocabulary.mark(one))
        .join(this.vocabulary.word('punctuation', '||') ?? '')
    const near = closest(words, all.keys()) || likest(words, [...this.fields, ...this.params])
    return all.get(near) ?? ''
  }

  /** The options of a choice or tick group, or yes and no. */
  optionsOf({ code }: Named): readonly Option[] {
    return this.options.of(code)
  }
}

const NO_COLUMNS: ReadonlyMap<string, string> = new Map()

/** The columns of rows by title, without ambiguous titles. */
function columnsIn(schema: Schema, say: Say): ReadonlyMap<string, string> {
  const whole = columnsOf(schema).map(([key, { title = '' }]) => [tidy(say(title)), key] as const)
  const short = whole.map(([title, key]) => [shortened(title), key] as const)
  const all = [...whole, ...short.filter(([title], index) => title !== whole[index]![0])]
  return new Map(all.filter(([title]) => title !== '' && all.filter((one) => one[0] === title).length === 1))
}

/** Maximum number of suggestions for an unknown name. */
const MEANT = 3

/** Names that contain letters, by first letter; numbers, signs and numbers with units are not names. */
function byFirstLetter(all: readonly (readonly [words: string, named: Named])[], units: readonly string[]) {
  const found = new Map<string, (readonly [words: string, named: Named])[]>()
  for (const one of [...all].sort(([a], [b]) => b.length - a.length))
    if (isOfLetters(one[0], units)) {
      const first = one[0][0]!.toLowerCase()
      found.set(first, [...(found.get(first) ?? []), one])
    }
  return found
}

/** Whether a name is recognised without its signs: 3号楼面积 is, but not 2024年, 10% or 500 万元. */
function isOfLetters(words: string, units: readonly string[]): boolean {
  if (/^\p{L}/u.test(words)) return true
  const characters = words.replace(/^[\d.,%\s]+/, '')
  return /\p{L}[^\p{L}]*\p{L}/u.test(characters) && !units.includes(characters)
}

/** The longest of some names; `undefined` if several of that length refer to different things. */
function onlyLongest(all: readonly (readonly [words: string, named: Named])[] = []) {
  const longest = all.filter(([words]) => words.length === all[0]![0].length)
  return longest.every(([, { code }]) => code === longest[0]![1].code) ? longest[0] : undefined
}

/** Names by lower-case words, without ambiguous ones. */
function inLowerCase(all: ReadonlyMap<string, Named>): ReadonlyMap<string, Named> {
  const found = new Map<string, Named | undefined>()
  for (const [words, named] of all) {
    const lower = words.toLowerCase()
    found.set(lower, found.has(lower) && found.get(lower)?.code !== named.code ? undefined : named)
  }
  return new Map([...found].filter((one): one is [string, Named] => one[1] !== undefined))
}
