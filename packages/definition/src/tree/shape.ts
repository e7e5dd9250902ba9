import type { ListColumn, Option, Schema } from '../types/index.ts'
import { ownMember } from '../json/pointer.ts'
import { numberText } from '../text/number-text.ts'

/** What a cell holds, read off its schema. */
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

/** What a value of a schema is, as far as one field of a screen can show it. */
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

/** What values to choose from are, words and numbers beside each other too. */
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

/** An object of named members without a format of its own. */
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

/** What an option may say beside its code. */
const OPTION_KEYWORDS = new Set(['const', 'title', 'description', '$comment', 'type'])

/**
 * The options of a choice, or of the items of a tick group: `oneOf` or `anyOf` of `const` and `title`, or an
 * `enum` of texts, each its own title.
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

/** The options of a field: of a choice its own, of a tick group those of its ticks; empty for none. */
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

/** Alternatives that are one code each, and say no more of it than words. */
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

/** Alternatives that are one value each, of any kind, and say no more of it than words. */
export function optionKeywordsOnly(list: unknown): boolean {
  return isListOfCodes(list, (code) => code !== undefined)
}

/** A number, or yes or no, that a schema calls by a name; beside such also texts. */
export interface TitledValue {
  readonly const: number | boolean | string
  readonly title: string
}

/**
 * The numbers, or yes and no, that a schema gives titles to: `oneOf` or `anyOf` of `const` and `title`, or an
 * `enum` of numbers, or of numbers and texts, each its own title. They are chosen by their titles, and stay
 * the values that they are.
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

/** Numbers and texts that nobody can take for each other. */
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

/** Whether a value of a schema may be a number: by its type, or as one of the values that it names. */
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

/**
 * What a value is chosen from by its title: the options of a choice, or numbers and yes and no with titles.
 */
export function titledChoicesOf(schema: Schema): readonly (Option | TitledValue)[] | undefined {
  return optionsOf(schema) ?? titledValuesOf(schema)
}

/** The format of the values of a column of a list. */
export function formatOfColumn({ type }: Pick<ListColumn, 'type'>): string | undefined {
  return type === 'month' ? 'year-month' : type === 'date' ? type : undefined
}

/** The options of a column of a list; `undefined` where anything may be written. */
export function columnOptions({ enum: values, oneOf }: ListColumn): readonly Option[] | undefined {
  return oneOf ?? values?.map((value) => ({ const: value, title: value }))
}
