import type { ErrorObject } from 'ajv/dist/2020.js'
import {
  constantText,
  countWords,
  dayWritten,
  decimalsOf,
  equal,
  formatMeant,
  isCalendarDay,
  isNone,
  isStorable,
  isWrittenAsDay,
  monthWritten,
  noneOf,
  numberText,
  patternExample,
  titledChoicesOf,
  plainForms,
  scalarText,
} from '@formwright/definition'
import type { FormNode, Json, Schema } from '@formwright/definition'
import { bareValue, NO_FINDINGS, showValue } from '../findings/finding.ts'
import type { Finding, WordName, Wording } from '../findings/finding.ts'
import type { FindingCode } from '../findings/catalogue.ts'
import { meansNone } from '../findings/none-words.ts'
import { isFormatName } from '../findings/format-names.ts'
import { numberMeant, showNoNumber } from '../findings/no-number.ts'
import { choosing, optionLike, optionNamed } from '../findings/option-meant.ts'
import { isMasked } from '../privacy/mask-text.ts'
import { follow } from '../structure/follow.ts'
import { about } from './about.ts'
import { countFinding } from './contains.ts'
import { contentOf } from './unknown-member.ts'
import { allowedBy, alternativeTitles, optionsIn, optionsLeft } from './options-left.ts'
import { causesIn, mostSpecificErrors } from './telling.ts'
import type { Validator } from '../structure/validators.ts'

/** The findings about a non-empty value. */
export function valueFindings(
  leaf: FormNode,
  pointer: string,
  value: unknown,
  validate: Validator,
  wording: Wording,
): readonly Finding[] {
  // numbers have no findings besides those of their schema
  if ((typeof value === 'number' && validate(value)) || isNone(value, leaf.schema)) return NO_FINDINGS
  if (typeof value === 'string' && !isStorable(value)) {
    return [wording.finding('format', about(leaf, pointer), { value: wording.word('unreadable') })]
  }
  const kind = leaf.schema['x-private']
  if (kind !== undefined && typeof value === 'string' && isMasked(value, kind, noneOf(leaf.schema)))
    return [
      wording.finding(
        'format',
        { ...about(leaf, pointer), when: 'masked' },
        { value: showValue(value, wording.locale) },
      ),
    ]
  if (validate(value))
    return isHalfTyped(leaf.schema, value)
      ? [
          wording.finding(
            'format',
            { ...about(leaf, pointer), when: 'year' },
            { value: showValue(value, wording.locale) },
          ),
        ]
      : NO_FINDINGS
  const findings = new Map<string, Finding>()
  const errors = causesIn(validate.errors ?? [], leaf)
  const meant = meantInstead(value, leaf, validate, wording)
  const fix = meant === undefined ? {} : { fix: { [pointer]: meant } }
  const telling = leaf.kind === 'opaque' || isCounted(errors) ? mostSpecificErrors(errors) : errors
  for (const error of oncePerKeyword(telling)) {
    if (error.keyword === 'if' && findings.size > 0) continue
    const found = error.instancePath === '' ? value : innerValue(value, error.instancePath)
    const finding =
      error.keyword === 'contains'
        ? countFinding(error, errors, leaf, pointer, found, wording)
        : errorFinding(error, leaf, pointer, found, wording)
    if (!findings.has(finding.code)) findings.set(finding.code, { ...finding, ...fix })
  }
  // for a value that is selected by title, the finding about the choice is enough
  if (findings.has('choice') && titledChoicesOf(leaf.schema)) findings.delete('type')
  return [...findings.values()]
}

/** The first error of each keyword of the schema: in a list each entry may cause the same one. */
function oncePerKeyword(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const first = new Map<string, ErrorObject>()
  for (const error of errors) if (!first.has(error.schemaPath)) first.set(error.schemaPath, error)
  return [...first.values()]
}

/** Whether a list violates `contains`, so that its other entries are right. */
function isCounted(errors: readonly ErrorObject[]): boolean {
  return errors.some(({ keyword }) => keyword === 'contains')
}

/**
 * A date with a year such as 0435: no real application has one, but it occurs while a year is being typed.
 */
function isHalfTyped({ format }: Schema, value: unknown): boolean {
  return format === 'date' && typeof value === 'string' && value.startsWith('0')
}

