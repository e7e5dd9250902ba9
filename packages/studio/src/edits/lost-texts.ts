import type { FileMap } from '@formwright/definition'
import { FileEdits } from '../document/file-edits.ts'
import type { FileChanges } from '../document/file-edits.ts'
import { modelOf } from '../model/studio-model.ts'
import { forgetTexts } from './texts.ts'

/**
 * What two made of a draft, joined, without the translations of wordings that neither has any more: where two
 * worded the same place anew, both brought a translation, and one of the wordings was not taken.
 * @param versions the files as each of the two left them; the changes are to the first
 */
export function withoutLostTexts(
  versions: readonly [FileMap, FileMap],
  joined: FileChanges,
  edition: string,
): FileChanges {
  const edits = new FileEdits(versions[0])
  for (const [path, text] of joined) {
    if (text === undefined) edits.remove(path)
    else edits.write(path, text)
  }
  for (const files of versions) {
    const model = modelOf(files, edition)
    if (model) forgetTexts(model, edits)
  }
  return edits.changes()
}
