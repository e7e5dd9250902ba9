import {
  closest,
  inUnit,
  isWithin,
  shapeOf,
  splitPointer,
  targetOf,
  translate,
  UnitTable,
  LABEL_SEPARATOR,
  yearOfKey,
} from '@formwright/definition'
import type { CellShape, Field, FormBundle, Language, Option, Schema } from '@formwright/definition'
import { OwnTitles } from './own-titles.ts'
import { SaidOptions } from './said-options.ts'
import { startsWithWord, startsWithWordInAnyCase, Vocabulary } from './vocabulary.ts'
import type { Mark } from './vocabulary.ts'

/**
 * A name in an expression and the words that stand for it in a sentence; each belongs to one of the other.
 */
export interface Named {
  readonly code: string
  readonly words: string
  /** Pointer of the field or parameter, to show it. */
  readonly pointer: string
  /** The signs that it stands in; those of a field unless said. */
  readonly mark?: Mark
  readonly unit?: string
  /** What kind of value it holds; a field of several cells has none. */
  readonly shape?: CellShape
  /** It has a value for each year, named by `.last` and the like. */
  readonly annual?: true
  /** How many years that are. */
  readonly years?: number
  /** A list is asked for behind it. */
  readonly listed?: true
  /** It is a column of a table of rows: the table, and its key in a row. */
  readonly column?: {
    readonly rows: Named
    readonly key: string
    readonly title: string
    /** Each row has to have it. */
    readonly isFilled: boolean
  }
}

/** The words for everything that an edition's rules may name. */
export class Names {
  readonly fields: readonly Named[]
  readonly params: readonly Named[]
  /** Sets of years, as rules go through them. */
  readonly years: readonly Named[]
  /** What rows and groups hold, whatever list it is in: `.key` by its title. */
  readonly columns: readonly Named[]
  /** The columns of each table of rows, each by itself. */
  readonly rowColumns: readonly Named[]
  /** The units that a number may have. */
  readonly units: readonly string[]
  /** Ids of the rules. */
  readonly rules: ReadonlySet<string>
  readonly #byCode: ReadonlyMap<string, Named>
  readonly #byWords: ReadonlyMap<string, Named>
  /** The same where capitals are not minded, of names that differ by more than those. */
  readonly #byLowerWords: ReadonlyMap<string, Named>
  /** Names as they are typed without their signs, by their first letter, the longest first. */
  readonly #unmarked: ReadonlyMap<string, readonly (readonly [words: string, named: Named])[]>
  readonly #columns: ReadonlyMap<string, ReadonlyMap<string, string>>
  readonly #table: UnitTable
  readonly ownTitles: OwnTitles
  readonly vocabulary: Vocabulary
  readonly options: SaidOptions