/** What was probably meant: the “nothing to report” word, a number, a time or an address. */
function meantInstead(
  value: unknown,
  { schema, shape }: FormNode,
  validate: Validator,
  wording: Wording,
): Json | undefined {
  const none = noneOf(schema)
  if (none !== undefined && meansNone(value, none)) return none
  if (shape === 'number') return numberMeant(value, schema, wording, (one) => validate(one))
  const meant = formatWritten(schema, value, wording)
  if (meant !== undefined && validate(meant)) return meant
  if (typeof value !== 'string' || schema.pattern === undefined) return undefined
  return plainlyWritten(value).find((text) => validate(text))
}

/**
 * A number or code in plain characters, upper-cased, without separators or with a hyphen: `138 0595 1234`,
 * `（0595）85661234`.
 */
function plainlyWritten(text: string): string[] {
  const plain = plainForms(text)
    .trim()
    .replaceAll(/[‐-―−]/g, '-')
  const joined = plain.replaceAll(/\s+/g, '')
  const hyphened = plain.replaceAll(/[\s().]+/g, '-').replaceAll(/^-|-$/g, '')
  const written = [plain, joined, hyphened, joined.replaceAll('-', '')]
  return [...written, ...written.map((one) => one.toUpperCase())]
}

/** A time, date or address in canonical form, if it is written as people write it. */
function formatWritten(
  { format }: Schema,
  value: unknown,
  { timeZone, locale }: Wording,
): string | undefined {
  if (typeof value !== 'string') return undefined
  return format === 'year-month'
    ? monthMeant(value, locale)
    : formatMeant(format, value, timeZone, locale.tag)
}

/** A month, or the month of a date. */
function monthMeant(value: string, { tag }: Wording['locale']): string | undefined {
  const day = dayWritten(value, tag) ?? formatMeant('date', value)
  return monthWritten(value, tag) ?? day?.slice(0, 'YYYY-MM'.length)
}

/** Keyword of ajv → code of the finding; all others are type errors. */
const CODES: Readonly<Record<string, FindingCode>> = {
  enum: 'choice',
  const: 'choice',
  oneOf: 'choice',
  anyOf: 'choice',
  uniqueItems: 'range',
  pattern: 'format',
  format: 'format',
  minimum: 'range',
  maximum: 'range',
  exclusiveMinimum: 'range',
  exclusiveMaximum: 'range',
  multipleOf: 'multiple',
  minItems: 'range',
  maxItems: 'range',
  minLength: 'range',
  maxLength: 'range',
  items: 'range',
  unevaluatedItems: 'range',
  'x-words': 'words',
  required: 'required',
  additionalProperties: 'unknown',
}

/** The finding for an error of ajv about the value of a node. */
export function errorFinding(
  error: ErrorObject,
  leaf: FormNode,
  pointer: string,
  value: unknown,
  wording: Wording,
): Finding {
  if (error.keyword === 'false schema' && error.instancePath === '')
    return wording.finding(
      'unknown',
      { ...about(leaf, pointer), when: 'not-here', removes: pointer },
      { content: contentOf(value, wording) },
    )
  const entry = /\/(\d+)$/.exec(error.keyword === 'false schema' ? error.instancePath : '')
  if (entry)
    return wording.finding(
      'together',
      { ...about(leaf, pointer), when: 'entry' },
      { n: Number(entry[1]) + 1, value: showValue(value, wording.locale) },
    )
  const decimals = decimalsAllowed(error, value)
  const code = decimals === undefined ? codeOf(error.keyword, leaf) : 'decimals'
  const options = (code === 'choice' ? optionsLeft(leaf, error) : undefined) ?? []
  const named = optionNamed(value, options, wording)
  const meant = named ?? optionLike(value, options, wording)
  return wording.finding(
    code,
    {
      ...about(leaf, pointer),
      when: named ? 'title' : caseOf(error, leaf, decimals, value, wording),
      ...(meant && error.instancePath === '' ? choosing(pointer, meant, wording) : {}),
    },
    code === 'decimals'
      ? { value: value as Json, limit: decimals! }
      : detailsOf(code, error, leaf, value, wording),
  )
}

