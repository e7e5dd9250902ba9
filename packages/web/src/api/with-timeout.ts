/** Timeout for the browser's storage in milliseconds. */
const PATIENCE_MS = 15_000

/** A timer: calls back after some milliseconds; returns the function that cancels it. */
export type SetTimer = (ms: number, callback: () => void) => () => void

export const afterMs: SetTimer = (ms, callback) => {
  const timer = setTimeout(callback, ms)
  return () => clearTimeout(timer)
}

/** The browser's storage does not answer. */
export class StorageTimeout extends Error {}

/** Rejects if a promise does not settle in time. @throws StorageTimeout */
export function withTimeout<T>(answer: Promise<T>, after: SetTimer = afterMs): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = after(PATIENCE_MS, () => reject(new StorageTimeout('IndexedDB does not answer')))
    void answer.then(resolve, reject).finally(end)
  })
}
