import { closest, speaker, UnitTable } from '@formwright/definition'
import type { Language } from '@formwright/definition'
import { kindName, kinds, namesOf, otherNamesOf } from '../kinds/kinds.ts'
import type { FieldKind } from '../kinds/kinds.ts'
import { sameName } from './field-list-headers.ts'
import type { FieldColumn } from './field-list-headers.ts'
import { readColumns } from './list-columns.ts'
import type { WrittenColumn } from './list-columns.ts'
import { itemsWritten, withoutUnit } from '../kinds/written-items.ts'
import texts from './field-list-texts.json' with { type: 'json' }

/** Kinds that a line of a field list can describe completely. */
export const LISTED = kinds.filter(({ refers }) => refers !== true)

/** A field of a list, with its row number from 1 as in spreadsheets. */
export interface ListedField {
  readonly row: number
  readonly part: string
  readonly label: string
  readonly kind: FieldKind
  readonly unit: string
  readonly options: readonly string[]
  /** Maximum number of characters of a text; `undefined` for none of its own. */
  readonly limit: number | undefined
  /** The minimum of a number, negative infinity for none; `undefined` for that of the kind. */
  readonly minimum: number | undefined
  /** Columns of a list or table; empty for the default ones. */
  readonly columns: readonly WrittenColumn[]
  readonly required: boolean
  readonly help: string
}

/** A remark about a row in the reader's language; row 1 for the list as a whole. */
export interface ListRemark {
  readonly row: number
  readonly says: string
  /** A person should choose or correct something. */
  readonly doubt: boolean
}

export type Cell = (column: FieldColumn) => string

/**
 * Parses a row as a field. What cannot be read is left out or replaced by the most likely choice, with a
 * remark.
 * @param isBlankRequired whether a row without an entry is required
 */
export function readRow(
  row: number,
  part: string,
  cell: Cell,
  language: Language,
  isBlankRequired = true,
): { readonly field: ListedField; readonly remarks: readonly ListRemark[] } {
  const remarks: ListRemark[] = []
  const report = (name: keyof typeof texts, values: Record<string, unknown> = {}, doubt = true) =>
    remarks.push({ row, says: say(name, language, values), doubt })
  const [kind, beside] = readKind(cell, language, report)
  const label = cell('label').replaceAll(STARS, '')
  const named = { kind: kindName(kind, language), label }
  const number = isNumber(kind)
  const [title, inTitle] = number ? withoutUnit(label, language) : [label, '']
  // one column may contain both units of numbers and options of choices
  const shared = cell('unit') !== '' && cell('unit') === cell('options')
  const ofUnit = shared && !number ? '' : cell('unit')
  const ofOptions = shared && number ? '' : cell('options') || (hasOptions(kind) ? beside : '')
  const unit = readUnit(ofUnit, inTitle, kind, language, report)
  // for a list, the options column contains its columns
  const ofColumns = hasColumns(kind) ? cell('columns') || beside || ofOptions : ''
  const options = readOptions(ofColumns === ofOptions ? '' : ofOptions, kind, named, report)
  const columns = readColumns(ofColumns, language)
  if (columns.length === 0 && cell('columns') !== '' && !hasColumns(kind))
    report('columns-not-list', { ...named, columns: cell('columns') })
  for (const { title: column, choices } of columns)
    if (choices?.length === 0) report('column-options-missing', { column })
  const said = saysRequired(cell)
  const required = said ?? isBlankRequired
  if (said === undefined && cell('required') !== '')
    report('required-unknown', {
      required: cell('required'),
      yes: say('yes', language),
      no: say('no', language),
    })
  const field: ListedField = {
    row,
    part,
    label: unit === inTitle ? title : label,
    kind,
    unit,
    options: options.length < 2 ? [] : options,
    limit: readLimit(cell, beside, kind, named, report),
    minimum: number ? readMinimum(cell, named, report) : undefined,
    columns,
    required,
    help: cell('help'),
  }
  return { field, remarks }
}

const say = speaker(texts)

/** Stars before or after a label, which mark required fields. */
const STARS = /^[*＊]\s*|\s*[*＊]$/g

