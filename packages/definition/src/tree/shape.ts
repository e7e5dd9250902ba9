import type { ListColumn, Option, Schema } from '../types/index.ts'
import { ownMember } from '../json/pointer.ts'
import { numberText } from '../text/number-text.ts'

/** The shape of a cell, derived from its schema. */
export type CellShape =
  | 'number'
  | 'text'
  | 'boolean'
  | 'choice'
  | 'choices'
  | 'names'
  | 'date'
  | 'region'
  | 'rows'
  | 'other'

/** The shape of a schema's value, as far as a single field can show it. */
export function shapeOf(schema: Schema | boolean): CellShape {
  if (typeof schema !== 'object') return 'other'
  const { type } = schema
  if (type === 'number' || type === 'integer') return 'number'
  if (type === 'boolean') return 'boolean'
  if (optionsOf(schema)) return 'choice'
  const named = typeof type === 'string' ? undefined : titledValuesOf(schema)
  if (named) return shapeOfValues(named.map((one) => one.const))
  if (type === 'string' || (type === undefined && isText(schema)))
    return schema.format === 'date' ? 'date' : 'text'
  if (type === 'object') return schema.format === 'region' ? 'region' : 'other'
  if (type === 'array') return shapeOfList(schema)
  return 'other'
}

/** The shape of an enumeration, which may mix texts and numbers. */
function shapeOfValues(values: readonly unknown[]): CellShape {
  const isEach = (type: string) => values.every((value) => typeof value === type)
  return isEach('number') ? 'number' : isEach('boolean') ? 'boolean' : 'text'
}

function shapeOfList({ items, prefixItems }: Schema): CellShape {
  if (typeof items !== 'object' || prefixItems !== undefined) return 'other'
  if (optionsOf(items)) return 'choices'
  if (items.type === 'string') return 'names'
  return isRecord(items) ? 'rows' : 'other'
}

/** An object with named members and no format of its own. */
function isRecord(schema: Schema): boolean {
  return (
    schema.type === 'object' &&
    schema.properties !== undefined &&
    schema.format === undefined &&
    !('x-none' in schema)
  )
}

const TEXT_KEYWORDS = ['minLength', 'maxLength', 'pattern', 'format', 'x-words']

function isText(schema: Schema): boolean {
  return TEXT_KEYWORDS.some((keyword) => keyword in schema)
}

/** Keywords that an option may have besides its code. */
const OPTION_KEYWORDS = new Set(['const', 'title', 'description', '$comment', 'type'])

/**
 * The options of a choice, or of the items of a multiple choice: `oneOf` or `anyOf` of `const` and `title`,
 * or an `enum` of texts, which are their own titles.
 */
export function optionsOf(schema: Schema | boolean): readonly Option[] | undefined {
  if (typeof schema !== 'object') return undefined
  const list = [schema.oneOf, schema.anyOf].find(isOptions)
  if (list) return list.every(({ title }) => title !== undefined) ? list : list.map(titled)
  const { enum: values, const: only } = schema
  const codes = values ?? (only === undefined ? undefined : [only])
  return codes && codes.length > 0 && codes.every((code) => typeof code === 'string')
    ? codes.map((code) => ({ const: code, title: code }))
    : undefined
}

/**
 * The options of a field: its own for a choice, those of its items for a multiple choice; empty for others.
 */
export function optionsIn(schema: Schema): readonly Option[] {
  return optionsOf(schema) ?? optionsOf(schema.items ?? false) ?? NO_OPTIONS
}

const NO_OPTIONS: readonly Option[] = []

function titled({ const: code, title = code }: Option): Option {
  return { const: code, title }
}

function isOptions(list: unknown): list is readonly Option[] {
  return isListOfCodes(list, (code) => typeof code === 'string')
}

/** Whether alternatives are single codes with annotations only. */
function isListOfCodes(list: unknown, isCode: (code: unknown, title: unknown) => boolean): boolean {
  return (
    Array.isArray(list) &&
    list.length > 0 &&
    list.every(
      (entry: unknown) =>
        typeof entry === 'object' &&
        entry !== null &&
        isCode((entry as Partial<Option>).const, (entry as Partial<Option>).title) &&
        Object.keys(entry).every((keyword) => OPTION_KEYWORDS.has(keyword) || keyword.startsWith('x-')),
    )
  )
}

/** Whether alternatives are single constants of any type with annotations only. */
export function optionKeywordsOnly(list: unknown): boolean {
  return isListOfCodes(list, (code) => code !== undefined)
}

/** A number or boolean with a title; possibly mixed with texts. */
export interface TitledValue {
  readonly const: number | boolean | string
  readonly title: string
}

/**
 * The numbers or booleans with titles: `oneOf` or `anyOf` of `const` and `title`, or an `enum` of numbers,
 * possibly mixed with texts. They are selected by title but stored as they are.
 */
export function titledValuesOf(schema: Schema): readonly TitledValue[] | undefined {
  return (
    [schema.oneOf, schema.anyOf].find(isTitledValues) ??
    (numbersIn(schema) ?? mixedIn(schema))?.map((value) => ({
      const: value,
      title: typeof value === 'number' ? numberText(value) : value,
    }))
  )
}

/** Numbers and texts of an enumeration that cannot be confused. */
function mixedIn({ enum: values = [] }: Schema): readonly (number | string)[] | undefined {
  const isMixed =
    values.some((value) => typeof value === 'string') &&
    values.some((value) => typeof value === 'number') &&
    values.every((value) => typeof value === 'number' || (typeof value === 'string' && value !== ''))
  return isMixed && new Set(values.map(String)).size === values.length
    ? (values as readonly (number | string)[])
    : undefined
}

function numbersIn({ enum: values }: Schema): readonly number[] | undefined {
  return values && values.length > 0 && values.every((value) => typeof value === 'number')
    ? values
    : undefined
}

/** Whether a value may be a number, by type or enumeration. */
export function mayHoldNumber({ type, enum: values = [], const: only, oneOf, anyOf }: Schema): boolean {
  if ([type].flat().some((one) => one === 'number' || one === 'integer')) return true
  const alternatives = [oneOf, anyOf].flatMap((list): readonly unknown[] => (Array.isArray(list) ? list : []))
  const named = alternatives.map((one) => ownMember(one, 'const'))
  return [only, ...values, ...named].some((value) => typeof value === 'number')
}

function isTitledValues(list: unknown): list is readonly TitledValue[] {
  return isListOfCodes(
    list,
    (code, title) => ['number', 'boolean', 'string'].includes(typeof code) && typeof title === 'string',
  )
}

/** What a value is selected from by title: the options of a choice, or titled numbers and booleans. */
export function titledChoicesOf(schema: Schema): readonly (Option | TitledValue)[] | undefined {
  return optionsOf(schema) ?? titledValuesOf(schema)
}

/** The format of the values of a column of a list. */
export function formatOfColumn({ type }: Pick<ListColumn, 'type'>): string | undefined {
  return type === 'month' ? 'year-month' : type === 'date' ? type : undefined
}

/** The options of a list column; `undefined` for free text. */
export function columnOptions({ enum: values, oneOf }: ListColumn): readonly Option[] | undefined {
  return oneOf ?? values?.map((value) => ({ const: value, title: value }))
}
