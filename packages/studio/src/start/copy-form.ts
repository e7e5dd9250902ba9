import { revise } from '@formwright/authoring'
import { below, fileInfo } from '@formwright/definition'
import type { FileMap } from '@formwright/definition'
import { fieldTypes } from '@formwright/fields'
import { FileEdits, withChanges } from '../document/file-edits.ts'
import { replaceWords } from '../edits/form-facts.ts'
import type { FormFacts } from './blank-form.ts'

/**
 * A form under another name: id, title and agency, including where they are repeated on paper or screen.
 * Translations of the old texts are removed; everything else is unchanged.
 */
export function retitled(files: FileMap, { id, title, agency }: FormFacts): FileMap {
  const edits = new FileEdits(files)
  const form = edits.json('form.json')
  const before = { title: String(form.get('/title')), agency: String(form.get('/agency')) }
  for (const [was, now] of [
    [before.title, title],
    [before.agency, agency],
  ] as const)
    replaceWords(edits, files.keys(), was, now)
  form.set('/id', id)
  form.set('/title', title)
  form.set('/agency', agency)
  for (const path of files.keys())
    if (fileInfo(path).kind === 'texts')
      for (const was of Object.values(before)) {
        const at = below('/texts', was)
        if (edits.json(path).get(at) !== undefined) edits.json(path).remove(at)
      }
  return withChanges(files, edits.changes())
}

/**
 * Makes an edition of a form the edition of a new form, moved to the new form's year.
 * @returns the files, and the edition; it keeps its year if it cannot be moved
 */
export function copyForm(
  files: FileMap,
  edition: string,
  facts: FormFacts,
): { readonly files: FileMap; readonly edition: string } {
  const own = retitled(files, facts)
  const year = String(facts.year)
  const revision = year === edition ? undefined : revise(own, edition, year, { fieldTypes })
  if (!revision || !('files' in revision)) return { files: own, edition }
  return { files: withChanges(own, revision.files), edition: year }
}
