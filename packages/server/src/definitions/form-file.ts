import { timeZoneOf } from '@formwright/definition'
import type { EditionFile, FormFile } from '@formwright/definition'

/** The title of the form as its file says it now; empty while that cannot be read. */
export function titleIn(formFile: string | null): string {
  const title = memberOf(formFile ?? '', 'title')
  return typeof title === 'string' ? title : ''
}

/** A member of a form's file; nothing while that cannot be read. */
export function memberOf(formFile: string, name: 'id' | 'title'): unknown {
  return read<FormFile>(formFile)?.[name]
}

/** The time zone where a form is at home, as its files say now. */
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
