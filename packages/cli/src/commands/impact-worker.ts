import { parentPort, workerData } from 'node:worker_threads'
import { impactOn, ImpactTotal } from '@formwright/authoring'
import type { ImpactRow, ImpactTotals } from '@formwright/authoring'
import { resolveYears } from '@formwright/definition'
import type { FormBundle } from '@formwright/definition'
import { readJsonFile, UnusableInput } from '@formwright/definition/node'
import { compileForm } from '@formwright/engine'
import type { UnusableFile } from '../report/unusable.ts'

/** What a worker is given: both definitions. */
export interface ImpactTask {
  readonly before: FormBundle
  readonly after: FormBundle
}

/** What a worker says of the files it was sent. */
export interface ImpactBatch {
  readonly totals: ImpactTotals
  /** Rows of the applications for which something would change. */
  readonly rows: readonly ImpactRow[]
  readonly unusable: readonly UnusableFile[]
}

const { before, after } = workerData as ImpactTask
const forms = { before: compileForm(before), after: compileForm(after) }

parentPort?.on('message', (files: readonly string[]) => {
  // a thread has no origin, as a window has
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  void batchOf(files).then((batch) => parentPort?.postMessage(batch))
})

async function batchOf(files: readonly string[]): Promise<ImpactBatch> {
  const total = new ImpactTotal()
  const rows: ImpactRow[] = []
  const unusable: UnusableFile[] = []
  for (const file of files) {
    try {
      const answers = resolveYears(before, await readJsonFile(file, { quick: true }))
      const row = impactOn(forms.before, forms.after, { id: file, answers })
      total.add(row)
      if (row.appearing.length + row.vanishing.length + row.eligibility.length + row.lost.length > 0)
        rows.push(row)
    } catch (error) {
      if (!(error instanceof UnusableInput)) throw error
      // a thread sends what an error holds, and not the error
      unusable.push({ ...error, file })
    }
  }
  return { totals: total.toJSON(), rows, unusable }
}
