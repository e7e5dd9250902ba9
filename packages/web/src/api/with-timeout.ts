/** Longest that the browser may take to open what it keeps drafts in, in milliseconds. */
const PATIENCE_MS = 15_000

/** Calls back once after so many milliseconds; gives what calls it off. */
export type SetTimer = (ms: number, callback: () => void) => () => void

export const afterMs: SetTimer = (ms, callback) => {
  const timer = setTimeout(callback, ms)
  return () => clearTimeout(timer)
}

/** The browser does not answer when it is asked for what it keeps. */
export class StorageTimeout extends Error {}

/**
 * An answer, or an error where none comes in time: nobody is left waiting for ever.
 * @throws StorageTimeout
 */
export function withTimeout<T>(answer: Promise<T>, after: SetTimer = afterMs): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = after(PATIENCE_MS, () => reject(new StorageTimeout('IndexedDB does not answer')))
    void answer.then(resolve, reject).finally(end)
  })
}
