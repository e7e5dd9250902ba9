import {
  closest,
  inLanguage,
  parseForm,
  speaker,
  UnitTable,
  joinList,
  languageOf,
} from '@formwright/definition'
import type { FileMap, Language, Option } from '@formwright/definition'
import { withChanges } from '../document/file-edits.ts'
import { addField } from '../edits/add-field.ts'
import { optionCode } from '../edits/change-field.ts'
import { kindName, kinds, namesOf, otherNamesOf } from '../kinds/kinds.ts'
import type { FieldKind } from '../kinds/kinds.ts'
import { modelOf } from '../model/studio-model.ts'
import { blankForm } from './blank-form.ts'
import type { FormFacts } from './blank-form.ts'
import { listColumns, readColumns, rowsOf } from './list-columns.ts'
import type { WrittenColumn } from './list-columns.ts'
import examples from './field-list-examples.json' with { type: 'json' }
import heads from './field-list-heads.json' with { type: 'json' }
import units from './field-list-units.json' with { type: 'json' }
import texts from './field-list-texts.json' with { type: 'json' }

const say = speaker(texts)

/** The unit of the example of a kind. */
const EXAMPLE_UNITS: Readonly<Record<string, Readonly<Record<string, string>>>> = units
const NO_UNIT = { zh: '', en: '' }

/** Columns of a list of fields, in their order in the template. */
const COLUMNS = ['part', 'label', 'kind', 'unit', 'limit', 'options', 'columns', 'required', 'help'] as const
type Column = (typeof COLUMNS)[number]

/** Kinds that a line of a list can say whole. */
const LISTED = kinds.filter(({ refers }) => refers !== true)

/** Fields of one list. */
const MOST_FIELDS = 2000

/** One field of a list, in the row where it stands, counted from 1 as spreadsheets do. */
export interface ListedField {
  readonly row: number
  readonly part: string
  readonly label: string
  readonly kind: FieldKind
  readonly unit: string
  readonly options: readonly string[]
  /** Letters of a text at most; `undefined` for no limit of its own. */
  readonly limit: number | undefined
  /** Columns of a list or table; none for those that it has anyway. */
  readonly columns: readonly WrittenColumn[]
  readonly required: boolean
  readonly help: string
}

/** What is wrong with a row, said in the reader's language; row 1 for the list as a whole. */
export interface ListProblem {
  readonly row: number
  readonly says: string
}

/** The template of a list: its columns, a row for each kind as an example, and how it is filled in. */
export function fieldListTemplate(language: Language): {
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** What may be chosen in a column, by its title. */
  readonly choices: ReadonlyMap<string, readonly string[]>
  /** A sheet that explains the columns and the types. */
  readonly guide: { readonly title: string; readonly lines: readonly (readonly string[])[] }
} {
  const word = (name: keyof typeof texts) => say(name, language)
  const separated = (...words: string[]) => words.join(word('separator'))
  return {
    title: word('sheet'),
    columns: COLUMNS.map(word),
    rows: LISTED.map((kind) => [
      word('example-part'),
      inLanguage(examples[kind.name as keyof typeof examples], language),
      kindName(kind, language),
      inLanguage(EXAMPLE_UNITS[kind.name] ?? NO_UNIT, language),
      kind.own === undefined && kind.schema['x-words'] !== undefined ? '300' : '',
      hasOptions(kind) ? separated(word('yes'), word('no')) : '',
      hasColumns(kind) ? word('example-columns') : '',
      word('yes'),
      '',
    ]),
    choices: new Map([
      [word('kind'), LISTED.map((kind) => kindName(kind, language))],
      [word('required'), [word('yes'), word('no')]],
    ]),
    guide: {
      title: word('guide'),
      lines: COLUMNS.map((column) => [word(column), word(`guide-${column}`)]),
    },
  }
}

/**
 * Reads a list of fields from the rows of a table, its header first. Columns are found by their names, in any
 * order.
 * @param lines where each row stands in the file, where that had empty rows between
 */
