const FIRST_MS = 2000
const LONGEST_MS = 30_000

/** Delay before a retry, growing and jittered, so that clients do not return at the same moment. */
export function retryDelay(failures: number, random: () => number = Math.random): number {
  return Math.min(FIRST_MS * 2 ** Math.min(failures, 8), LONGEST_MS) * (0.5 + random() / 2)
}
