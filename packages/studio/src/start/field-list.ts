import { inAnyLanguage, inLanguage, speaker } from '@formwright/definition'
import type { Language } from '@formwright/definition'
import { kindName } from '../kinds/kinds.ts'
import type { FieldKind } from '../kinds/kinds.ts'
import { COLUMNS, headOf, listHeads } from './field-list-heads.ts'
import type { FieldColumn, ListHead } from './field-list-heads.ts'
import { hasColumns, hasOptions, LISTED, readRow, saysRequired } from './field-list-row.ts'
import type { ListedField, ListRemark } from './field-list-row.ts'
import examples from './field-list-examples.json' with { type: 'json' }
import units from './field-list-units.json' with { type: 'json' }
import texts from './field-list-texts.json' with { type: 'json' }
import keyTexts from '../kinds/key-texts.json' with { type: 'json' }

const say = speaker(texts)

/** The unit of the example of a kind. */
const EXAMPLE_UNITS: Readonly<Record<string, Readonly<Record<string, string>>>> = units

function exampleUnit({ name }: FieldKind, language: Language): string {
  const unit = EXAMPLE_UNITS[name]
  return unit ? inLanguage(unit, language) : ''
}

/** Fields of one list. */
const MOST_FIELDS = 2000

/** A list of fields as it is read. */
export interface FieldList {
  /** Its columns, those that are not read among them. */
  readonly heads: readonly ListHead[]
  readonly fields: readonly ListedField[]
  /** What is said of rows, of which something is taken otherwise than it is written or left out. */
  readonly remarks: readonly ListRemark[]
  /** Why nothing of it can be read. */
  readonly problem?: string
}

/** What a person says of a list that is read otherwise. */
export interface ListCorrections {
  /** What a column is read as, by its place; `undefined` for one that is not read. */
  readonly heads?: ReadonlyMap<number, FieldColumn | undefined>
  /** Cells that say something else, by the row and the column. */
  readonly cells?: ReadonlyMap<number, Readonly<Partial<Record<FieldColumn, string>>>>
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
      exampleUnit(kind, language),
      kind.own === undefined && kind.schema['x-words'] !== undefined ? '300' : '',
      '',
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
 * Reads a list of fields from the rows of a table. Columns are found by their names, in any order. What
 * cannot be read whole is read as far as it can be, and said.
 *
 * @param lines where each row stands in the file, where that had empty rows between
 */
export function readFieldList(
  rows: readonly (readonly string[])[],
  language: Language,
  lines: readonly number[] = rows.map((_, index) => index + 1),
  corrections: ListCorrections = {},
): FieldList {
  const head = headOf(rows)
  if (head < 0)
    return refused('no-header', { label: say('label', language), kind: say('kind', language) }, language)
  const heads = listHeads(rows[head]!, corrections.heads ?? new Map())
  const filled = rows
    .slice(head + 1)
    .map((cells, index) => ({ cells, row: lines[head + index + 1]! }))
    .filter(({ cells }) => cells.some((text) => text.trim() !== ''))
  if (filled.length === 0) return { ...refused('no-rows', {}, language), heads }
  if (filled.length > MOST_FIELDS)
    return { ...refused('too-many', { most: MOST_FIELDS, count: filled.length }, language), heads }
  const locations = new Map(heads.flatMap(({ at, as }) => as.map((column) => [column, at] as const)))
  const remarks: ListRemark[] = []
  const report = (row: number, name: keyof typeof texts, values: Record<string, unknown>, doubt = true) =>
    remarks.push({ row, says: say(name, language, values), doubt })
  const seen = new Map<string, number>()
  const written = (cells: readonly string[]) => (column: FieldColumn) =>
    cells[locations.get(column) ?? -1]?.trim() ?? ''
  const blank = blankMeans(filled.map(({ cells }) => saysRequired(written(cells))))
  let part = ''
  const fields = filled.flatMap(({ cells, row }): ListedField[] => {
    const own = corrections.cells?.get(row)
    const cell = (column: FieldColumn) => own?.[column] ?? written(cells)(column)
    const alone = own ? undefined : aloneIn(cells, heads)
    if (alone !== undefined && isRemark(alone)) {
      report(row, 'row-remark', { text: alone }, false)
      return []
    }
    if (alone !== undefined && (cell('label') === '' || PART.test(alone))) {
      part = alone
      return []
    }
    // a part stands once before its fields, or beside each of them
    part = cell('part') || part
    const label = cell('label')
    if (label === '') {
      report(row, 'label-missing', {})
      return []
    }
    const key = JSON.stringify([part, label])
    const before = seen.get(key)
    if (before !== undefined) report(row, 'label-twice', { label, row: before })
    seen.set(key, before ?? row)
    if (saysRequired(cell) === undefined && cell('required') === '') blank.rows++
    const read = readRow(row, part, cell, language, blank.required)
    remarks.push(...read.remarks)
    return [read.field]
  })
  if (blank.told && blank.rows > 0) {
    const [yes, no] = [say('yes', language), say('no', language)]
    const values = { n: blank.rows, yes, no, taken: blank.required ? yes : no }
    report(1, blank.told === 'some' ? 'required-blank' : 'required-blank-mixed', values)
  }
  return { heads, fields, remarks }
}

/**
 * What a row means that leaves open whether it is required: where others say so and none says that it is not,
 * those are the ones that are; else it is required as rows are.
 */
function blankMeans(said: readonly (boolean | undefined)[]) {
  const answers = new Set(said)
  const required = !answers.has(true) || answers.has(false)
  const reported = answers.has(true) ? (answers.has(false) ? 'mixed' : 'some') : undefined
  return { required, told: reported, rows: 0 }
}

/**
 * The only text of a row that stands where a label, a part or nothing is read: the title of a part, a remark,
 * or a label without more.
 */
function aloneIn(cells: readonly string[], heads: readonly ListHead[]): string | undefined {
  const [first, ...others] = [...cells.entries()].filter(([, text]) => text.trim() !== '')
  if (first === undefined || others.length > 0) return undefined
  const as = heads.find(({ at }) => at === first[0])?.as ?? []
  return as.every((column) => column === 'part' || column === 'label') ? first[1].trim() : undefined
}

/** What the title of a part begins with. */
const PART = new RegExp(inAnyLanguage(keyTexts['heading-number']))

/** What people write below a table. */
function isRemark(text: string): boolean {
  return Object.values(texts['remark-begins']).some((pattern) => new RegExp(pattern, 'i').test(text))
}

function refused(name: keyof typeof texts, values: Record<string, unknown>, language: Language): FieldList {
  return { heads: [], fields: [], remarks: [], problem: say(name, language, values) }
}
