import { distance } from 'fastest-levenshtein'

/** The candidate nearest to what was written, for “did you mean”; empty when none is near. */
export function closest(written: string, candidates: Iterable<string>): string {
  if (written.length > LONGEST_NAME) return ''
  let best = ''
  let bestDistance = Number.POSITIVE_INFINITY
  const own = written.toLowerCase()
  for (const candidate of candidates) {
    const other = candidate.toLowerCase()
    const steps = isShortened(own, other) ? Math.min(away(own, other), SHORTENED) : away(own, other)
    // of those that are as near, one that begins and goes on with the same letters
    const distanceTo = isAbbreviation(own, other) ? steps - 0.5 : steps
    if (distanceTo < bestDistance) {
      best = candidate
      bestDistance = distanceTo
    }
  }
  return best
}

/** Nobody names anything in more letters: a longer text is no name that was misspelt. */
const LONGEST_NAME = 500

/** How far the beginning of a word is from the whole: `aver` of `average`. */
const SHORTENED = 3

function isShortened(written: string, candidate: string): boolean {
  return written.length >= 3 && candidate.startsWith(written) && !/[/.]/.test(candidate)
}

/** Whether a word is another with letters left out, the first one kept: `rnd` of `round`. */
function isAbbreviation(written: string, candidate: string): boolean {
  if (written[0] !== candidate[0]) return false
  let at = 0
  for (const letter of candidate) if (letter === written[at]) at++
  return at === written.length
}

/**
 * Steps from one word to another, of paths step by step: `/a/long/road` is not near `/a/long/way`. Infinite
 * when not near.
 */
function away(written: string, candidate: string): number {
  const [own, other] = [written, candidate].map((text) => text.split(/[/.]/))
  if (own!.length === 1 || own!.length !== other!.length) return distanceWithin(written, candidate)
  return own!.reduce(
    (sum, step, index) => sum + (step === other![index] ? 0 : distanceWithin(step, other![index]!)),
    0,
  )
}

function distanceWithin(written: string, candidate: string): number {
  const limit = Math.min(written.length - 1, Math.max(2, Math.floor(written.length * 0.4)))
  if (Math.abs(candidate.length - written.length) > limit) return Number.POSITIVE_INFINITY
  const count = typos(written, candidate)
  return count <= limit ? count : Number.POSITIVE_INFINITY
}

/** From so many letters on a word may have two mistakes and still be recognised. */
const LONG = 8

/**
 * The candidate that was meant beyond doubt, so that a tool may put it in unseen; empty otherwise. It differs
 * by one mistake of the keyboard (two in a long word), no other candidate is as near, and the numbers in it
 * are not others.
 */
export function typoOf(written: string, candidates: Iterable<string>): string {
  if (written.length < 3) return ''
  const limit = written.length < LONG ? 1 : 2
  const near = [...new Set(candidates)]
    .filter((candidate) => Math.abs(candidate.length - written.length) <= limit)
    .map((candidate) => ({ candidate, steps: typos(written.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ steps }) => steps <= limit)
    .sort((a, b) => a.steps - b.steps)
  const [best, second] = near
  if (!best || second?.steps === best.steps) return ''
  return otherNumber(written, best.candidate) ? '' : best.candidate
}

/** Whether one word may be the other with a mistake or two in it; of short ones, with one. */
export function isNear(written: string, candidate: string): boolean {
  const limit = written.length < LONG ? 1 : 2
  return (
    Math.abs(candidate.length - written.length) <= limit &&
    typos(written.toLowerCase(), candidate.toLowerCase()) <= limit
  )
}

/** Letters put in, left out, or replaced, and neighbours swapped, between two words. */
function typos(a: string, b: string): number {
  return isSwap(a, b) ? 1 : distance(a, b)
}

function isSwap(a: string, b: string): boolean {
  if (a.length !== b.length || a === b) return false
  let at = 0
  while (a[at] === b[at]) at++
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
}

/** 2023 for 2022 is another year and no mistake. */
function otherNumber(written: string, candidate: string): boolean {
  const [own = '', other = ''] = [written, candidate].map((text) => text.replaceAll(/\D/g, ''))
  return own !== '' && own !== other
}
