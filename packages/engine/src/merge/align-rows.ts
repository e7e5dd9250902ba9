import { equal } from '@formwright/definition'
import { isEmpty } from '../structure/empty.ts'
import { holdsMark } from './marks.ts'

/** A row of a list, whatever its columns are. */
export type Row = Readonly<Record<string, unknown>>

/** More pairs of rows than these are not compared: what changed so much is one value. */
const MOST_PAIRS = 250_000

/** What pairing two rows is worth that have nothing in common: a row that was typed anew in its place. */
const REPLACED = 0.01

/**
 * Which row each row of `before` has become in `after`, in order; `undefined` for one that is gone. Rows have
 * no names, so those that have most in common are taken for the same. Nothing when too much changed to tell.
 */
export function alignRows(
  before: readonly Row[],
  after: readonly Row[],
): readonly (number | undefined)[] | undefined {
  const became = before.map((): number | undefined => undefined)
  let start = 0
  while (start < before.length && start < after.length && likeness(before[start]!, after[start]!) === 1)
    became[start] = start++
  let [end, endAfter] = [before.length, after.length]
  while (end > start && endAfter > start && likeness(before[end - 1]!, after[endAfter - 1]!) === 1)
    became[--end] = --endAfter
  const [height, width] = [end - start, endAfter - start]
  if (height * width > MOST_PAIRS) return undefined
  const worth = (row: number, column: number) => {
    const alike = likeness(before[start + row]!, after[start + column]!)
    return alike === 1 ? 2 : Math.max(alike, REPLACED)
  }
  const best = bestPairs(height, width, worth)
  const at = (row: number, column: number) => best[row * (width + 1) + column]!
  for (let row = 0, column = 0; row < height && column < width;) {
    if (at(row, column) === worth(row, column) + at(row + 1, column + 1))
      became[start + row++] = start + column++
    else if (at(row, column) === at(row, column + 1)) column++
    else row++
  }
  return became
}

/** For every pair of places, the most that pairing the rows from there on is worth. */
function bestPairs(
  height: number,
  width: number,
  worth: (row: number, column: number) => number,
): Float64Array {
  const best = new Float64Array((height + 1) * (width + 1))
  const at = (row: number, column: number) => row * (width + 1) + column
  for (let row = height - 1; row >= 0; row--)
    for (let column = width - 1; column >= 0; column--)
      best[at(row, column)] = Math.max(
        best[at(row + 1, column)]!,
        best[at(row, column + 1)]!,
        worth(row, column) + best[at(row + 1, column + 1)]!,
      )
  return best
}

/** How much of two rows is the same, from 0 to 1; what is undecided is like anything. */
export function likeness(one: Row, other: Row): number {
  const keys = new Set([...filledKeys(one), ...filledKeys(other)])
  if (keys.size === 0) return 1
  let same = 0
  for (const key of keys) if (holdsMark(one[key]) || equal(one[key], other[key])) same++
  return same / keys.size
}

function filledKeys(row: Row): string[] {
  return Object.keys(row).filter((key) => !isEmpty(row[key]))
}
