import { UnitTable, titleWithUnit } from '@formwright/definition'
import type { FormFile, Json, Language, ListColumn, Schema } from '@formwright/definition'
import { inFormLanguage } from '../kinds/form-text.ts'
import { keyOf } from '../kinds/key-of.ts'
import { namesOf } from '../kinds/kinds.ts'
import { memberKinds } from '../kinds/member-kinds.ts'
import type { MemberKind } from '../kinds/member-kinds.ts'
import texts from './field-list-texts.json' with { type: 'json' }

/** A column of a list as a line of a list of fields writes it: its title, and what stands in it. */
export interface WrittenColumn {
  readonly title: string
  readonly kind: MemberKind['name'] | 'year'
  readonly unit: string
}

/** What brackets behind a title may say. */
const KINDS = ['text', 'count', 'amount', 'percent', 'date'] as const

/**
 * Columns by semicolons or lines, such as `名称；签订日期（日期）；合同额（万元）`: brackets behind a title say a type or a
 * unit; other brackets belong to the title.
 */
export function readColumns(written: string, language: Language): WrittenColumn[] {
  return written
    .split(/[;；\n]+/)
    .map((one) => one.trim())
    .filter(Boolean)
    .map((one) => readColumn(one, language))
}

function readColumn(written: string, language: Language): WrittenColumn {
  const [, title = '', said = ''] = /^(.*\S)\s*[(（]([^()（）]+)[)）]$/.exec(written) ?? []
  const isNamed = (names: Readonly<Record<string, string>>) =>
    Object.values(names).some((name) => name.toLowerCase() === said.trim().toLowerCase())
  const kind = KINDS.find((name) => isNamed(namesOf({ name })))
  if (title !== '' && kind) return { title, kind, unit: '' }
  if (title !== '' && isNamed(texts['column-year'])) return { title, kind: 'year', unit: '' }
  if (title !== '' && new UnitTable({ language }).parse(said)) return { title, kind: 'amount', unit: said }
  return { title: written, kind: 'text', unit: '' }
}

/** The columns of a list behind a number. */
export function listColumns(columns: readonly WrittenColumn[], language: Language): ListColumn[] {
  const keys: string[] = []
  return columns.map(({ title, kind, unit }, index) => {
    const key = keyOf(title, keys)
    keys.push(key)
    const type = kind === 'year' || kind === 'date' ? kind : kind === 'text' ? undefined : 'number'
    return {
      key,
      title: titleWithUnit(title, unit, language),
      ...(type === undefined ? {} : { type }),
      ...(index === 0 ? { required: true } : {}),
    }
  })
}

/** The rows of a table that are added one by one, with an answer for the samples. */
export function rowsOf(
  columns: readonly WrittenColumn[],
  form: Pick<FormFile, 'language' | 'none'>,
): { readonly items: Schema; readonly sample: Json } {
  const keys: string[] = []
  const members = columns.map(({ title, kind, unit }) => {
    const key = keyOf(title, keys)
    keys.push(key)
    const member = memberKinds.find(({ name }) => name === (kind === 'year' ? 'count' : kind))!
    const { schema, sample } = inFormLanguage(form, member)
    const { 'x-unit': _, ...plain } = schema
    const own = kind === 'year' ? plain : unit === '' ? schema : { ...schema, 'x-unit': unit }
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
