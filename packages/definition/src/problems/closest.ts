import { distance } from 'fastest-levenshtein'

/** The candidate nearest to what was written, for “did you mean”; empty when none is near. */
export function closest(written: string, candidates: Iterable<string>): string {
  const limit = Math.min(written.length - 1, Math.max(2, Math.floor(written.length * 0.4)))
  let best = ''
  let bestDistance = limit + 1
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - written.length) > limit) continue
    const steps = slips(written.toLowerCase(), candidate.toLowerCase())
    if (steps < bestDistance) {
      best = candidate
      bestDistance = steps
    }
  }
  return best
}

/** From so many letters on a word may have two slips and still be recognised. */
const LONG = 8

/**
 * The candidate that was meant beyond doubt, so that a tool may put it in unseen; empty otherwise. It differs by one
 * slip of the keyboard (two in a long word), no other candidate is as near, and the numbers in it are not others.
 */
export function typoOf(written: string, candidates: Iterable<string>): string {
  if (written.length < 3) return ''
  const limit = written.length < LONG ? 1 : 2
  const near = [...new Set(candidates)]
    .filter((candidate) => Math.abs(candidate.length - written.length) <= limit)
    .map((candidate) => ({ candidate, steps: slips(written.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ steps }) => steps <= limit)
    .sort((a, b) => a.steps - b.steps)
  const [best, second] = near
  if (!best || second?.steps === best.steps) return ''
  return otherNumber(written, best.candidate) ? '' : best.candidate
}

/** Letters put in, left out, or replaced, and neighbours swapped, between two words. */
function slips(a: string, b: string): number {
  return isSwap(a, b) ? 1 : distance(a, b)
}

function isSwap(a: string, b: string): boolean {
  if (a.length !== b.length || a === b) return false
  let at = 0
  while (a[at] === b[at]) at++
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
}

/** 2023 for 2022 is another year and no slip. */
function otherNumber(written: string, candidate: string): boolean {
  const [own = '', other = ''] = [written, candidate].map((text) => text.replaceAll(/\D/g, ''))
  return own !== '' && own !== other
}
