import { uncheckedForm } from '@formwright/engine'
import { draftRuleCases } from '../edits/cases.ts'
import { modelOf } from '../model/studio-model.ts'

/**
 * Drafts the cases of a rule beside the page: `{ number, files, edition, id }` is answered by `{ number,
 * changes }`.
 */
globalThis.addEventListener('message', ({ data }: MessageEvent) => {
  const { number, files, edition, id } = data as {
    number: number
    files: ReadonlyMap<string, string>
    edition: string
    id: string
  }
  postMessage({ number, changes: changesFor(files, edition, id) })
})

function changesFor(files: ReadonlyMap<string, string>, edition: string, id: string) {
  const model = modelOf(files, edition)
  if (!model) return new Map()
  try {
    return draftRuleCases(model, id, uncheckedForm(model.bundle)).changes
  } catch {
    // a rule that cannot be compiled as it is: the linter says why, and it is drafted for once it can be
    return new Map()
  }
}
