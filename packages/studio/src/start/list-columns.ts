import { inLanguage, speaker, titleWithUnit, UnitTable } from '@formwright/definition'
import type { FormFile, Json, Language, ListColumn, Option, Schema } from '@formwright/definition'
import { optionCode } from '../edits/change-field.ts'
import { inFormLanguage } from '../kinds/form-text.ts'
import { keyOf } from '../kinds/key-of.ts'
import { kindName, namesOf, otherNamesOf } from '../kinds/kinds.ts'
import { memberKinds } from '../kinds/member-kinds.ts'
import type { MemberKind } from '../kinds/member-kinds.ts'
import { sameName } from './field-list-headers.ts'
import { itemsWritten, unitSaid } from '../kinds/written-items.ts'
import texts from './field-list-texts.json' with { type: 'json' }

const say = speaker(texts)

/** A column of a list as specified in a field list: its title, and its kind. */
export interface WrittenColumn {
  readonly title: string
  readonly kind: MemberKind['name'] | 'year'
  readonly unit: string
  /** The titles of its options; left out if they are still to be written. */
  readonly choices?: readonly string[]
}

/** Kinds that can be named in brackets after a title. */
const KINDS = ['text', 'narrative', 'count', 'amount', 'percent', 'date', 'choice'] as const

/** Separators of columns; a slash is part of a title. */
const MARKS = [/[;；\n\t]/, /、/, /[,，]/]

/**
 * Parses columns separated by semicolons, lines or else commas, such as `名称；签订日期（日期）；合同额（万元）；类型（发明/实用新型）`.
 * Brackets after a title may contain a kind, unit or options; otherwise they are part of the title.
 */
export function readColumns(written: string, language: Language): WrittenColumn[] {
  return itemsWritten(written, MARKS).map((one) => readColumn(one, language))
}

function readColumn(written: string, language: Language): WrittenColumn {
  const [, title = '', said = ''] = /^(.*\S)\s*[(（]([^()（）]+)[)）]$/.exec(written) ?? []
  if (title === '') return { title: written, kind: 'text', unit: '' }
  const isNamed = (names: readonly string[]) => names.some((name) => sameName(name, said))
  const kind = KINDS.find((name) => isNamed([...Object.values(namesOf({ name })), ...otherNamesOf({ name })]))
  if (kind === 'choice') return { title, kind, unit: '', choices: [] }
  if (kind) return { title, kind, unit: '' }
  if (isNamed(Object.values(texts['column-year']))) return { title, kind: 'year', unit: '' }
  const unit = unitSaid(said)
  if (new UnitTable({ language }).parse(unit)) return { title, kind: 'amount', unit }
  const choices = itemsWritten(said)
  if (choices.length > 1) return { title, kind: 'choice', unit: '', choices }
  return { title: written, kind: 'text', unit: '' }
}

/** Writes columns in the format that `readColumns` parses. */
export function writeColumns(columns: readonly WrittenColumn[], language: Language): string {
  return columns
    .map(({ title, kind, unit, choices = [] }) => {
      const type =
        kind === 'year' ? inLanguage(texts['column-year'], language) : kindName({ name: kind }, language)
      const said = unit || choices.join('/') || (kind === 'text' ? '' : type)
      return said === '' ? title : say('column-said', language, { title, said })
    })
    .join(inLanguage(texts.separator, language))
}

/** Options with generated codes. */
export function optionsTitled(titles: readonly string[]): Option[] {
  const options: Option[] = []
  for (const title of titles) options.push({ const: optionCode(options), title })
  return options
}

/** The columns of a list behind a number. */
export function listColumns(columns: readonly WrittenColumn[], language: Language): ListColumn[] {
  const keys: string[] = []
  return columns.map(({ title, kind, unit, choices = [] }, index) => {
    const key = keyOf(title, keys)
    keys.push(key)
    const isText = kind === 'text' || kind === 'narrative' || kind === 'choice'
    const type = kind === 'year' || kind === 'month' || kind === 'date' ? kind : isText ? undefined : 'number'
    return {
      key,
      title: titleWithUnit(title, unit, language),
      ...(type === undefined ? {} : { type }),
      ...(choices.length > 1 ? { oneOf: optionsTitled(choices) } : {}),
      ...(index === 0 ? { required: true } : {}),
    }
  })
}

/** The schema of rows added by applicants, and an answer for samples. */
export function rowsOf(
  columns: readonly WrittenColumn[],
  form: Pick<FormFile, 'language' | 'none'>,
): { readonly items: Schema; readonly sample: Json } {
  const keys: string[] = []
  const members = columns.map(({ title, kind, unit, choices = [] }) => {
    const key = keyOf(title, keys)
    keys.push(key)
    const member = memberKinds.find(({ name }) => name === (kind === 'year' ? 'count' : kind))!
    const { schema, sample } = inFormLanguage(form, member)
    const { 'x-unit': _, ...plain } = schema
    const inUnit = kind === 'year' ? plain : unit === '' ? schema : { ...schema, 'x-unit': unit }
    const own = choices.length > 1 ? { ...inUnit, oneOf: optionsTitled(choices) } : inUnit
    return [key, { title, ...own }, sample as Json] as const
  })
  return {
    items: {
      type: 'object',
      properties: Object.fromEntries(members.map(([key, schema]) => [key, schema])),
      required: keys.slice(0, 1),
      additionalProperties: false,
    },
    sample: [Object.fromEntries(members.map(([key, , sample]) => [key, sample]))],
  }
}
