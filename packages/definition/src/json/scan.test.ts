import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { scanJson } from './scan.ts'

const LIMITS = { depth: 20, values: 1000, members: 50 }

describe('numbers that a double cannot hold', () => {
  test.each([
    ['9007199254740993', ['']],
    ['{"a":[1,{"b/c":1e400}]}', ['/a/1/b~1c']],
    ['[-1e400, 1e-400, 0.1000000000000000055511151231257827]', ['/0', '/1', '/2']],
    ['{"\\u0061":12345678901234567890}', ['/a']],
    ['{"a":{"b":1},"c":[[],[9007199254740993]],"d":9007199254740995}', ['/c/1/0', '/d']],
  ])('are found where they stand: %s', (text, pointers) => {
    expect(scanJson(text, LIMITS).inexact).toEqual(pointers)
  })

  test.each([
    '[0, -0, 0e999999, 0.000, 1.0, 1e2, 1E+2, 100e-2, 46.81, 4.35, 19.99]',
    '[9007199254740992, 9007199254740994, 1e22, 1.7976931348623157e308, 5e-324, 0.1]',
    '["9007199254740993", "1e400 \\" 1e400", {"1e400": "1e400"}]',
  ])('are not: %s', (text) => {
    expect(scanJson(text, LIMITS).inexact).toEqual([])
  })

  test('are none of those that JavaScript writes', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        expect(scanJson(JSON.stringify(value), { depth: 20, values: 10_000, members: 1000 })).toEqual({
          inexact: [],
        })
      }),
    )
  })
})

describe('limits', () => {
  test('of nesting and of values are told when they are passed, and not before', () => {
    const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels)
    expect(scanJson(nested(20), LIMITS)).toEqual({ inexact: [] })
    expect(scanJson(nested(21), LIMITS).beyond).toBe('depth')
    expect(scanJson(nested(100_000), LIMITS).beyond).toBe('depth')
    expect(scanJson(JSON.stringify(Array(999).fill(true)), LIMITS)).toEqual({ inexact: [] })
    expect(scanJson(JSON.stringify(Array(1000).fill(null)), LIMITS).beyond).toBe('values')
    const members = (count: number) =>
      JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, 1])))
    expect(scanJson(members(50), LIMITS)).toEqual({ inexact: [] })
    expect(scanJson(members(51), LIMITS).beyond).toBe('members')
    expect(scanJson(JSON.stringify({ a: '['.repeat(50) }), LIMITS)).toEqual({ inexact: [] })
  })

  test('hold for what is no JSON, in linear time', () => {
    const start = performance.now()
    for (const text of [
      '"' + '\\'.repeat(3_000_000),
      '\\"'.repeat(1_000_000),
      '0'.repeat(3_000_000),
      ']'.repeat(1_000_000),
      '"',
    ])
      scanJson(text, LIMITS)
    expect(performance.now() - start).toBeLessThan(2000)
  })
})