/** The code for an error: alternatives are a choice if they are options. */
function codeOf(keyword: string, node: FormNode): FindingCode {
  const isAlternative = keyword === 'oneOf' || keyword === 'anyOf'
  const isChoice = optionsIn(node) !== undefined || alternativeTitles(node.schema) !== undefined
  return (isAlternative && !isChoice ? undefined : CODES[keyword]) ?? 'type'
}

/** What a value without a control may be: titles of alternatives, or kinds of values. */
function kindsAllowed({
  kind,
  schema,
}: FormNode): readonly (string | { readonly word: WordName })[] | undefined {
  if (kind !== 'opaque') return undefined
  const alternatives = (schema.oneOf ?? schema.anyOf) as readonly (Schema | boolean)[] | undefined
  const { title: _, ...untitled } = schema
  const kinds = (alternatives ?? [untitled]).map((one) =>
    typeof one === 'object' ? kindsOf(one) : undefined,
  )
  return kinds.every((one) => one !== undefined) ? [...new Set(kinds.flat())] : undefined
}

function kindsOf({ title, type, enum: values }: Schema) {
  if (title !== undefined && type !== 'null') return [title]
  if (type === undefined) return values?.filter(isSomething).map((one) => scalarText(one))
  return [type].flat().flatMap((one) => WORDS_OF_TYPES[one] ?? [])
}

const WORDS_OF_TYPES: Readonly<Record<string, { readonly word: WordName }>> = {
  string: { word: 'text' },
  number: { word: 'number' },
  integer: { word: 'number' },
  boolean: { word: 'boolean' },
  array: { word: 'list' },
  object: { word: 'group' },
  null: { word: 'nothing' },
}

/** Whether a text has the form of a numeric date that does not exist in any order: 31.2.2020. */
function isNoDay(text: string): boolean {
  const [, first = '', , other = '', year = ''] = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})$/.exec(text) ?? []
  const isDay = (month: string, day: string) =>
    isCalendarDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
  return year !== '' && !isDay(first, other) && !isDay(other, first)
}

/** The wording for a code. */
function caseOf(
  error: ErrorObject,
  leaf: FormNode,
  decimals: number | undefined,
  value: unknown,
  wording: Wording,
): string | undefined {
  const { keyword, params } = error
  if (decimals === 0) return 'whole'
  if (keyword === 'uniqueItems') return 'twice'
  if (keyword === 'not') return 'refused'
  if (codeOf(keyword, leaf) === 'type' && (kindsAllowed(leaf)?.length ?? 0) > 1) return 'alternatives'
  if (keyword === 'const' && (optionsLeft(leaf, error)?.length ?? 1) === 1) return 'only'
  if (keyword === 'enum' && optionsIn(leaf)?.some((one) => equal(one.const, value))) return 'excluded'
  if (COUNTED.items.has(keyword)) return 'items'
  if (COUNTED.letters.has(keyword)) return 'letters'
  // written as a date, but not in the calendar
  if (keyword === 'format' && params.format === 'date')
    return isWrittenAsDay(scalarText(value)) || isNoDay(scalarText(value)) ? 'day' : 'date'
  if (CODES[keyword] !== 'format') return undefined
  if (formatWritten(leaf.schema, value, wording) !== undefined) return 'meant'
  if (examplesOf(leaf).length > 0) return 'example'
  return keyword === 'format' && isFormatName(params.format) ? 'kind' : undefined
}

/** Examples of valid values, from the schema or its pattern. */
function examplesOf({ schema: { examples, pattern } }: FormNode): readonly string[] {
  if (Array.isArray(examples)) return examples.filter((one): one is string => typeof one === 'string')
  const made = typeof pattern === 'string' ? patternExample(pattern) : undefined
  return made === undefined ? [] : [made]
}

/** Keywords that limit how many there may be, and of what. */
const COUNTED = {
  items: new Set(['minItems', 'maxItems', 'items', 'unevaluatedItems']),
  letters: new Set(['minLength', 'maxLength']),
}

/** The number of decimals that an error allows, for any keyword: `multipleOf: 0.01` allows two. */
function decimalsAllowed({ keyword, params }: ErrorObject, value: unknown): number | undefined {
  if (keyword === 'x-decimals') return params.limit as number
  if (keyword === 'type')
    return params.type === 'integer' && typeof value === 'number' && Number.isFinite(value) ? 0 : undefined
  if (keyword !== 'multipleOf') return undefined
  const step = params.multipleOf as number
  return /^(1|0\.0*1)$/.test(numberText(step)) ? decimalsOf(step) : undefined
}

