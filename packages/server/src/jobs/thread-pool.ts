import { Piscina } from 'piscina'

/** Most of what a busy thread makes is forgotten at once: with room for it little is copied. */
const YOUNG_MB = 48

/** A thread that is ended while `require` loads a module may take the process along (Node 20). */
const AS_MODULES = '--no-experimental-require-module'

/**
 * Threads beside the server that run the default export of a module.
 * @param worker the module as it is built: threads run that, also where the sources run as they are
 * @param threads how many at most; none while nothing is asked of them
 * @param idleMs a thread goes when nothing was asked of it for so long
 * @param workerData what every thread is given when it begins
 * @param heapMb how much memory a thread may take; garbage is collected long before it would
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
  // a thread that ends fails its task and nothing else
  pool.on('error', () => undefined)
  return pool
}
