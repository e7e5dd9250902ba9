import { fillYears, timeZoneOf } from '@formwright/definition'
import type { EditionFile, FormFile } from '@formwright/definition'

/** The title in the form file; empty if it cannot be parsed. */
export function titleIn(formFile: string | null): string {
  const title = memberOf(formFile ?? '', 'title')
  return typeof title === 'string' ? title : ''
}

/** The title in the edition file, with its years; empty if it cannot be parsed. */
export function editionTitleIn(editionFile: string | null): string {
  const { title, years = {} } = read<EditionFile>(editionFile ?? '') ?? {}
  if (typeof title !== 'string' || typeof years !== 'object') return ''
  const sets = Object.entries(years).filter((entry): entry is [string, number[]] => Array.isArray(entry[1]))
  const { text, unknown } = fillYears(title, Object.fromEntries(sets))
  return unknown.length > 0 ? '' : text
}

/** A member of the form file; `undefined` if it cannot be parsed. */
export function memberOf(formFile: string, name: 'id' | 'title'): unknown {
  return read<FormFile>(formFile)?.[name]
}

/** The time zone of the form, according to its files. */
export function timeZoneIn(files: Readonly<Record<string, string | null>>, edition: string): string {
  const form = read<FormFile>(files['form.json'] ?? '') ?? {}
  return timeZoneOf({ form, edition: read<EditionFile>(files[`${edition}/edition.json`] ?? '') ?? {} })
}

function read<File>(text: string): Partial<File> | undefined {
  try {
    return JSON.parse(text) as Partial<File>
  } catch {
    return undefined
  }
}
