import {
  defaultFieldType,
  FieldIndex,
  isWithin,
  languageOf,
  listsOfPart,
  localeOf,
  optionsOf,
  scalarText,
  treeOf,
  valueAt,
} from '@formwright/definition'
import type { FormBundle, FormList, FormLocale, Language } from '@formwright/definition'
import { fieldTypes, plainText } from './index.ts'

/** The form that values are of. */
interface OfForm {
  readonly bundle: FormBundle
}

/** Names of places and texts of values, as people of one form read them. */
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

/** A value in words: options by their titles, an entry of a list on a line of its own, '' for nothing. */
export function valueText(form: OfForm, pointer: string, value: unknown, language: Language): string {
  const locale = localeOf(form.bundle, language)
  if (isNothing(value)) return ''
  const { fields, lists } = wordsOf(form)
  const list = lists.find((one) => isWithin(pointer, one.pointer))
  if (list) return listText(value, list, pointer, locale)
  const field = fields.get(pointer)
  const schema = field?.schema ?? treeOf(form.bundle).nodeAt(pointer)?.schema
  if (Array.isArray(value) && !(schema?.items && optionsOf(schema.items)) && value.every(isEntry))
    return value
      .map((entry) => entryText(entry, Object.keys(schema?.items?.properties ?? {}), locale))
      .join('\n')
  const type = field && defaultFieldType(field, fieldTypes)
  const text = type && field ? type.plain(value, field, locale) : plainText(value, schema ?? {}, locale)
  return text === '' ? JSON.stringify(value) : text
}

/** Whether a change is one to a reader: nothing that became an empty list is still nothing. */
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
  const keys = columns.map(({ key }) => key)
  if (pointer === whole && Array.isArray(value))
    return value.map((row) => entryText(row, keys, locale)).join('\n')
  if (Array.isArray(value)) return locale.list(value.map(scalarText))
  return isEntry(value) ? entryText(value, keys, locale) : scalarText(value)
}

/** An entry on one line; what has a name (an attached file) goes by it. */
function entryText(entry: unknown, keys: readonly string[], locale: FormLocale): string {
  if (!isEntry(entry)) return scalarText(entry)
  if (keys.length === 0 && typeof entry.name === 'string') return entry.name
  return (keys.length > 0 ? keys : Object.keys(entry))
    .map((key) => plainText(valueAt(entry, `/${key}`), {}, locale))
    .join(locale.word('label-separator'))
}

function isEntry(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
