import { plainForms } from './plain-forms.ts'

/**
 * Similarity of two labels from 0 to 1: the share of one that occurs in the other in the same order, by
 * character for Chinese and by word for other scripts. A label that contains the other is similar regardless
 * of length; a single character is not enough.
 */
export function labelLikeness(one: string, other: string): number {
  const [a, b] = [unitsOf(one), unitsOf(other)]
  const [shorter, longer] = [lengthOf(a), lengthOf(b)].sort((x, y) => x - y) as [number, number]
  const shared = lettersInCommon(a, b)
  if (shared < LEAST) return 0
  const share = shared / longer
  return shared === shorter ? ALIKE + share * (1 - ALIKE) : share
}

/** Whether the shorter of two labels is contained in the other, in the same order. */
export function isContainedIn(one: string, other: string): boolean {
  const [short, long] = [unitsOf(one), unitsOf(other)].sort((a, b) => lengthOf(a) - lengthOf(b)) as [
    readonly string[],
    readonly string[],
  ]
  let at = 0
  for (const unit of long) if (unit === short[at]) at++
  return at === short.length && lengthOf(short) >= LEAST
}

/** Minimum similarity for two labels to match. */
export const ALIKE = 0.5

/** Minimum number of common letters: many labels share an ending. */
const LEAST = 2

/** Maximum length of a heading that is compared. */
const LONGEST = 40

function unitsOf(label: string): readonly string[] {
  const plain = plainForms(label)
    .replaceAll(/\([^()]*\)/g, '')
    .toLowerCase()
  return (plain.match(/\p{Script=Han}|[^\P{L}\p{Script=Han}]+|\p{N}+/gu) ?? []).slice(0, LONGEST)
}

function lengthOf(units: readonly string[]): number {
  return units.reduce((length, unit) => length + unit.length, 0)
}

/** The letters of the longest common subsequence of units. */
function lettersInCommon(one: readonly string[], other: readonly string[]): number {
  let above = new Array<number>(other.length + 1).fill(0)
  for (const unit of one) {
    const line = [0]
    other.forEach((against, at) => {
      const without = Math.max(above[at + 1]!, line[at]!)
      line.push(unit === against ? Math.max(without, above[at]! + unit.length) : without)
    })
    above = line
  }
  return above.at(-1)!
}
