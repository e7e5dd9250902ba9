import type { FileMap } from '@formwright/definition'
import { FileEdits, withChanges } from '../document/file-edits.ts'
import type { FileChanges } from '../document/file-edits.ts'
import { modelOf } from '../model/studio-model.ts'
import { sharedFiles } from './act.ts'
import { forgetTexts } from './texts.ts'

/**
 * What two made of a draft, joined, without the translations of wordings that neither has any more: where two
 * worded the same place anew, both brought a translation, and one of the wordings was not taken.
 * @param versions the files as each of the two left them
 * @param joined the files that they changed as they are in the end, those that are as one left them included
 */
export function withoutLostTexts(
  versions: readonly [FileMap, FileMap],
  joined: FileChanges,
  edition: string,
): FileChanges {
  const files = withChanges(versions[0], joined)
  const model = modelOf(files, edition)
  if (!model) return joined
  const edits = new FileEdits(files, sharedFiles(model))
  for (const version of versions) {
    const left = modelOf(version, edition)
    if (left) forgetTexts(left, edits)
  }
  return new Map([...joined, ...edits.changes()])
}