function innerValue(value: unknown, path: string): unknown {
  return follow(
    Array.isArray(value) ? Object.fromEntries(Object.entries(value)) : value,
    path.slice(1).split('/'),
  )
}

function detailsOf(
  code: FindingCode,
  error: ErrorObject,
  leaf: FormNode,
  value: unknown,
  wording: Wording,
): Record<string, Json> {
  const shown = showValue(value, wording.locale)
  switch (code) {
    case 'choice': {
      const titles = optionsLeft(leaf, error)?.map(({ title }) => title) ?? alternativeTitles(leaf.schema)
      const others = allowedBy(error) ?? []
      const excluded = optionsIn(leaf)?.find((one) => equal(one.const, value))
      return {
        value: excluded ? wording.text(excluded.title) : bareValue(value, wording.locale),
        options: wording.locale.list(
          titles?.map((title) => wording.text(title)) ??
            others.filter(isSomething).map((one) => constantText(one, wording.locale)),
        ),
      }
    }
    case 'multiple':
      return { value: shown, step: error.params.multipleOf as number }
    case 'range':
      return {
        value: shown,
        limit: limitOf(error, leaf, wording),
        ...sizeOf(error, value),
        ...repeatedIn(error),
      }
    case 'words':
      return { limit: leaf.schema['x-words'] ?? 0, n: typeof value === 'string' ? countWords(value) : 0 }
    case 'unknown':
      return { value: String(error.params.additionalProperty) }
    default:
      return {
        value: leaf.shape === 'number' ? showNoNumber(value, leaf.schema, wording) : shown,
        expected: wording.word(leaf.shape),
        ...(code === 'format' ? { ...examplesIn(leaf, wording), ...meantBy(leaf, value, wording) } : {}),
        ...(code === 'type' ? kindsIn(leaf, wording) : {}),
        ...(error.keyword === 'format' && isFormatName(error.params.format)
          ? { kind: wording.word(error.params.format) }
          : {}),
      }
  }
}

function examplesIn(leaf: FormNode, { locale }: Wording): Record<string, Json> {
  const examples = examplesOf(leaf)
  return examples.length > 0 ? { examples: locale.list(examples.map((one) => `“${one}”`)) } : {}
}

function meantBy({ schema }: FormNode, value: unknown, wording: Wording): Record<string, Json> {
  const meant = formatWritten(schema, value, wording)
  return meant === undefined ? {} : { meant }
}

function kindsIn(leaf: FormNode, wording: Wording): Record<string, Json> {
  const kinds = kindsAllowed(leaf)?.map((one) =>
    typeof one === 'string' ? wording.text(one) : wording.word(one.word),
  )
  if (kinds?.length === 1) return { expected: kinds[0]! }
  return kinds ? { options: wording.locale.list(kinds) } : {}
}

function isSomething(option: unknown): boolean {
  return option !== null && option !== ''
}

/** The numbers of the equal entries of a list, counted from one. */
function repeatedIn({ keyword, params }: ErrorObject): Record<string, Json> {
  if (keyword !== 'uniqueItems') return {}
  return { first: Number(params.first) + 1, second: Number(params.second) + 1 }
}

/** The length of a list or text, if that is what is wrong. */
function sizeOf({ keyword }: ErrorObject, value: unknown): { readonly n?: number } {
  if (COUNTED.items.has(keyword) && Array.isArray(value)) return { n: value.length }
  return COUNTED.letters.has(keyword) && typeof value === 'string' ? { n: [...value].length } : {}
}

function limitOf(error: ErrorObject, { schema }: FormNode, wording: Wording): string {
  if (error.keyword === 'uniqueItems') return wording.word('distinct')
  const { minimum: min, maximum: max } = schema
  if (min !== undefined && max !== undefined) return wording.word('between', { min, max })
  const limit = error.params.limit as number
  if (error.keyword === 'exclusiveMinimum') return wording.word('above', { min: limit })
  if (error.keyword === 'exclusiveMaximum') return wording.word('under', { max: limit })
  return error.keyword.startsWith('min')
    ? wording.word('atLeast', { min: limit })
    : wording.word('atMost', { max: limit })
}
