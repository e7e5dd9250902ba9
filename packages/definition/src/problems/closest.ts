import { distance } from 'fastest-levenshtein'

/** The candidate nearest to what was written, for “did you mean”; empty when none is near. */
export function closest(written: string, candidates: Iterable<string>): string {
  const limit = Math.min(written.length - 1, Math.max(2, Math.floor(written.length * 0.4)))
  let best = ''
  let bestDistance = limit + 1
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - written.length) > limit) continue
    const steps = distance(written.toLowerCase(), candidate.toLowerCase())
    if (steps < bestDistance) {
      best = candidate
      bestDistance = steps
    }
  }
  return best
}
