import type { FileMap } from '@formwright/definition'
import { uncheckedForm } from '@formwright/engine'
import type { Form } from '@formwright/engine'
import { withChanges } from '../document/file-edits.ts'
import type { FileChanges } from '../document/file-edits.ts'
import type { Act } from '../edits/act.ts'
import { draftRuleCases, followDrafts } from '../edits/cases.ts'
import { modelOf } from '../model/studio-model.ts'
import type { StudioModel } from '../model/studio-model.ts'

/**
 * Drafts cases of rules in a worker, and updates all drafts if `behind`:
 * `{ number, files, edition, ids, behind }` is answered by `{ number, changes }`.
 */
globalThis.addEventListener('message', ({ data }: MessageEvent) => {
  const { number, files, edition, ids, behind } = data as {
    number: number
    files: FileMap
    edition: string
    ids: readonly string[]
    behind: boolean
  }
  const changes = new Map<string, string | undefined>()
  const add = (edit: Drafting) => {
    const found = changesBy(withChanges(files, changes), edition, edit)
    for (const [path, text] of found) changes.set(path, text)
  }
  for (const id of ids) add((model, form) => draftRuleCases(model, id, form))
  if (behind) add(followDrafts)
  postMessage({ number, changes })
})

type Drafting = (model: StudioModel, form: Form) => Act

function changesBy(files: FileMap, edition: string, edit: Drafting): FileChanges {
  const model = modelOf(files, edition)
  if (!model) return new Map()
  try {
    return edit(model, uncheckedForm(model.bundle)).changes
  } catch {
    // for a rule that does not compile there is no draft until it is fixed; the linter says why
    return new Map()
  }
}
