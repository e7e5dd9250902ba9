import { importSchema, startForm } from '@formwright/authoring'
import type { FileMap, Language } from '@formwright/definition'
import { fieldTypes } from '@formwright/fields'
import { blankForm, copyForm, fetchSounds, formOfFields, retitled } from '@formwright/studio'
import type { FieldList, FormFacts } from '@formwright/studio'
import { call } from '../api/api.ts'

/** The starting points of a new form. */
export const START_MODES = ['blank', 'template', 'list', 'copy', 'schema'] as const
export type StartMode = (typeof START_MODES)[number]

/** The selected starting point, as far as it is complete. */
export interface StartSource {
  readonly list?: FieldList
  readonly schema?: unknown
  readonly ui?: unknown
  readonly source?: { readonly form: string; readonly edition: string }
}

/** The files of the new form, and its edition. */
export async function filesOf(
  mode: StartMode,
  facts: FormFacts,
  { list, schema, ui, source }: StartSource,
  part: string,
): Promise<{ readonly files: FileMap; readonly edition: string }> {
  await fetchSounds()
  const edition = String(facts.year)
  if (mode === 'list') return { files: formOfFields(facts, list?.fields ?? []), edition }
  if (mode === 'template')
    return { files: retitled(startForm(facts.id, facts.year, facts.language), facts), edition }
  if (mode === 'schema') {
    const { id, title, agency, language } = facts
    const importFacts = {
      id,
      edition,
      title,
      agency,
      fieldTypes,
      ui,
      ...(language === undefined ? {} : { language }),
    }
    return { files: retitled(importSchema(schema, importFacts).files, facts), edition }
  }
  if (mode === 'copy' && source) {
    const { files } = await call('GET /definitions/sources/:form/:edition', { params: source })
    return copyForm(new Map(Object.entries(files)), source.edition, facts)
  }
  return { files: blankForm(facts, [part]), edition }
}

/** Reads the table of an .xlsx or CSV file. @throws UnreadableSheet */
export async function readTableOf(file: File, language: Language) {
  const { readTable } = await import('@formwright/sheets/table')
  return readTable(new Uint8Array(await file.arrayBuffer()), language)
}
