import {
  columnOptions,
  columnsOf,
  defaultFieldType,
  FieldIndex,
  formatOfColumn,
  isWithin,
  languageOf,
  listsOfPart,
  localeOf,
  optionsOf,
  ownMember,
  scalarText,
  splitPointer,
  treeOf,
} from '@formwright/definition'
import type { FormBundle, FormList, FormLocale, Language, Schema } from '@formwright/definition'
import { fieldTypes, plainText } from './index.ts'

/** The form that values belong to. */
interface OfForm {
  readonly bundle: FormBundle
}

/** The fields and lists of a form, to name pointers and format values. */
interface FormWords {
  readonly fields: FieldIndex
  readonly lists: readonly FormList[]
}

const known = new WeakMap<FormBundle, FormWords>()

function wordsOf({ bundle }: OfForm): FormWords {
  let words = known.get(bundle)
  if (!words)
    known.set(
      bundle,
      (words = {
        fields: new FieldIndex(bundle),
        lists: bundle.parts.flatMap(({ key }) => listsOfPart(bundle, key)),
      }),
    )
  return words
}

/** A value as text: options by title, list entries on a line each, empty for no value. */
export function valueText(form: OfForm, pointer: string, value: unknown, language: Language): string {
  const locale = localeOf(form.bundle, language)
  if (isNothing(value)) return ''
  const { fields, lists } = wordsOf(form)
  const list = lists.find((one) => isWithin(pointer, one.pointer))
  if (list) return listText(value, list, pointer, locale)
  const field = fields.get(pointer)
  const schema = field?.schema ?? treeOf(form.bundle).nodeAt(pointer)?.schema
  if (Array.isArray(value) && !(schema?.items && optionsOf(schema.items)) && value.every(isEntry))
    return value.map((entry) => entryText(entry, columnsOf(schema ?? {}), locale)).join('\n')
  const type = field && defaultFieldType(field, fieldTypes)
  const text = type && field ? type.plain(value, field, locale) : plainText(value, schema ?? {}, locale)
  return text === '' ? JSON.stringify(value) : text
}

/** Whether a change is visible to a reader; from no value to an empty list is not. */
export function isSeen(
  form: OfForm,
  {
    pointer,
    before,
    after,
  }: { readonly pointer: string; readonly before?: unknown; readonly after?: unknown },
): boolean {
  const language = languageOf(form.bundle.form)
  return valueText(form, pointer, before, language) !== '' || valueText(form, pointer, after, language) !== ''
}

function isNothing(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.values(value).every(isNothing)
  return value === undefined || value === null || value === ''
}

function listText(
  value: unknown,
  { pointer: whole, columns }: FormList,
  pointer: string,
  locale: FormLocale,
): string {
  const members = columns.map((column): Member => {
    const options = columnOptions(column)
    if (options) return [column.key, { oneOf: options }]
    const format = formatOfColumn(column)
    return [column.key, format === undefined ? {} : { format }]
  })
  if (pointer === whole && Array.isArray(value))
    return value.map((row) => entryText(row, members, locale)).join('\n')
  if (isEntry(value)) return entryText(value, members, locale)
  const [, column] = members.find(([key]) => key === splitPointer(pointer).at(-1)) ?? ['', {}]
  return Array.isArray(value)
    ? locale.list(value.map((one) => plainText(one, column, locale)))
    : plainText(value, column, locale)
}

/** A member of an entry: its key and schema. */
type Member = readonly [key: string, schema: Schema]

/** An entry on one line; an attached file by its name. */
function entryText(entry: unknown, members: readonly Member[], locale: FormLocale): string {
  if (!isEntry(entry)) return scalarText(entry)
  if (members.length === 0 && typeof entry.name === 'string') return entry.name
  const all = members.length > 0 ? members : Object.keys(entry).map((key): Member => [key, {}])
  return all
    .map(([key, schema]) => plainText(ownMember(entry, key), schema, locale))
    .join(locale.word('label-separator'))
}

function isEntry(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
