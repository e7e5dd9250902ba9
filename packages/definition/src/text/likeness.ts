import { plainForms } from './plain-forms.ts'

/**
 * How much of one label stands in another in the same order, from 0 to 1: Chinese by character, other
 * scripts by word. One that holds the other whole is alike, however much longer it is; a single character
 * says nothing.
 */
export function labelLikeness(one: string, other: string): number {
  const [a, b] = [unitsOf(one), unitsOf(other)]
  const [shorter, longer] = [lengthOf(a), lengthOf(b)].sort((x, y) => x - y) as [number, number]
  const shared = lettersInCommon(a, b)
  if (shared < LEAST) return 0
  const share = shared / longer
  return shared === shorter ? ALIKE + share * (1 - ALIKE) : share
}

/** Whether the shorter of two labels stands whole in the other, in the same order. */
export function isContainedIn(one: string, other: string): boolean {
  const [short, long] = [unitsOf(one), unitsOf(other)].sort((a, b) => lengthOf(a) - lengthOf(b)) as [
    readonly string[],
    readonly string[],
  ]
  let at = 0
  for (const unit of long) if (unit === short[at]) at++
  return at === short.length && lengthOf(short) >= LEAST
}

/** Labels that are less alike are not taken for one another. */
export const ALIKE = 0.5

/** Fewer letters in common say nothing: many names end alike. */
const LEAST = 2

/** So much of a heading is compared. */
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

/** The letters of the longest run of units that both have in this order, with others between. */
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
