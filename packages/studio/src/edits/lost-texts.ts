import type { FileMap } from '@formwright/definition'
import { FileEdits, withChanges } from '../document/file-edits.ts'
import type { FileChanges } from '../document/file-edits.ts'
import { modelOf } from '../model/studio-model.ts'
import { sharedFiles } from './act.ts'
import { forgetThose, textsOfEdition } from './texts.ts'

/**
 * Removes translations of texts that no longer occur after merging two versions of a draft: if both changed
 * the same text and its translation, only one of the texts is left. If the merged edition cannot be parsed,
 * all translations are kept.
 * @param versions both versions of the files; the changes are relative to the first
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
