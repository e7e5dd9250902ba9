import { parentPort, workerData } from 'node:worker_threads'
import { impactOfFiles } from './impact-batch.ts'
import type { ImpactTask } from './impact-batch.ts'

const batchOf = impactOfFiles(workerData as ImpactTask)

parentPort?.on('message', (files: readonly string[]) => {
  // a thread has no origin, as a window has
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  void batchOf(files).then((batch) => parentPort?.postMessage(batch))
})