  /** @param language of the sentences: labels come translated where the form has a translation */
  constructor(bundle: FormBundle, fields: readonly Field[], language: Language) {
    this.vocabulary = new Vocabulary(language)
    const say = (text: string) => translate(bundle, language, text)
    this.rules = new Set(bundle.rules.map(({ id }) => id))
    this.years = namedYears(bundle, this.vocabulary)
    this.columns = namedColumns(fields, say)
    this.fields = namedFields(bundle, fields, say)
    this.params = distinct(
      Object.entries(bundle.edition.params).map(([name, { title, unit }]) => ({
        code: `params.${name}`,
        pointer: `/params/${name}`,
        mark: 'param' as const,
        candidates: [tidy(say(title)), `${tidy(say(title))} (${name})`],
        ...(unit === undefined ? {} : { unit }),
      })),
    )
    const named = new Map(this.fields.map((one) => [one.pointer, one]))
    this.rowColumns = fields.flatMap((field) => {
      const rows = named.get(field.pointer)
      return rows ? columnsOfRows(rows, field.schema, say) : []
    })
    this.#table = new UnitTable(bundle.form)
    const units = [...this.fields, ...this.params].flatMap(({ unit }) => unit ?? [])
    this.units = [...new Set([...units, ...this.#table.names])]
    this.#columns = new Map(fields.map(({ pointer, schema }) => [targetOf(pointer), columnsIn(schema, say)]))
    const all = [...this.years, ...this.columns, ...this.params, ...this.fields]
    this.#byCode = new Map(all.map((one) => [one.code, one]))
    this.ownTitles = new OwnTitles(bundle, fields, (text) => tidy(say(text)))
    const ownTitles = this.ownTitles.all.flatMap(([words, key]): Named[] => {
      const column = this.columns.find(({ code }) => code === `.${key}`)
      return column ? [{ ...column, words }] : []
    })
    const asTyped = [...withoutUnits([...this.fields, ...this.params]), ...all]
    this.#byWords = new Map([...ownTitles, ...asTyped].map((one) => [this.vocabulary.mark(one), one]))
    this.#byLowerWords = inLowerCase(this.#byWords)
    this.#unmarked = byFirstLetter(asTyped.map((one) => [this.vocabulary.withoutMarks(one), one] as const))
    this.options = new SaidOptions(fields, language, say)
  }

  /** The longest beginning of a dotted path that has a name, and what is left of the path. */
  longest(path: string): { readonly named: Named; readonly rest: string } | undefined {
    for (let end = path.length; end > 0; end = path.lastIndexOf('.', end - 1)) {
      const named = this.#byCode.get(path.slice(0, end))
      if (named) return { named, rest: path.slice(end) }
    }
    return undefined
  }

  /** The innermost field that a place of the answers is in. */
  fieldAround(pointer: string): Named | undefined {
    const around = this.fields.filter((one) => isWithin(pointer, one.pointer))
    return around.sort((a, b) => b.pointer.length - a.pointer.length)[0]
  }

  /** The columns of a list of rows: title → key. */
  columnsOf(code: string): ReadonlyMap<string, string> {
    return this.#columns.get(code) ?? NO_COLUMNS
  }

  /** The one table that has a column of a title. */
  rowsWith(title: string): string | undefined {
    const found = [...this.#columns].filter(([, columns]) => columns.has(title))
    return found.length === 1 ? found[0]![0] : undefined
  }

  /** The titles of all columns. */
  get columnTitles(): Iterable<string> {
    return new Set([...this.#columns.values()].flatMap((one) => [...one.keys()]))
  }

  /** A number of one unit in another; `undefined` where one does not convert into the other. */
  inUnit(value: number, unit: string, wanted: string): number | undefined {
    const [own, other] = [this.#table.parse(unit), this.#table.parse(wanted)]
    return own && other && inUnit(value, own, other)
  }

  /** What the member of a row is called, `.key`. */
  column(code: string): Named | undefined {
    return this.#byCode.get(code)
  }

  /** What a name in brackets stands for. */
  byWords(marked: string): Named | undefined {
    return this.#byWords.get(marked) ?? this.#byLowerWords.get(marked.toLowerCase())
  }

  /** The name that a text begins with, typed without its signs. */
  unmarkedAt(text: string): { readonly named: Named; readonly length: number } | undefined {
    const all = this.#unmarked.get((text[0] ?? '').toLowerCase())
    const exact = all?.find(([words]) => startsWithWord(text, words))
    const loose = onlyLongest(all?.filter(([words]) => startsWithWordInAnyCase(text, words)))
    const found = loose && loose[0].length > (exact?.[0].length ?? 0) ? loose : exact
    return found && { named: found[1], length: found[0].length }
  }

  /**
   * The names in their signs that hold what stands in signs and is no name, or the one that is nearest to it;
   * empty where none is.
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
    return all.get(closest(words, all.keys())) ?? ''
  }

  /** What a field is chosen from: the options of a choice or of a group of ticks, yes and no. */
  optionsOf({ code }: Named): readonly Option[] {
    return this.options.of(code)
  }
}

const NO_COLUMNS: ReadonlyMap<string, string> = new Map()

/** The columns of a schema of rows by their titles, those that several have left out. */
function columnsIn({ items, type }: Schema, say: Say): ReadonlyMap<string, string> {
  if (type !== 'array') return NO_COLUMNS
  const whole = Object.entries(items?.properties ?? {}).map(
    ([key, { title = '' }]) => [tidy(say(title)), key] as const,
  )
  const short = whole.map(([title, key]) => [shortened(title), key] as const)
  const all = [...whole, ...short.filter(([title], index) => title !== whole[index]![0])]
  return new Map(all.filter(([title]) => title !== '' && all.filter((one) => one[0] === title).length === 1))
}

/** The columns of a table of rows, for rules that go through its rows. */
function columnsOfRows(rows: Named, { type, items }: Schema, say: Say): Named[] {
  if (type !== 'array') return []
  return Object.entries(items?.properties ?? {}).flatMap(([key, schema]) => {
    const title = tidy(say(schema.title ?? ''))
    if (title === '' || !/^[A-Za-z_]\w*$/.test(key)) return []
    return [
      {
        code: `${rows.code}.${key}`,
        words: `${rows.words}·${title}`,
        pointer: `${rows.pointer}/*/${key}`,
        shape: shapeOf(schema),
        ...unitOf(schema['x-unit']),
        column: { rows, key, title, isFilled: items?.required?.includes(key) ?? false },
      },
    ]
  })
}

/** Names that are offered for one that is none. */
const MEANT = 3

/** A title without the unit in brackets behind it. */
function shortened(title: string): string {
  return title.replace(/\s*(?:（[^（）]*）|\([^()]*\))$/, '')
}

/** Names as people write them, `集群总产值` for `集群总产值（亿元）`, where that is the name of nothing else. */
function withoutUnits(all: readonly Named[]): Named[] {
  const plain = all.map((one) => ({ ...one, words: shortened(one.words) }))
  // 其中：研发人员 is spoken of as 研发人员
  const behind = plain.map((one) => ({ ...one, words: one.words.replace(/^[^：:·]+[：:]\s*/, '') }))
  const short = [...plain, ...behind.filter(({ words }, index) => words !== plain[index]!.words)]
  const times = new Map<string, number>()
  for (const { words } of [...short, ...all]) times.set(words, (times.get(words) ?? 0) + 1)
  return short.filter(({ words }) => words !== '' && times.get(words) === 1)
}

/** Names of letters; a number or a sign is what it is. */
function byFirstLetter(all: readonly (readonly [words: string, named: Named])[]) {
  const found = new Map<string, (readonly [words: string, named: Named])[]>()
  for (const one of [...all].sort(([a], [b]) => b.length - a.length))
    if (/^\p{L}/u.test(one[0])) {
      const first = one[0][0]!.toLowerCase()
      found.set(first, [...(found.get(first) ?? []), one])
    }
  return found
}

/** The longest of names; `undefined` where two as long stand for different things. */
function onlyLongest(all: readonly (readonly [words: string, named: Named])[] = []) {
  const longest = all.filter(([words]) => words.length === all[0]![0].length)
  return longest.every(([, { code }]) => code === longest[0]![1].code) ? longest[0] : undefined
}

/** Names by their words in small letters, those that others have as well left out. */
function inLowerCase(all: ReadonlyMap<string, Named>): ReadonlyMap<string, Named> {
  const found = new Map<string, Named | undefined>()
  for (const [words, named] of all) {
    const lower = words.toLowerCase()
    found.set(lower, found.has(lower) && found.get(lower)?.code !== named.code ? undefined : named)
  }
  return new Map([...found].filter((one): one is [string, Named] => one[1] !== undefined))
}

interface Candidate extends Omit<Named, 'words'> {
  /** Words for it, the plainest first. */
  readonly candidates: readonly string[]
}

type Say = (text: string) => string

/** A set of years by the years that it has: `2022—2024各年`. */
function namedYears({ edition }: FormBundle, vocabulary: Vocabulary): Named[] {
  return distinct(
    Object.entries(edition.years).map(([code, years]) => {
      const words = vocabulary.yearSet(years)
      return {
        code,
        pointer: `/years/${code}`,
        mark: 'years' as const,
        candidates: [words, `${words} (${code})`],
      }
    }),
  )
}

/** Members of rows and groups: those of one key share their titles. */
function namedColumns(fields: readonly Field[], say: Say): Named[] {
  const titles = new Map<string, Set<string>>()
  const add = (key: string, title: string) => {
    if (!/^[A-Za-z_]\w*$/.test(key) || tidy(title) === '') return
    titles.set(key, (titles.get(key) ?? new Set()).add(tidy(say(title))))
  }
  const gather = (schema: Schema) => {
    for (const [key, member] of Object.entries(schema.properties ?? {})) {
      add(key, member.title ?? '')
      gather(member)
    }
    for (const { key, title } of schema['x-list']?.columns ?? []) add(key, title)
    if (schema.items) gather(schema.items)
    if (typeof schema.additionalProperties === 'object') gather(schema.additionalProperties)
  }
  for (const { schema } of fields) gather(schema)
  return distinct(
    [...titles].map(([key, all]) => {
      const words = [...all].join('/')
      return {
        code: `.${key}`,
        pointer: '',
        mark: 'column' as const,
        candidates: [words, `${words} (${key})`],
      }
    }),
  )
}

function namedFields(bundle: FormBundle, fields: readonly Field[], say: Say): Named[] {
  const partTitle = new Map(bundle.parts.map(({ key, title }) => [key, say(title)]))
  const wholes = fields.map((field) => {
    const annual = field.schema['x-annual'] !== undefined
    const own = field.cells.length === 1 || annual ? field.cells[0]?.shape : undefined
    const alone = own ?? (shapeOf(field.schema) === 'rows' ? 'rows' : undefined)
    return {
      ...described(
        field.pointer,
        say(field.title),
        labelIn(field.label, say),
        partTitle.get(field.part) ?? '',
      ),
      ...unitOf(field.schema['x-unit'] ?? (annual ? field.cells[0]?.schema['x-unit'] : undefined)),
      ...(alone === undefined ? {} : { shape: alone }),
      ...(annual ? { annual: true as const, years: field.cells.length } : {}),
      ...(field.schema['x-list'] ? { listed: true as const } : {}),
    }
  })
  const cells = fields.flatMap((field) =>
    field.schema['x-annual'] === undefined
      ? field.cells
          .filter(
            ({ pointer }) =>
              pointer !== field.pointer &&
              !pointer.includes('*') &&
              !splitPointer(pointer).some((key) => yearOfKey(key) !== undefined),
          )
          .map(({ pointer, label, schema, shape }) => {
            const own = say(label.split(LABEL_SEPARATOR).at(-1)!)
            const part = partTitle.get(field.part) ?? ''
            return {
              ...described(pointer, `${say(field.title)}·${own}`, labelIn(label, say), part),
              ...unitOf(schema['x-unit']),
              shape,
            }
          })
      : [],
  )
  return distinct([...wholes, ...cells])
}

function unitOf(unit: string | undefined): { readonly unit?: string } {
  return unit === undefined ? {} : { unit }
}

function labelIn(label: string, say: Say): string {
  return label.split(LABEL_SEPARATOR).map(say).join('·')
}

/** Words without the signs that mark names in sentences. */
function tidy(text: string): string {
  return text.replaceAll(/[「」【】〈〉‹›«»⟨⟩\n]/g, '').trim()
}

function described(pointer: string, title: string, label: string, part: string) {
  const code = targetOf(pointer)
  const full = tidy(label)
  const candidates = [tidy(title), full, `${tidy(part)}·${full || tidy(title)}`, `${tidy(title)} (${code})`]
  return { code, pointer, candidates: candidates.filter(Boolean) }
}

/** Gives each the plainest words that no other would have as well. */
function distinct(all: readonly Candidate[]): Named[] {
  const taken = new Map<string, number>()
  for (const { candidates } of all)
    for (const text of new Set(candidates)) taken.set(text, (taken.get(text) ?? 0) + 1)
  return all.map(({ candidates, ...named }) => ({
    ...named,
    words: candidates.find((text) => taken.get(text) === 1) ?? named.code,
  }))
}
