import { revise } from '@formwright/authoring'
import { below, fileInfo } from '@formwright/definition'
import type { FileMap } from '@formwright/definition'
import { fieldTypes } from '@formwright/fields'
import { FileEdits, withChanges } from '../document/file-edits.ts'
import { replaceWords } from '../edits/form-facts.ts'
import type { FormFacts } from './blank-form.ts'

/**
 * A form under another name: its id, its title and who issues it, also where they are printed or head a
 * screen. Translations of what it was called before go; everything else is as it is written.
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
 * An edition of a form as that of a new form, moved on to the year of the new one.
 * @returns the files and their edition: that which was copied, where it cannot be moved to that year
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
