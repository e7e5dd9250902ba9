import { Piscina } from 'piscina'

/** Size of the young generation: most garbage of a busy thread is short-lived. */
const YOUNG_MB = 48

/** Ending a thread while `require` loads a module may crash the process (Node 20). */
const AS_MODULES = '--no-experimental-require-module'

/**
 * A pool of worker threads that run the default export of a module.
 * @param worker the built module; threads run the built code even if the server runs from sources
 * @param threads maximum number; started on demand
 * @param idleMs an idle thread ends after this time
 * @param workerData initial data of every thread
 * @param heapMb memory limit of a thread
 */
export function threadPool(
  worker: URL,
  threads: number,
  idleMs: number,
  workerData?: unknown,
  heapMb?: number,
): Piscina {
  const pool = new Piscina({
    filename: worker.href,
    execArgv: [AS_MODULES],
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: idleMs,
    workerData,
    ...(heapMb === undefined
      ? {}
      : { resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: YOUNG_MB } }),
  })
  // a thread that dies only fails its task
  pool.on('error', () => undefined)
  return pool
}
