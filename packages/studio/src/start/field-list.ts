import { inAnyLanguage, inLanguage, speaker } from '@formwright/definition'
import type { Language } from '@formwright/definition'
import { kindName } from '../kinds/kinds.ts'
import type { FieldKind } from '../kinds/kinds.ts'
import { COLUMNS, headerRowOf, listHeaders } from './field-list-headers.ts'
import type { FieldColumn, ListHeader } from './field-list-headers.ts'
import { hasColumns, hasOptions, LISTED, readRow, saysRequired } from './field-list-row.ts'
import type { ListedField, ListRemark } from './field-list-row.ts'
import examples from './field-list-examples.json' with { type: 'json' }
import units from './field-list-units.json' with { type: 'json' }
import texts from './field-list-texts.json' with { type: 'json' }
import keyTexts from '../kinds/key-texts.json' with { type: 'json' }

const say = speaker(texts)

/** The unit of each kind's example. */
const EXAMPLE_UNITS: Readonly<Record<string, Readonly<Record<string, string>>>> = units

function exampleUnit({ name }: FieldKind, language: Language): string {
  const unit = EXAMPLE_UNITS[name]
  return unit ? inLanguage(unit, language) : ''
}

/** Maximum number of fields of a list. */
const MOST_FIELDS = 2000

/** A parsed field list. */
export interface FieldList {
  /** Its columns, including those that are not used. */
  readonly headers: readonly ListHeader[]
  readonly fields: readonly ListedField[]
  /** Remarks about rows that were read differently from what is written, or partly left out. */
  readonly remarks: readonly ListRemark[]
  /** Why it cannot be read at all. */
  readonly problem?: string
}

/** Corrections by a person to how a list is read. */
export interface ListCorrections {
  /** How columns are read, by index; `undefined` for unused ones. */
  readonly headers?: ReadonlyMap<number, FieldColumn | undefined>
  /** Replaced cells, by row and column. */
  readonly cells?: ReadonlyMap<number, Readonly<Partial<Record<FieldColumn, string>>>>
}

/** The template of a field list: its columns, an example row for each kind, and instructions. */
export function fieldListTemplate(language: Language): {
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** Choices of a column, by its title. */
  readonly choices: ReadonlyMap<string, readonly string[]>
  /** A sheet that explains columns and kinds. */
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
 * Parses a field list from the rows of a table. Columns are found by name, in any order. What cannot be read
 * completely is read as far as possible, with remarks.
 * @param lines the line number of each row in the file, if empty rows were left out
 */
export function readFieldList(
  rows: readonly (readonly string[])[],
  language: Language,
  lines: readonly number[] = rows.map((_, index) => index + 1),
  corrections: ListCorrections = {},
): FieldList {
  const head = headerRowOf(rows)
  if (head < 0)
    return refused('no-header', { label: say('label', language), kind: say('kind', language) }, language)
  const headers = listHeaders(rows[head]!, corrections.headers ?? new Map())
  const filled = rows
    .slice(head + 1)
    .map((cells, index) => ({ cells, row: lines[head + index + 1]! }))
    .filter(({ cells }) => cells.some((text) => text.trim() !== ''))
  if (filled.length === 0) return { ...refused('no-rows', {}, language), headers: headers }
  if (filled.length > MOST_FIELDS)
    return { ...refused('too-many', { most: MOST_FIELDS, count: filled.length }, language), headers: headers }
  const locations = new Map(headers.flatMap(({ at, as }) => as.map((column) => [column, at] as const)))
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
    const alone = own ? undefined : aloneIn(cells, headers)
    if (alone !== undefined && isRemark(alone)) {
      report(row, 'row-remark', { text: alone }, false)
      return []
    }
    if (alone !== undefined && (cell('label') === '' || PART.test(alone))) {
      part = alone
      return []
    }
    // a part is named once before its fields, or in each row
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
  return { headers: headers, fields, remarks }
}

/**
 * The meaning of rows without an entry for “required”: if some rows say that they are required and none that
 * it is not, the others are optional; otherwise they are required.
 */
function blankMeans(said: readonly (boolean | undefined)[]) {
  const answers = new Set(said)
  const required = !answers.has(true) || answers.has(false)
  const reported = answers.has(true) ? (answers.has(false) ? 'mixed' : 'some') : undefined
  return { required, told: reported, rows: 0 }
}

/**
 * The only text of a row, if it is in the column of labels, parts or an unused one: the title of a part, a
 * remark, or just a label.
 */
function aloneIn(cells: readonly string[], headers: readonly ListHeader[]): string | undefined {
  const [first, ...others] = [...cells.entries()].filter(([, text]) => text.trim() !== '')
  if (first === undefined || others.length > 0) return undefined
  const as = headers.find(({ at }) => at === first[0])?.as ?? []
  return as.every((column) => column === 'part' || column === 'label') ? first[1].trim() : undefined
}

/** The numbering at the start of a part's title. */
const PART = new RegExp(inAnyLanguage(keyTexts['heading-number']))

/** Whether a text is a remark below the table. */
function isRemark(text: string): boolean {
  return Object.values(texts['remark-begins']).some((pattern) => new RegExp(pattern, 'i').test(text))
}

function refused(name: keyof typeof texts, values: Record<string, unknown>, language: Language): FieldList {
  return { headers: [], fields: [], remarks: [], problem: say(name, language, values) }
}
