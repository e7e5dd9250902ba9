import type { FileMap, Problem } from '@formwright/definition'
import { repairSamples } from '../edits/repair-samples.ts'
import { modelOf } from '../model/studio-model.ts'

/**
 * Computes in a worker which sample answers have to change for a rule to hold again in cases; one request,
 * one response.
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
      // for a rule that does not compile, the linter says why
      return undefined
    }
  }
})
