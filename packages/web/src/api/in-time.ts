/** Longest that the browser may take to open what it keeps drafts in, in milliseconds. */
const PATIENCE_MS = 15_000

/** Calls back once after so many milliseconds; gives what calls it off. */
export type After = (ms: number, then: () => void) => () => void

export const afterMs: After = (ms, then) => {
  const timer = setTimeout(then, ms)
  return () => clearTimeout(timer)
}

/** The browser does not answer when it is asked for what it keeps. */
export class SilentStorage extends Error {}

/**
 * An answer, or an error where none comes in time: nobody is left waiting for ever.
 * @throws SilentStorage
 */
export function inTime<T>(answer: Promise<T>, after: After = afterMs): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = after(PATIENCE_MS, () => reject(new SilentStorage('IndexedDB does not answer')))
    void answer.then(resolve, reject).finally(end)
  })
}