export function readFieldList(
  rows: readonly (readonly string[])[],
  language: Language,
  lines: readonly number[] = rows.map((_, index) => index + 1),
): {
  readonly fields: readonly ListedField[]
  readonly problems: readonly ListProblem[]
  /** Titles of columns that say nothing here. */
  readonly unread: readonly string[]
} {
  // a title that is merged over the table and empty rows may stand above the names of the columns
  const head = rows.slice(0, HEAD_WITHIN).findIndex((row) => row.some(isLabel) && row.some(isKind))
  if (head < 0)
    return refused('no-header', { label: say('label', language), kind: say('kind', language) }, language)
  const header = rows[head]!
  const places = new Map(
    COLUMNS.map((column) => [column, header.findIndex((title) => isNamed(column, title))] as const),
  )
  const read = new Set(places.values())
  // what stands in other columns only is a sum or a remark under the table
  const filled = rows
    .slice(head + 1)
    .map((cells, index) => ({ cells, row: lines[head + index + 1]! }))
    .filter(({ cells }) => cells.some((text, at) => read.has(at) && text.trim() !== ''))
  if (filled.length === 0) return refused('no-rows', {}, language)
  if (filled.length > MOST_FIELDS)
    return refused('too-many', { most: MOST_FIELDS, count: filled.length }, language)
  const problems: ListProblem[] = []
  const seen = new Map<string, number>()
  let part = ''
  const fields = filled.flatMap(({ cells, row }): ListedField[] => {
    const cell = (column: Column) => cells[places.get(column)!]?.trim() ?? ''
    // a part stands once before its fields, or beside each of them
    part = cell('part') || part
    // a row that says nothing else is the title of a part, or a remark under the table
    if (
      places.get('part')! >= 0 &&
      cells.filter((text) => text.trim() !== '').length === 1 &&
      cell('part') !== ''
    )
      return []
    const found = readRow(row, part, cell, language)
    const key = JSON.stringify([part, cell('label')])
    const before = seen.get(key)
    if (before !== undefined && cell('label') !== '')
      found.problems.push({ row, says: say('label-twice', language, { label: cell('label'), row: before }) })
    seen.set(key, before ?? row)
    problems.push(...found.problems)
    return found.problems.length === 0 && found.field ? [found.field] : []
  })
  const unread = header.filter(
    (title, at) =>
      title.trim() !== '' &&
      !read.has(at) &&
      !HEADS.number?.some((name) => sameName(name, title)) &&
      filled.some(({ cells }) => cells[at]?.trim()),
  )
  return { fields, problems, unread }
}

function refused(name: keyof typeof texts, values: Record<string, unknown>, language: Language) {
  return { fields: [], problems: [{ row: 1, says: say(name, language, values) }], unread: [] }
}

function readRow(
  row: number,
  part: string,
  cell: (column: Column) => string,
  language: Language,
): { readonly field?: ListedField; readonly problems: ListProblem[] } {
  const problems: ListProblem[] = []
  const wrong = (name: keyof typeof texts, values: Record<string, unknown> = {}) =>
    problems.push({ row, says: say(name, language, values) })
  const written = cell('kind')
  const [kind, beside] = kindSaid(written)
  // a star says that it is required, as it is unless the row says otherwise
  const label = cell('label').replaceAll(/^[*＊]\s*|\s*[*＊]$/g, '')
  if (label === '') wrong('label-missing')
  if (!kind) wrong(...withoutKind(written, language))
  const required = yesOrNo(cell('required'))
  if (required === undefined)
    wrong('required-unknown', {
      required: cell('required'),
      yes: say('yes', language),
      no: say('no', language),
    })
  if (!kind) return { problems }
  const [title, inTitle] = unitOfKind(kind) === undefined ? [label, ''] : withoutUnit(label, language)
  const unit = cell('unit') || inTitle
  const options = optionsIn(cell('options') || (hasOptions(kind) ? beside : ''))
  const named = { kind: kindName(kind, language), unit }
  if (unit !== '' && unitOfKind(kind) === undefined) wrong('unit-not-number', named)
  else if (unit !== '' && !new UnitTable({ language }).parse(unit)) {
    const meant = closest(unit, new UnitTable({ language }).names)
    wrong('unit-unknown', {
      unit,
      suggestion: !meant ? '' : say('unit-meant', language, { unit: meant }),
    })
  }
  const columns = readColumns(cell('columns'), language)
  if (columns.length > 0 && !hasColumns(kind)) wrong('columns-not-list', named)
  const limit = limitOf(cell('limit'), `${cell('help')} ${beside}`, kind)
  if (Number.isNaN(limit)) wrong('limit-unknown', { limit: cell('limit') })
  else if (cell('limit') !== '' && !isText(kind)) wrong('limit-not-text', named)
  const twice = options.find((option, index) => options.indexOf(option) !== index)
  const choice = kindName(
    kinds.find(({ name }) => name === 'choice')!,
    language,
  )
  if (hasOptions(kind) && options.length < 2) wrong('options-missing', named)
  else if (!hasOptions(kind) && options.length > 0) wrong('options-not-choice', { ...named, choice })
  else if (twice !== undefined) wrong('options-twice', { option: twice })
  const field = {
    row,
    part,
    label: cell('unit') === '' ? title : label,
    kind,
    unit,
    limit,
    options,
    columns,
    required: required ?? true,
    help: cell('help'),
  }
  return { field, problems }
}