/** Whether a row says that it is required, by its cell or a star; `undefined` if it does not say. */
export function saysRequired(cell: Cell): boolean | undefined {
  if (cell('required') !== '') return yesOrNo(cell('required'))
  return cell('label').replaceAll(STARS, '') === cell('label') ? undefined : true
}

type Report = (name: keyof typeof texts, values?: Record<string, unknown>, doubt?: boolean) => void

/** The kind that a row names; if that is unknown, the kind suggested by its other cells. */
function readKind(
  cell: Cell,
  language: Language,
  report: Report,
): readonly [kind: FieldKind, beside: string] {
  const written = cell('kind')
  const [known, beside] = kindSaid(written)
  const called = known?.name === 'text' && written !== known.name ? kindCalled(cell('label')) : undefined
  if (called) report('kind-called', { kind: kindName(called, language) }, false)
  if (known) return [called ?? known, beside]
  const name = likelyKind(cell, language)
  const kind = LISTED.find((one) => one.name === name)!
  const own =
    written === '' && name === 'text' ? LISTED.find((one) => isCalled(one, cell('label'))) : undefined
  if (own) {
    report('kind-called', { kind: kindName(own, language) }, false)
    return [own, '']
  }
  const taken = { written, kind: kindName(kind, language) }
  report(written === '' ? 'kind-missing' : 'kind-unknown', taken)
  return [kind, beside]
}

/** The kind in a list, and what is said after it: `文本（200字以内）`, `文本200字`, `单选（男/女）`. */
function kindSaid(written: string): readonly [kind: FieldKind | undefined, beside: string] {
  const called = (said: string) => LISTED.find((one) => isCalled(one, said))
  const whole = called(written)
  const patterns = ['^([^(（]+)[(（](.*)[)）]$', ...Object.values(texts['limit-behind'])]
  const [, name = '', beside = ''] =
    patterns.map((pattern) => new RegExp(pattern, 'i').exec(written)).find(Boolean) ?? []
  return whole ? [whole, ''] : [name === '' ? undefined : called(name), beside]
}

function isCalled(kind: FieldKind, said: string): boolean {
  const names = [kind.name, ...Object.values(namesOf(kind)), ...otherNamesOf(kind)]
  return names.some((name) => sameName(name, said))
}

/** The kind of a text whose label names a known format. */
function kindCalled(label: string): FieldKind | undefined {
  return LISTED.find(
    (kind) => (kind.name === 'credit-code' || kind.name === 'email') && isCalled(kind, label),
  )
}

function likelyKind(cell: Cell, language: Language): string {
  const isUnit = new UnitTable({ language }).parse(cell('unit')) !== undefined
  if (isUnit && cell('unit') !== '') return 'amount'
  if (itemsWritten(cell('options')).length > 1) return 'choice'
  return cell('columns') === '' ? 'text' : 'rows'
}

function readUnit(
  written: string,
  inTitle: string,
  kind: FieldKind,
  language: Language,
  report: Report,
): string {
  if (written !== '' && !isNumber(kind)) {
    report('unit-not-number', { kind: kindName(kind, language), unit: written })
    return ''
  }
  const units = new UnitTable({ language })
  if (written === '' || units.parse(written)) {
    if (written !== '' && inTitle !== '' && written !== inTitle)
      report('unit-twice', { unit: written, other: inTitle })
    return written || inTitle
  }
  // a different character for the same currency unit
  const meant = closest(written, units.names) || closest(written.replace('圆', '元'), units.names)
  report('unit-unknown', {
    unit: written,
    suggestion: meant ? say('unit-meant', language, { unit: meant }) : '',
  })
  return inTitle
}

/** Whether an option means that nothing applies: 无, none of these. */
function saysNone(option: string): boolean {
  return Object.values(texts['none-said']).some((pattern) => new RegExp(pattern, 'i').test(option))
}

/**
 * The options of a choice; empty for other kinds. A tick group always has a box for “none”, so such an option
 * is left out.
 */
