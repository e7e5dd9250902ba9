import { revise } from '@formwright/authoring'
import type { FileMap } from '@formwright/definition'
import { withChanges } from '../document/file-edits.ts'
import { JsonText } from '../document/json-text.ts'
import type { FormFacts } from './blank-form.ts'

/** A form under another name: its id, its title and who issues it; everything else as it is written. */
export function retitled(files: FileMap, { id, title, agency }: FormFacts): FileMap {
  const form = new JsonText(files.get('form.json')!)
  form.set('/id', id)
  form.set('/title', title)
  form.set('/agency', agency)
  return withChanges(files, new Map([['form.json', form.text]]))
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
  const revision = year === edition ? undefined : revise(own, edition, year)
  if (!revision || !('files' in revision)) return { files: own, edition }
  return { files: withChanges(own, revision.files), edition: year }
}
