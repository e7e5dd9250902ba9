import {
  inLanguage,
  joinList,
  languageOf,
  PERCENT,
  sameDimensions,
  unitsAgree,
  UnitTable,
  withoutUnit,
} from '@formwright/definition'
import type { Language, FormFile, Option } from '@formwright/definition'
import type { WrittenRule } from '../edits/rules.ts'
import type { Named } from '../sentences/named.ts'
import list from './shapes.json' with { type: 'json' }

/** The kind of field that a slot of a shape takes. */
export type Need =
  | 'number'
  /** A number that is filled in, not computed. */
  | 'own-number'
  | 'annual'
  | 'choice'
  | 'date'
  | 'any'
  | 'rows'
  | 'column'
  | 'column-number'
  | 'column-date'

/**
 * The unit that a field in a slot of a shape must have: any, one that converts to the first field's, or %.
 */
type UnitNeed = 'any' | 'as-first' | 'percent'

/**
 * A common rule: its fields, and the rule with `$…` for what is chosen. To add one, add an entry to
 * `shapes.json`.
 */
export interface Shape {
  readonly name: string
  readonly fields: readonly Need[]
  /** The units of the fields; by default any. */
  readonly units?: readonly UnitNeed[]
  /** What kind of further fields can be added, with the unit condition of the last one. */
  readonly more?: Need
  /** What else is chosen: a number, one option of the last field, several options of the first. */
  readonly choose?: 'limit' | 'option' | 'options'
  readonly rule: Readonly<Record<string, unknown>>
}

export const shapes = list as readonly Shape[]

export interface Chosen {
  readonly fields: readonly Named[]
  readonly limit?: number
  readonly options?: readonly Option[]
}

/** Whether a field can be used in a slot of a shape. */
export function takes(need: Need, { shape, annual, column, listed, workedOut }: Named): boolean {
  if (need.startsWith('column')) return column !== undefined && takes(ofColumn(need), { shape } as Named)
  if (column !== undefined) return false
  if (need === 'any') return !workedOut
  if (need === 'own-number') return shape === 'number' && !workedOut
  if (need === 'annual') return annual === true
  // a table of rows, or a number with a list behind it
  if (need === 'rows' && listed) return true
  return shape === need
}

function ofColumn(need: Need): Need {
  return need === 'column-number' ? 'number' : need === 'column-date' ? 'date' : 'any'
}

/** The sum of a column of numbers, usable like a number. */
export function totalOf({ column, ...named }: Named, words: (column: string, rows: string) => string): Named {
  const { rows, key, title, isFilled } = column!
  const guard = isFilled ? '' : `has(r.${key}), `
  return {
    ...named,
    workedOut: true,
    code: `sum(${rows.code}.map(r, ${guard}r.${key}))`,
    words: words(title, rows.words),
  }
}

/**
 * Whether the unit of a field is allowed in a slot. A number without unit, or with an unknown one, is always
 * allowed.
 */
export function unitFits(
  { units: needs = [] }: Shape,
  index: number,
  field: Named,
  first: Named | undefined,
  form: Pick<FormFile, 'language' | 'units'>,
): boolean {
  const need = needs[Math.min(index, needs.length - 1)] ?? 'any'
  const table = new UnitTable(form)
  const [own, firsts] = [field, first].map((one) => unitIn(table, one))
  if (need === 'any' || !own) return true
  if (need === 'percent') return unitsAgree(own, PERCENT)
  return !firsts || sameDimensions(own, firsts)
}

function unitIn(table: UnitTable, field: Named | undefined) {
  return field?.unit === undefined ? undefined : table.parse(field.unit)
}

/**
 * The rule of a shape for the chosen values, with texts in the form's language. For annual fields it is about
 * the last year.
 */
export function writeRule(
  { rule }: Shape,
  chosen: Chosen,
  form: Pick<FormFile, 'language' | 'units'>,
): Omit<WrittenRule, 'id'> {
  const inUnits = converter(new UnitTable(form))
  return fill(rule, (text) => filled(text, chosen, languageOf(form), inUnits), form) as Omit<
    WrittenRule,
    'id'
  >
}

