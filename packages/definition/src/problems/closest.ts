import { distance } from 'fastest-levenshtein'

/**
 * The candidate that was probably meant, for “did you mean”; empty if none is close, several are equally
 * close, or the close one has another meaning.
 */
export function closest(written: string, candidates: Iterable<string>): string {
  if (written.length > LONGEST_NAME) return ''
  const own = written.toLowerCase()
  let [best, least, isAlone] = ['', Number.POSITIVE_INFINITY, false]
  for (const candidate of new Set(candidates)) {
    const steps = away(own, candidate.toLowerCase())
    if (steps > least || steps === Number.POSITIVE_INFINITY || meansAnother(written, candidate)) continue
    isAlone = steps < least
    best = candidate
    least = steps
  }
  return isAlone ? best : ''
}

/** Longer texts are not considered misspelt names. */
const LONGEST_NAME = 500

/**
 * Edit distance of two words; paths are compared segment by segment, so `/a/long/road` is not near
 * `/a/long/way`. Infinite if not near.
 */
function away(written: string, candidate: string): number {
  const [own, other] = [written, candidate].map((text) => text.split(/[/.]/)) as [string[], string[]]
  if (own.length !== other.length) return awayInWord(written, candidate)
  return own.reduce(
    (sum, step, index) => sum + (step === other[index] ? 0 : awayInWord(step, other[index]!)),
    0,
  )
}

/** Cost of a missing ending: `aver` for `average`. */
const SHORTENED = 2.5

/** Maximum difference in length. */
const LEFT_OUT = 2

function awayInWord(written: string, candidate: string): number {
  if (isNear(written, candidate)) return typos(written, candidate)
  const lacking = Math.abs(candidate.length - written.length)
  const isWithout = isAbbreviation(written, candidate) || isAbbreviation(candidate, written)
  if (isWithout && lacking <= LEFT_OUT && written.length > lacking) return lacking
  const isPrefix = written.length >= 3 && candidate.startsWith(written) && !/[/.]/.test(candidate)
  return isPrefix ? SHORTENED : Number.POSITIVE_INFINITY
}

/** Whether a word is another with letters left out, the first one kept: `rnd` of `round`. */
function isAbbreviation(written: string, candidate: string): boolean {
  if (written[0] !== candidate[0]) return false
  let at = 0
  for (const char of candidate) if (char === written[at]) at++
  return at === written.length
}

/** Words of at least this length may have two typos. */
const LONG = 8

/**
 * The candidate that was certainly meant, so that a tool may apply it unattended; empty otherwise. It differs
 * by one typo (two in a long word), no other candidate is as close, and its numbers are the same.
 */
export function typoOf(written: string, candidates: Iterable<string>): string {
  if (written.length < 3) return ''
  const limit = written.length < LONG ? 1 : 2
  const near = [...new Set(candidates)]
    .filter((candidate) => !meansAnother(written, candidate))
    .filter((candidate) => Math.abs(candidate.length - written.length) <= limit)
    .map((candidate) => ({ candidate, steps: typos(written.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ steps }) => steps <= limit)
    .sort((a, b) => a.steps - b.steps)
  const [best, second] = near
  return !best || second?.steps === best.steps ? '' : best.candidate
}

/** Whether one word may be the other with a mistake or two in it; of short ones, with one. */
export function isNear(written: string, candidate: string): boolean {
  const limit = written.length < LONG ? 1 : 2
  return (
    Math.abs(candidate.length - written.length) <= limit &&
    typos(written.toLowerCase(), candidate.toLowerCase()) <= limit
  )
}

/** Number of inserted, deleted, replaced and swapped letters between two words. */
function typos(a: string, b: string): number {
  return isSwap(a, b) ? 1 : distance(a, b)
}

function isSwap(a: string, b: string): boolean {
  if (a.length !== b.length || a === b) return false
  let at = 0
  while (a[at] === b[at]) at++
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
}

/**
 * Whether two names differ in meaning rather than by a typo: another year, or opposites such as least and
 * most.
 */
function meansAnother(written: string, candidate: string): boolean {
  // COM-1 for COM-01 has the same number
  const [own = '', other = ''] = [written, candidate].map((text) =>
    text.replaceAll(/(?<!\d)0+(?=\d)|\D/g, ''),
  )
  return (own !== '' && own !== other) || isOpposite(written, candidate)
}

/** Words of names that are near and mean the opposite. */
const OPPOSITES = ['min max', 'lo hi', 'on off', 'in out', 'old new', 'yes no', 'from to'].map((pair) =>
  pair.split(' '),
)

function isOpposite(written: string, candidate: string): boolean {
  const [own, other] = [wordsOf(written), wordsOf(candidate)]
  if (own.length !== other.length) return false
  return own.some((word, at) =>
    OPPOSITES.some((pair) => word !== other[at] && pair.includes(word) && pair.includes(other[at]!)),
  )
}

/** The words of a name in camel case or with signs between. */
function wordsOf(name: string): string[] {
  return name.split(/(?<=[a-z\d])(?=[A-Z])|[^\p{L}\d]+/u).map((word) => word.toLowerCase())
}