/** What is said where a list names no kind, or one that there is not. */
function withoutKind(
  written: string,
  language: Language,
): [name: keyof typeof texts, values: Record<string, unknown>] {
  const all = LISTED.map((one) => kindName(one, language))
  const choice = LISTED.find(({ name }) => name === 'yes-no')!
  const values = { kind: written, kinds: joinList(all, language), choice: kindName(choice, language) }
  if (written === '') return ['kind-missing', values]
  return [FILE.test(written) ? 'kind-file' : 'kind-unknown', values]
}

/** A type of people's own lists that stands for a file. */
const FILE = /附件|上传|文件|扫描|图片|照片|\b(?:files?|uploads?|attachments?)\b/iu

/** The kind that a list names, and what stands in brackets behind its name: `文本（200字以内）`. */
function kindSaid(written: string): readonly [kind: FieldKind | undefined, beside: string] {
  const called = (said: string) =>
    LISTED.find((one) =>
      [one.name, ...Object.values(namesOf(one)), ...otherNamesOf(one)].some((name) => sameName(name, said)),
    )
  const whole = called(written)
  const [, name = '', beside = ''] = /^([^(（]+)[(（](.*)[)）]$/.exec(written) ?? []
  return whole ? [whole, ''] : [name === '' ? undefined : called(name), beside]
}

/** What stands before an option: a box, `A.`, `1、`, `（2）`. */
const MARK = /(^|[\s;；,，、])(?:[□○☐◯]|[(（]?(?:\d{1,2}|[A-Ha-h])[)）.．、]|[①-⑳])\s*(?=[^\d\s])/gu

/**
 * Options by the marks before them, by semicolons or lines; in a cell without those, by what else lists have
 * between them.
 */
function optionsIn(written: string): string[] {
  const isMarked = [...written.matchAll(MARK)].length > 1
  const text = isMarked ? written.replaceAll(MARK, '\n') : written
  const parted = [/[;；\n]+/, /、+/, /[,，]+/, /\//, /\s+/].map((sign) =>
    text
      .split(sign)
      .map((option) => option.trim())
      .filter(Boolean),
  )
  return parted.find((options) => options.length > 1) ?? parted[0]!
}

/** The label of a number without the unit in brackets behind it, and that unit: `营业收入（万元）`. */
function withoutUnit(label: string, language: Language): readonly [label: string, unit: string] {
  const [, title = '', unit = ''] = /^(.*\S)\s*[(（]([^()（）]+)[)）]$/.exec(label) ?? []
  return title !== '' && new UnitTable({ language }).parse(unit) ? [title, unit] : [label, '']
}

/** Letters at most: what its column says, or for a text the explanation, such as “300字以内”. */
function limitOf(written: string, help: string, kind: FieldKind): number | undefined {
  if (written !== '') {
    const digits = /^(\d{1,6})/.exec(written.normalize('NFKC'))?.[1]
    return digits === undefined || Number(digits) === 0 ? Number.NaN : Number(digits)
  }
  if (!isText(kind)) return undefined
  const said = Object.values(texts['limit-said']).flatMap(
    (pattern) => new RegExp(pattern, 'i').exec(help.normalize('NFKC'))?.slice(1).find(Boolean) ?? [],
  )
  return said[0] === undefined ? undefined : Number(said[0])
}

/** A text that applicants write at will. */
function isText({ name }: FieldKind): boolean {
  return name === 'text' || name === 'narrative'
}

/** A kind whose columns the list may name. */
function hasColumns({ name }: FieldKind): boolean {
  return name === 'count-and-list' || name === 'rows'
}

/** A form of the fields of a list, part by part in the order of the list. */
export function formOfFields(facts: FormFacts, fields: readonly ListedField[]): FileMap {
  const titles = [...new Set(fields.map(({ part }) => part || facts.title))]
  const edition = String(facts.year)
  let files = blankForm(facts, titles)
  let loaded = parseForm(files, edition)
  const keys = loaded.parts.map(({ key }) => key)
  for (const field of fields) {
    loaded = parseForm(files, edition, loaded)
    const model = modelOf(files, edition, loaded)!
    const part = keys[titles.indexOf(field.part || facts.title)]!
    const { label, kind, required } = field
    const table =
      kind.name === 'rows' && field.columns.length > 0 ? rowsOf(field.columns, model.bundle.form) : undefined
    const own = {
      ...ownSchema(field, languageOf(model.bundle.form)),
      ...(table ? { items: table.items } : {}),
    }
    const sample = table ? { sample: table.sample } : {}
    const added = addField(model, { part, kind: kind.name, label, required, own, ...sample })
    files = withChanges(files, added.changes)
  }
  return files
}

function ownSchema({ kind, unit, limit, options, columns, help }: ListedField, language: Language) {
  const written: Option[] = []
  for (const title of options) written.push({ const: optionCode(written), title })
  return {
    ...(help === '' ? {} : { description: help }),
    // a unit that nobody wrote is none, but for those that a kind has whatever is written
    ...(unit !== '' ? { 'x-unit': unit } : kind.own?.['x-unit'] === undefined ? {} : { 'x-unit': 'any' }),
    ...(limit === undefined ? {} : { 'x-words': limit }),
    ...(kind.name === 'count-and-list' && columns.length > 0
      ? { 'x-list': { columns: listColumns(columns, language) } }
      : {}),
    ...(options.length === 0
      ? {}
      : kind.own?.items === undefined
        ? { oneOf: written }
        : { items: { type: 'string' as const, oneOf: written } }),
  }
}

/** A kind whose options the list names. */
function hasOptions({ own }: FieldKind): boolean {
  return own?.oneOf !== undefined || own?.items?.oneOf !== undefined
}

function unitOfKind({ own, schema }: FieldKind): string | undefined {
  return own?.['x-unit'] ?? schema['x-unit']
}

/** What else the columns are called in lists that people have. */
const HEADS: Readonly<Partial<Record<Column | 'number', readonly string[]>>> = heads

/** Rows among which the names of the columns are looked for. */
const HEAD_WITHIN = 10

/** Whether the header of a column names it, in any language, by its own word or a usual one. */
function isNamed(column: Column, title: string): boolean {
  // how it is to be filled in may stand behind it in brackets: 是否必填（是/否）
  const alone = title.replaceAll(/[(（][^()（）]*[)）]/g, '')
  return [...Object.values(texts[column]), ...(HEADS[column] ?? [])].some(
    (name) => sameName(name, title) || sameName(name, alone),
  )
}

const isLabel = (title: string) => isNamed('label', title)
const isKind = (title: string) => isNamed('kind', title)

function sameName(one: string, other: string): boolean {
  const plain = (text: string) =>
    text
      .normalize('NFKC')
      .replaceAll(/[\s*＊、，,/()（）]/g, '')
      .toLowerCase()
  return plain(one) === plain(other)
}

/** Required unless it says no; `undefined` for words that say neither. */
function yesOrNo(text: string): boolean | undefined {
  if (text === '') return true
  const said = (name: 'yes' | 'no') => Object.values(texts[name]).some((word) => sameName(word, text))
  if (said('yes') || /^(?:√|✓|☑|y|true|1|必填|必须|必选)$/i.test(text)) return true
  if (said('no') || /^(?:×|✗|x|☐|□|-|—|n|false|0|选填|非必填|不必填|可选|可填|可不填)$/i.test(text))
    return false
  return undefined
}
