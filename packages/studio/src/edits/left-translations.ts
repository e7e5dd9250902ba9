import { leftTranslations } from '@formwright/authoring'
import { below, fileInfo } from '@formwright/definition'
import type { Loaded } from '@formwright/definition'
import { fieldTypes } from '@formwright/fields'
import type { FileEdits } from '../document/file-edits.ts'

/**
 * Leaves out translations of texts that the edition does not have where inherited translations become its
 * own: as its own they would be reported, and nobody could tell where they came from.
 * @param shared inherited files → path of the edition's own copy
 */
export function leaveOthersTranslations(
  loaded: Loaded,
  edits: FileEdits,
  shared: ReadonlyMap<string, string>,
): void {
  const ofTexts = [...shared.values()].filter((path) => fileInfo(path).kind === 'texts')
  if (ofTexts.length === 0) return
  const changes = edits.changes()
  const copied = ofTexts.filter((path) => changes.get(path) !== undefined)
  if (copied.length === 0) return
  const left = leftTranslations(loaded, fieldTypes)
  for (const path of copied) {
    const json = edits.json(path)
    for (const text of left)
      for (const at of ['/texts', '/madeFor'])
        if (json.get(below(at, text)) !== undefined) json.remove(below(at, text))
  }
}
