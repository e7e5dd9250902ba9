import { equal, isEmpty, ownMember } from '@formwright/definition'
import { holdsMark } from './marks.ts'

/** A row of a list with any columns. */
export type Row = Readonly<Record<string, unknown>>

/** Maximum number of row pairs that are compared; larger changes are treated as one value. */
const MOST_PAIRS = 250_000

/** Score for pairing two rows with nothing in common: a row that was replaced in place. */
const REPLACED = 0.01

/**
 * Matches each row of `before` to one of `after`, in order; `undefined` for deleted rows. Rows have no ids,
 * so the most similar ones are matched. Returns `undefined` if too much changed.
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

/** Dynamic programme: the best total score of pairing the rows from each pair of indexes on. */
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

/** Similarity of two rows from 0 to 1; undecided values match anything. */
export function likeness(one: Row, other: Row): number {
  const keys = new Set([...filledKeys(one), ...filledKeys(other)])
  if (keys.size === 0) return 1
  let same = 0
  for (const key of keys) {
    const value = ownMember(one, key)
    if (holdsMark(value) || equal(value, ownMember(other, key))) same++
  }
  return same / keys.size
}

function filledKeys(row: Row): string[] {
  return Object.keys(row).filter((key) => !isEmpty(row[key]))
}
