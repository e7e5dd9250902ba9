import type { FileMap, Problem } from '@formwright/definition'
import { mendSamples } from '../edits/mend-samples.ts'
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
  postMessage(mended())

  function mended() {
    const model = modelOf(files, edition)
    try {
      return model && mendSamples(model, rule, problems)
    } catch {
      // a rule that cannot be compiled: the linter says why
      return undefined
    }
  }
})
