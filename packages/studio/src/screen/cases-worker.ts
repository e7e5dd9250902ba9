import type { FileMap } from '@formwright/definition'
import { uncheckedForm } from '@formwright/engine'
import { withChanges } from '../document/file-edits.ts'
import type { FileChanges } from '../document/file-edits.ts'
import { draftRuleCases } from '../edits/cases.ts'
import { modelOf } from '../model/studio-model.ts'

/**
 * Drafts the cases of rules beside the page: `{ number, files, edition, ids }` is answered by `{ number,
 * changes }`.
 */
globalThis.addEventListener('message', ({ data }: MessageEvent) => {
  const { number, files, edition, ids } = data as {
    number: number
    files: FileMap
    edition: string
    ids: readonly string[]
  }
  const changes = new Map<string, string | undefined>()
  for (const id of ids)
    for (const [path, text] of changesFor(withChanges(files, changes), edition, id)) changes.set(path, text)
  postMessage({ number, changes })
})

function changesFor(files: FileMap, edition: string, id: string): FileChanges {
  const model = modelOf(files, edition)
  if (!model) return new Map()
  try {
    return draftRuleCases(model, id, uncheckedForm(model.bundle)).changes
  } catch {
    // a rule that cannot be compiled as it is: the linter says why, and it is drafted for once it can be
    return new Map()
  }
}
