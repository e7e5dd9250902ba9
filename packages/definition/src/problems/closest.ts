import { distance } from 'fastest-levenshtein'

/**
 * The candidate that was probably meant, for “did you mean”: empty where none is near, or several are as
 * near, or what is near means something else.
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

/** Nobody names anything in more letters: a longer text is no name that was misspelt. */
const LONGEST_NAME = 500

/**
 * Steps from one word to another, of paths step by step: `/a/long/road` is not near `/a/long/way`. Infinite
 * when not near.
 */
function away(written: string, candidate: string): number {
  const [own, other] = [written, candidate].map((text) => text.split(/[/.]/)) as [string[], string[]]
  if (own.length !== other.length) return awayInWord(written, candidate)
  return own.reduce(
    (sum, step, index) => sum + (step === other[index] ? 0 : awayInWord(step, other[index]!)),
    0,
  )
}

/** So far a word is from what it is the beginning of: `aver` of `average`. */
const SHORTENED = 2.5

/** So many letters may be too few or too many. */
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

/** 2023 for 2022 is another year, and the least is not the most: no mistake of the keyboard. */
function meansAnother(written: string, candidate: string): boolean {
  // COM-1 for COM-01 is none
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
