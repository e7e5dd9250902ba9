import {
  nodesOf,
  below,
  columnOptions,
  cutList,
  languageOf,
  locationOfKey,
  problemAt,
  scriptOf,
  titledChoicesOf,
  UnitTable,
} from '@formwright/definition'
import type { FormFile, JsonSource, ListColumn, Problem, ProblemParams, Schema } from '@formwright/definition'
import { repeatedTitles } from './repeated.ts'
import { fileProblem, schemaProblem, writtenNodes } from './context.ts'
import type { LintCheck } from './context.ts'

/** Options must have titles, and unique codes and titles; the same for columns of lists and their options. */
export const options: LintCheck = (context) =>
  writtenNodes(context).flatMap(({ source, pointer, node }) => [
    ...untitled(source, `${pointer}/oneOf`, node),
    ...codeOfOther(source, `${pointer}/oneOf`, node),
    ...spaced(source, pointer, node),
    ...spacedNames(source, pointer, node),
    ...repeated(source, `${pointer}/${node.enum ? 'enum' : 'oneOf'}`, titledChoicesOf(node) ?? []),
    ...columns(source, `${pointer}/x-list/columns`, node['x-list']?.columns ?? []),
  ])

function untitled(source: JsonSource, at: string, { oneOf }: Schema): Problem[] {
  const entries = (oneOf ?? []) as readonly { readonly const?: unknown; readonly title?: unknown }[]
  if (!entries.some((entry) => typeof entry === 'object' && entry.const !== undefined)) return []
  // schemas beside fixed values are alternatives rather than options
  if (!entries.every(isOption)) return []
  return entries.flatMap((entry, index) =>
    typeof entry === 'object' && typeof entry.title === 'string' && entry.title.trim() !== ''
      ? []
      : [
          fileProblem(source, `${at}/${index}`, 'option-untitled', {
            option: String(entry.const ?? index + 1),
          }),
        ],
  )
}

/** A title that starts with the code of another option, such as “B: …” for A. */
function codeOfOther(source: JsonSource, at: string, { oneOf }: Schema): Problem[] {
  const entries = (oneOf ?? []) as readonly { readonly const?: unknown; readonly title?: unknown }[]
  const codes = new Set(entries.map((entry) => (typeof entry === 'object' ? entry.const : undefined)))
  return entries.flatMap((entry, index): Problem[] => {
    if (typeof entry !== 'object' || typeof entry.title !== 'string') return []
    const [, code] = /^\s*([A-Za-z0-9]{1,4})\s*[:.)\u3001\uFF1A\uFF0E\uFF09]/.exec(entry.title) ?? []
    if (code === undefined || code === entry.const || !codes.has(code)) return []
    const params = { option: String(entry.const), title: entry.title, other: code }
    return [fileProblem(source, `${at}/${index}/title`, 'option-other-code', params)]
  })
}

/** Choices must have titles; one problem for all fields whose codes would be shown. */
export const untitledOptions: LintCheck = (context) => {
  const isCode = codeIn(context.bundle.form)
  const inFields = nodesOf(context.bundle).flatMap(({ kind, schema, schemaPointer, label }) => {
    const values = schema.type === 'array' ? schema.items?.enum : schema.enum
    const option =
      kind === 'cell' ? codeAmong(values, isCode, titledChoicesOf(schema.items ?? schema)) : undefined
    const keyword = schema.type === 'array' ? 'items/enum' : 'enum'
    const problem = (params: ProblemParams) =>
      schemaProblem(context, schemaPointer, keyword, 'options-untitled', params)
    return option === undefined ? [] : [{ field: label, option, tell: problem }]
  })
  const inLists = writtenNodes(context).flatMap(({ source, pointer, node }) =>
    (node['x-list']?.columns ?? []).flatMap((column, index) => {
      const option = codeAmong(column.enum, isCode, columnOptions(column))
      const at = `${pointer}/x-list/columns/${index}/enum`
      const problem = (params: ProblemParams) => fileProblem(source, at, 'options-untitled', params)
      return option === undefined ? [] : [{ field: column.title ?? column.key, option, tell: problem }]
    }),
  )
  const coded = [...inFields, ...inLists]
  const [first] = coded
  if (!first) return []
  const names = [...new Set(coded.map(({ field }) => field))]
  return [first.tell({ count: names.length, field: cutList(names, SHOWN), option: first.option })]
}

/** A choice without title that looks like a code; a single value is not a choice. */
function codeAmong(
  values: readonly unknown[] = [],
  isCode: (value: string) => boolean,
  choices: readonly { readonly const: unknown; readonly title?: string }[] = [],
): string | undefined {
  if (values.length < 2 || choices.some(({ const: code, title = code }) => title !== code)) return undefined
  return values.find((value): value is string => typeof value === 'string' && isCode(value))
}

/** Maximum number of fields that are named. */
const SHOWN = 5

/** Texts start with a capital or contain other letters or signs; codes do not. */
const CODE = /^(?:[a-z][A-Za-z0-9]*(?:[-_.][A-Za-z0-9]+)*|[A-Z0-9]+(?:_[A-Z0-9]+)+)$/

/** Ordinary words in Latin letters, such as full-time. */
const WORD = /^[a-z]+(?:-[a-z]+)*$/

/**
 * Returns a function that recognises codes: not a unit, and not a word that can be read in the form's
 * language.
 */
function codeIn(form: FormFile): (value: string) => boolean {
  const units = new UnitTable(form)
  const isLatin = scriptOf(languageOf(form)) === 'Latn'
  return (value) => CODE.test(value) && units.parse(value) === undefined && !(isLatin && WORD.test(value))
}