function readOptions(
  written: string,
  kind: FieldKind,
  named: Record<string, unknown>,
  report: Report,
): readonly string[] {
  if (!hasOptions(kind)) {
    const isNone = saysNone(written)
    if (written !== '')
      report(isNone ? 'none-written' : 'options-not-choice', { ...named, options: written }, !isNone)
    return []
  }
  const items = itemsWritten(written)
  const all = [...new Set(items)]
  const options = kind.schema['x-none'] === true ? all.filter((option) => !saysNone(option)) : all
  const none = all.find((option) => !options.includes(option))
  if (none !== undefined) report('none-box', { option: none }, false)
  if (options.length < 2) report('options-missing', named)
  const twice = items.find((option, index) => items.indexOf(option) !== index)
  if (twice !== undefined) report('options-twice', { option: twice })
  return options
}

/** The maximum length from its column or, for a text, its label or explanation, such as “300字以内”. */
function readLimit(
  cell: Cell,
  beside: string,
  kind: FieldKind,
  named: Record<string, unknown>,
  report: Report,
): number | undefined {
  const written = cell('limit')
  if (written !== '' && !isText(kind)) report('limit-not-text', { ...named, limit: written })
  if (!isText(kind)) return undefined
  if (written !== '') {
    const digits = Number(/^(\d{1,6})/.exec(written.normalize('NFKC'))?.[1] ?? 0)
    if (digits > 0) return digits
    report('limit-unknown', { limit: written })
  }
  const behind = /^(\d{1,6})\s*\p{L}/u.exec(beside.normalize('NFKC'))?.[1]
  if (behind !== undefined) return Number(behind)
  const said = Object.values(texts['limit-said']).flatMap((pattern) =>
    [cell('label'), beside, cell('help')].flatMap(
      (text) => new RegExp(pattern, 'i').exec(text.normalize('NFKC'))?.slice(1).find(Boolean) ?? [],
    ),
  )
  return said[0] === undefined ? undefined : Number(said[0])
}

/** The minimum of a number from its column, explanation or label. */
function readMinimum(cell: Cell, named: Record<string, unknown>, report: Report): number | undefined {
  const written = cell('minimum').normalize('NFKC')
  if (/^-?\d+(?:\.\d+)?$/.test(written)) return Number(written)
  const answer = yesOrNo(written)
  const isFree = Object.values(texts['minimum-none']).some((pattern) =>
    new RegExp(pattern, 'i').test(written),
  )
  if (written !== '' && (isFree || answer === true)) return Number.NEGATIVE_INFINITY
  if (written !== '' && answer === false) return undefined
  if (written !== '') report('minimum-unknown', { minimum: written })
  const negative = Object.values(texts['negative-said']).some((pattern) =>
    new RegExp(pattern, 'i').test(`${cell('label')} ${cell('help')}`),
  )
  if (!negative) return undefined
  report('minimum-below', named, false)
  return Number.NEGATIVE_INFINITY
}

/** A free text. */
export function isText({ name }: FieldKind): boolean {
  return name === 'text' || name === 'narrative'
}

/** A kind whose columns the list can specify. */
export function hasColumns({ name }: FieldKind): boolean {
  return name === 'count-and-list' || name === 'rows'
}

/** A kind whose options the list can specify. */
export function hasOptions({ own }: FieldKind): boolean {
  return own?.oneOf !== undefined || own?.items?.oneOf !== undefined
}

function isNumber({ own, schema }: FieldKind): boolean {
  return (own?.['x-unit'] ?? schema['x-unit']) !== undefined
}

/** Yes or no; `undefined` for other words. */
function yesOrNo(text: string): boolean | undefined {
  const said = (name: 'yes' | 'no') => Object.values(texts[name]).some((word) => sameName(word, text))
  if (said('yes') || /^(?:√|✓|☑|v|y|true|1|必填|必须|必选|可以|能)$/i.test(text)) return true
  if (
    said('no') ||
    /^(?:×|✗|x|☐|□|-|—|n|false|0|选填|非必填|不必填|可选|可填|可不填|不可以|不能)$/i.test(text)
  )
    return false
  return undefined
}
