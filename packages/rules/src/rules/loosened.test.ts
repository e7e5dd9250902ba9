import { expect, test } from 'vitest'
import { isLoosened } from './loosened.ts'

const rule = {
  id: 'R',
  part: '',
  index: 0,
  at: '/a',
  message: 'at least {params.p}',
  fix: { '/a': 'params.p' },
}

test.each<[what: string, texts: object, up: boolean, down: boolean]>([
  ['a lower limit', { check: 'a >= params.p' }, false, true],
  ['an upper limit', { check: 'a <= params.p' }, true, false],
  ['the other way round', { check: 'params.p > a' }, true, false],
  ['what must not be', { check: '!(a < params.p)' }, false, true],
  ['by a name', { check: 'a >= least', let: { least: 'params.p' } }, false, true],
  ['by a name of a name', { check: 'a >= l', let: { k: 'params.p + 1', l: 'k * 2' } }, false, true],
  ['one of two ways', { check: 'a >= params.p || b >= 3' }, false, true],
  ['a range', { check: 'a >= params.p && a <= params.p + 10' }, false, false],
  ['taken off', { check: 'a >= b - params.p' }, true, false],
  ['made negative', { check: 'a >= -params.p' }, true, false],
  ['times a number', { check: 'a >= params.p * 3 / 100' }, false, true],
  ['times a number below zero', { check: 'a >= params.p * -3' }, false, false],
  ['times an answer, which may be below zero', { check: 'a >= params.p * b' }, false, false],
  ['an equation', { check: 'a == params.p' }, false, false],
  ['a tolerance', { check: 'near(a, b, params.p)' }, true, false],
  ['what is expected', { check: 'near(a, params.p, 1)' }, false, false],
  ['when it is asked', { check: 'a > 3', when: 'b >= params.p' }, true, false],
  ['when and what', { check: 'a >= params.p', when: 'b >= params.p' }, false, false],
  ['how grave it is', { check: 'a > 3', severity: "a > params.p ? 'warning' : 'error'" }, false, true],
  ['how grave, turned', { check: 'a > 3', severity: "a > params.p ? 'error' : 'warning'" }, true, false],
  ['a choice of what counts', { check: 'a > (b ? params.p : 3)' }, false, true],
  ['a choice by it', { check: 'a > (b > params.p ? 2 : 3)' }, false, false],
  ['a function that nothing is known of', { check: 'a > cagr(b, c, params.p)' }, false, false],
  ['rows', { check: 'rows.all(row, row.a > params.p)' }, false, false],
  ['a parameter in words only', { check: 'a > 3' }, true, true],
  ['what is shown', { visible: 'a > params.p' }, false, false],
  ['what is worked out', { compute: 'a + params.p' }, false, false],
])('%s', (_, texts, up, down) => {
  expect(isLoosened({ ...rule, ...texts }, 'p', 10, 20)).toBe(up)
  expect(isLoosened({ ...rule, ...texts }, 'p', 20, 10)).toBe(down)
  expect(isLoosened({ ...rule, ...texts }, 'other', 20, 10)).toBe(true)
})

test('a list that has more entries', () => {
  const west = { ...rule, check: 'a > 3', severity: "within(r, params.p) ? 'warning' : 'error'" }
  expect(isLoosened(west, 'p', ['15'], ['15', '45'])).toBe(true)
  expect(isLoosened(west, 'p', ['15', '45'], ['15'])).toBe(false)
  expect(isLoosened(west, 'p', ['15'], ['45'])).toBe(false)
  expect(isLoosened({ ...rule, check: 'a in params.p' }, 'p', ['x'], ['x', 'y'])).toBe(true)
  expect(isLoosened({ ...rule, check: 'a in params.p' }, 'p', 'x', 'y')).toBe(false)
})
