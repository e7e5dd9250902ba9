import { expect, test } from 'vitest'
import type { RefusedEntry } from './database.ts'
import { withoutRefused } from './without-refused.ts'

const refusedOf = (mine: unknown[], places: readonly number[]) =>
  places.map(
    (index) => ({ pointer: `/rows/${index}`, value: mine[index], code: 'unprocessable' }) as RefusedEntry,
  )

test.each<[string, unknown[], unknown[] | undefined, number[], unknown[]]>([
  ['all rows of a list that the server has not', ['a', 'b', 'c', 'd'], undefined, [0, 1, 2, 3], []],
  ['some of them', ['a', 'b', 'c', 'd'], undefined, [0, 2], ['b', 'd']],
  ['more than ten', Array.from('abcdefghijkl'), undefined, [2, 10, 11], Array.from('abdefghij')],
  [
    'rows that the server has, and rows that it has not',
    ['x', 'b', 'y', 'z'],
    ['a', 'b'],
    [0, 2, 3],
    ['a', 'b'],
  ],
  ['rows that were deleted', ['a'], ['a', 'b', 'c'], [1, 2], ['a', 'b', 'c']],
])('what was refused stays as the server has it: %s', (_, mine, theirs, places, sent) => {
  const result = withoutRefused({ rows: mine }, theirs ? { rows: theirs } : {}, refusedOf(mine, places))
  expect(result).toEqual({ rows: sent })
})
