import type { FileMap, Problem } from '@formwright/definition'
import { repairSamples } from '../edits/repair-samples.ts'
import { modelOf } from '../model/studio-model.ts'

/**
 * Looks for what has to change in the samples for a rule to hold again in cases, beside the page; one
 * question, one answer.
 */
globalThis.addEventListener('message', ({ data }: MessageEvent) => {
  const { files, edition, rule, problems } = data as {
    files: FileMap
    edition: string
    rule: string
    problems: readonly Pick<Problem, 'file' | 'pointer'>[]
  }
  postMessage(repaired())

  function repaired() {
    const model = modelOf(files, edition)
    try {
      return model && repairSamples(model, rule, problems)
    } catch {
      // a rule that cannot be compiled: the linter says why
      return undefined
    }
  }
})