function fill(value: unknown, write: (text: string) => string, form: Pick<FormFile, 'language'>): unknown {
  if (typeof value === 'string') return write(value)
  if (typeof value !== 'object' || value === null) return value
  if ('zh' in value) return write(inLanguage(value as Record<string, string>, languageOf(form)))
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [write(key), fill(member, write, form)]),
  )
}

const TOKEN =
  /\$(value|code|words|unit|at|field|is|rows|key|count)(\d)(?:as(\d))?|\$(limit|options|titles|sum)/g

function filled(
  text: string,
  { fields, limit, options = [] }: Chosen,
  language: Language,
  inUnitOf: InUnitOf,
): string {
  return text.replaceAll(TOKEN, (_, what?: string, pointer?: string, as?: string, other?: string) => {
    if (other === 'limit') return String(limit ?? 0)
    if (other === 'options') return options.map((option) => quoted(option.const)).join(', ')
    if (other === 'sum') return sumOf(fields, inUnitOf)
    if (other === 'titles')
      return joinList(
        options.map((option) => option.title),
        language,
      )
    const field = fields[Number(pointer) - 1]!
    const value = valueOf(field)
    if (what === 'code') return field.code
    if (what === 'words') return withoutOwnUnit(field.column?.title ?? field.words, field.unit)
    if (what === 'unit') return behindNumber(field.unit)
    if (what === 'at') return pointerPattern(field)
    if (what === 'count') return `${field.listed ? 'listRows' : 'count'}(${field.code})`
    if (what === 'field') return field.pointer
    if (what === 'rows') return field.column?.rows.code ?? field.code
    if (what === 'key') return field.column?.key ?? ''
    if (what === 'is') return condition(field, value, options)
    return as === undefined ? value : inUnitOf(fields[Number(as) - 1]!, field, value)
  })
}

/** A title without its unit in brackets, because messages have the unit after each number. */
function withoutOwnUnit(title: string, unit: string | undefined): string {
  const stem = withoutUnit(title)
  return unit !== undefined && title.slice(stem.length).includes(unit) ? stem : title
}

/** A unit as it stands after a number: 5万元, 5%, 5 km. */
function behindNumber(unit = ''): string {
  return /^[\x21-\x7e]/.test(unit) && unit !== '%' ? ` ${unit}` : unit
}

/** The sum of all fields but the first, converted to the unit of the first. */
function sumOf([total, ...parts]: readonly Named[], inUnitOf: InUnitOf): string {
  return parts.map((field) => inUnitOf(total!, field, valueOf(field))).join(' + ')
}

/** The pointer of a rule's finding: the last year, the row, or the table whose rows are added up. */
export function pointerPattern({ annual, column, pointer }: Named): string {
  if (column) return pointer.replace('/*/', '/{row}/')
  return annual ? `${pointer}/last` : pointer.replace(/\/\*\/.*$/, '')
}

/** The last year of an annual field; for a column the value in the row. */
function valueOf({ annual, column, code }: Named): string {
  if (column) return `row.${column.key}`
  return annual ? `${code}.last` : code
}

type InUnitOf = (target: Named, field: Named, value: string) => string

/** Returns a function that converts a field to the unit of another, such as 万元 to 亿元. */
function converter(table: UnitTable): InUnitOf {
  return (target, field, value) => {
    const [wanted, own] = [target, field].map((one) => unitIn(table, one))
    if (!wanted || !own || unitsAgree(wanted, own)) return value
    return `convert(${value}, ${quoted(target.unit!)})`
  }
}

function condition(field: Named, value: string, [option]: readonly Option[]): string {
  if (!option) return `has(${value})`
  if (field.shape === 'choices') return `${quoted(option.const)} in ${value}`
  return `${value} == ${field.shape === 'choice' ? quoted(option.const) : option.const}`
}

function quoted(text: string): string {
  return `'${text.replaceAll(/[\\']/g, String.raw`\$&`)}'`
}
