import {
  inLanguage,
  joinList,
  languageOf,
  PERCENT,
  sameDimensions,
  unitsAgree,
  UnitTable,
} from '@formwright/definition'
import type { Language, FormFile, Option } from '@formwright/definition'
import type { WrittenRule } from '../edits/rules.ts'
import type { Named } from '../sentences/named.ts'
import list from './shapes.json' with { type: 'json' }

/** What kind of field a place of a shape takes. */
export type Need =
  | 'number'
  /** A number that is filled in, and can be put right. */
  | 'own-number'
  | 'annual'
  | 'choice'
  | 'date'
  | 'any'
  | 'rows'
  | 'column'
  | 'column-number'
  | 'column-date'

/** What unit the field at a place of a shape has: any, one that the first field’s is converted into, or %. */
type UnitNeed = 'any' | 'as-first' | 'percent'

/**
 * A common rule: the fields that it speaks of, and the rule with `$…` for what is chosen. A further one is an
 * entry of `shapes.json`.
 */
export interface Shape {
  readonly name: string
  readonly fields: readonly Need[]
  /** Their units, any where nothing is said. */
  readonly units?: readonly UnitNeed[]
  /** What further fields may be added behind them, with units as the last. */
  readonly more?: Need
  /** What is chosen besides: a number, one option of the last field, several options of the first. */
  readonly choose?: 'limit' | 'option' | 'options'
  readonly rule: Readonly<Record<string, unknown>>
}

export const shapes = list as readonly Shape[]

export interface Chosen {
  readonly fields: readonly Named[]
  readonly limit?: number
  readonly options?: readonly Option[]
}

/** Whether a field can stand at a place of a shape. */
export function takes(need: Need, { shape, annual, column, listed, workedOut }: Named): boolean {
  if (need.startsWith('column')) return column !== undefined && takes(ofColumn(need), { shape } as Named)
  if (column !== undefined) return false
  if (need === 'any') return !workedOut
  if (need === 'own-number') return shape === 'number' && !workedOut
  if (need === 'annual') return annual === true
  // a table of rows, or a number with a 清单 behind it
  if (need === 'rows' && listed) return true
  return shape === need
}

function ofColumn(need: Need): Need {
  return need === 'column-number' ? 'number' : need === 'column-date' ? 'date' : 'any'
}

/** The sum of a column of numbers, which stands wherever a number does. */
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
 * Whether the unit of a field goes with the place of a shape. A number without a unit, or with one that the
 * form does not know, goes with each.
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
 * The rule that a shape says of what was chosen, its texts in the language of the form. Of annual fields it
 * is the last year.
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

const TOKEN = /\$(value|code|words|at|field|is|rows|key|count)(\d)(?:as(\d))?|\$(limit|options|titles|sum)/g

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
    if (what === 'words') return field.column?.title ?? field.words
    if (what === 'at') return pointerPattern(field)
    if (what === 'count') return `${field.listed ? 'listRows' : 'count'}(${field.code})`
    if (what === 'field') return field.pointer
    if (what === 'rows') return field.column?.rows.code ?? field.code
    if (what === 'key') return field.column?.key ?? ''
    if (what === 'is') return condition(field, value, options)
    return as === undefined ? value : inUnitOf(fields[Number(as) - 1]!, field, value)
  })
}

/** All fields but the first, which they add up to, in its unit. */
function sumOf([total, ...parts]: readonly Named[], inUnitOf: InUnitOf): string {
  return parts.map((field) => inUnitOf(total!, field, valueOf(field))).join(' + ')
}

/** Where a rule is told: at the last year, in the row, at the table whose rows are added up. */
export function pointerPattern({ annual, column, pointer }: Named): string {
  if (column) return pointer.replace('/*/', '/{row}/')
  return annual ? `${pointer}/last` : pointer.replace(/\/\*\/.*$/, '')
}

/** Of annual fields it is the last year, of a column what the row has. */
function valueOf({ annual, column, code }: Named): string {
  if (column) return `row.${column.key}`
  return annual ? `${code}.last` : code
}

type InUnitOf = (target: Named, field: Named, value: string) => string

/** A field in the unit of another: 万元 and 亿元 meet through a conversion. */
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