/** Codes with spaces at their ends, which nobody sees and which differ from those written without. */
function spaced(source: JsonSource, pointer: string, node: Schema): Problem[] {
  const { oneOf, enum: values } = node
  const codes = [
    ...(values ?? []).map((code, index) => ({ code, at: `${pointer}/enum/${index}` })),
    ...((oneOf ?? []) as readonly { readonly const?: unknown }[]).map(({ const: code }, index) => ({
      code,
      at: `${pointer}/oneOf/${index}/const`,
    })),
  ]
  const inCodes = codes.flatMap(({ code, at }) =>
    typeof code === 'string' && code !== code.trim() && code.trim() !== ''
      ? [fileProblem(source, at, 'option-spaces', { option: code, suggestion: JSON.stringify(code.trim()) })]
      : [],
  )
  return [...inCodes, ...spacedTitles(source, pointer, node)]
}

/** Titles with spaces at their ends, which translations and other references do not match. */
function spacedTitles(source: JsonSource, pointer: string, { title, oneOf }: Schema): Problem[] {
  const ofOptions = (
    (oneOf ?? []) as readonly { readonly const?: unknown; readonly title?: unknown }[]
  ).flatMap((option, index) =>
    option.const === undefined ? [] : [{ text: option.title, at: `${pointer}/oneOf/${index}/title` }],
  )
  return [{ text: title as unknown, at: `${pointer}/title` }, ...ofOptions].flatMap(({ text, at }) => {
    if (typeof text !== 'string' || text === text.trim() || text.trim() === '') return []
    const suggestion = JSON.stringify(text.trim())
    return [fileProblem(source, at, 'text-spaces', { value: text, suggestion }, suggestion)]
  })
}

/** Names of members with spaces at their ends. */
function spacedNames(source: JsonSource, pointer: string, { properties = {} }: Schema): Problem[] {
  return Object.keys(properties).flatMap((name) =>
    name === name.trim() || name.trim() === ''
      ? []
      : [
          problemAt(locationOfKey(source, below(`${pointer}/properties`, name)), 'name-spaces', {
            name,
            suggestion: JSON.stringify(name.trim()),
          }),
        ],
  )
}

/** Whether an entry is an option: a fixed value, or one whose `const` was forgotten. */
function isOption(entry: object | boolean): boolean {
  if (typeof entry !== 'object') return false
  const names = Object.keys(entry)
  if ('const' in entry) return typeof entry.const !== 'object'
  return names.length > 0 && names.every((key) => WORDS.has(key))
}

const WORDS = new Set(['title', 'description'])

/**
 * Codes of options of a string must be strings. Checked first, as a field with other values is not a choice.
 * Where no type excludes them, numbers beside strings are intended.
 */
export const optionCodes: LintCheck = (context) =>
  writtenNodes(context).flatMap(({ source, pointer, node: { oneOf, type } }) => {
    if (type !== 'string') return []
    const entries = (oneOf ?? []) as readonly { readonly const?: unknown }[]
    const isText = ({ const: code }: { readonly const?: unknown }) => typeof code === 'string'
    // together with objects and lists they are fixed values rather than codes
    const isValue = ({ const: value }: { readonly const?: unknown }) => typeof value === 'object'
    if (!entries.some(isText) || entries.some(isValue)) return []
    return entries.flatMap((entry, index) =>
      entry.const === undefined || isText(entry)
        ? []
        : [
            fileProblem(source, `${pointer}/oneOf/${index}/const`, 'option-code', {
              code: JSON.stringify(entry.const),
              suggestion: JSON.stringify(String(entry.const)),
            }),
          ],
    )
  })

function repeated(
  source: JsonSource,
  at: string,
  list: readonly { readonly const: unknown; readonly title?: string }[],
): Problem[] {
  const codes = new Set<unknown>()
  const titles = new Set<string>()
  return list.flatMap(({ const: code, title }, index) => {
    const repeatedOption = codes.has(code)
      ? String(code)
      : title !== undefined && titles.has(asRead(title))
        ? title
        : undefined
    codes.add(code)
    if (title !== undefined) titles.add(asRead(title))
    return repeatedOption === undefined
      ? []
      : [fileProblem(source, `${at}/${index}`, 'duplicate-option', { option: repeatedOption })]
  })
}

/** A title as people read it: without spaces at its ends and between Chinese characters. */
function asRead(title: string): string {
  return title
    .trim()
    .replaceAll(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
    .replaceAll(/\s+/g, ' ')
}

function columns(source: JsonSource, at: string, list: readonly ListColumn[]): Problem[] {
  const keys = new Set<string>()
  const titled = list.flatMap(({ title }, index) =>
    title === undefined || title.trim() === '' ? [] : [[`${at}/${index}/title`, title] as const],
  )
  const alike = repeatedTitles(source, titled)
  const inColumns = list.flatMap((column, index) => {
    const twice = keys.has(column.key)
    keys.add(column.key)
    return [
      ...(column.title?.trim() === ''
        ? [fileProblem(source, `${at}/${index}/title`, 'column-untitled', { key: column.key })]
        : []),
      ...(twice ? [fileProblem(source, `${at}/${index}/key`, 'duplicate-column', { key: column.key })] : []),
      ...repeated(source, `${at}/${index}/${column.oneOf ? 'oneOf' : 'enum'}`, columnOptions(column) ?? []),
    ]
  })
  return [...inColumns, ...alike]
}
