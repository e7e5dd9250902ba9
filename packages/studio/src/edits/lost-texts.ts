import type { FileMap } from '@formwright/definition'
import { FileEdits, withChanges } from '../document/file-edits.ts'
import type { FileChanges } from '../document/file-edits.ts'
import { modelOf } from '../model/studio-model.ts'
import { sharedFiles } from './act.ts'
import { forgetThose, textsOfEdition } from './texts.ts'

/**
 * What two made of a draft, joined, without the translations of wordings that neither has any more: where two
 * worded the same place anew, both brought a translation, and one of the wordings was not taken. Where the
 * joined edition cannot be read, what its texts are is not known, and all translations stay.
 * @param versions the files as each of the two left them; the changes are to the first
 */
export function withoutLostTexts(
  versions: readonly [FileMap, FileMap],
  joined: FileChanges,
  edition: string,
): FileChanges {
  const model = modelOf(withChanges(versions[0], joined), edition)
  if (!model) return joined
  const still = textsOfEdition(model)
  const edits = new FileEdits(model.files, sharedFiles(model))
  const before = versions.flatMap((files) => {
    const version = modelOf(files, edition)
    return version ? [...textsOfEdition(version)] : []
  })
  forgetThose(
    model,
    edits,
    before.filter((text) => !still.has(text)),
  )
  return new Map([...joined, ...edits.changes()])
}
