import { expect, test } from 'vitest'
import { equal, firstRepeated } from './equal.ts'

test.each([
  [1, 1, true],
  [0, -0, true],
  [1, '1', false],
  [null, undefined, false],
  [[1, 2], [2, 1], false],
  [[], {}, false],
  [{ a: 1, b: [2] }, { b: [2], a: 1 }, true],
  [{ a: undefined }, { b: undefined }, false],
  [{ toString: 1 }, { toString: 1 }, true],
  [{ valueOf: 1 }, { valueOf: 2 }, false],
  [{ constructor: {} }, { constructor: {} }, true],
  [JSON.parse('{"__proto__":1}'), {}, false],
])('%j and %j hold the same: %s', (one, other, isSame) => {
  expect(equal(one, other)).toBe(isSame)
  expect(equal(other, one)).toBe(isSame)
})

test.each([
  [[], undefined],
  [[1, '1', true, 'true', null, 'null', [1], '[1]'], undefined],
  [['a', 'b', 'b', 'a'], { first: 1, second: 2 }],
  [['__proto__', '__proto__'], { first: 0, second: 1 }],
  [[0, -0], { first: 0, second: 1 }],
  [[{ a: 1, b: 2 }, {}, { b: 2, a: 1 }], { first: 0, second: 2 }],
  [[{ toString: 1 }, { toString: 2 }, { toString: 1 }], { first: 0, second: 2 }],
])('of %j the first repeated are %j', (list, repeated) => {
  expect(firstRepeated(list)).toEqual(repeated)
})
