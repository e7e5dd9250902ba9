import { Big } from 'big.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { add, divide, formatNumber, multiply, round, settle, subtract, within } from './decimal.ts'

describe('decimals', () => {
  test.each([
    [add(0.1, 0.2), 0.3],
    [subtract(0.3, 0.1), 0.2],
    [subtract(12_345_678.91, 12_345_678.9), 0.01],
    [subtract(100_000_000.1, 100_000_000), 0.1],
    [add(76_233.147755667, 8_578_388.22), 8_654_621.367755666],
    [add(126_487.119, 763_046_302_910.497), 763_046_429_397.616],
    [multiply(4.35, 100), 435],
    [multiply(1.005, 1000), 1005],
    [multiply(0.07, 100), 7],
    [add(1e21, 1), 1e21],
    [divide(4.35, 0.01), 435],
    [round(1.005, 2), 1.01],
    [round(-1.005, 2), -1.01],
    [round(2.675, 2), 2.68],
    [round(-0.001, 2), 0],
    [round(1e21, 2), 1e21],
    [settle((1.21 ** 0.5 - 1) * 100), 10],
  ])('%d is %d', (found, expected) => {
    expect(found).toBe(expected)
  })

  test('division by 0 says nothing', () => {
    expect(divide(1, 0)).toBeUndefined()
  })

  test('tolerances are decimal', () => {
    expect(within(1.01, 1, 0.01)).toBe(true)
    expect(within(0.3, 0.1 + 0.2, 0)).toBe(true)
    expect(within(1.0101, 1, 0.01)).toBe(false)
  })

  test('numbers are shown without exponent and noise', () => {
    expect([
      formatNumber(1e21),
      formatNumber(33.333333),
      formatNumber(0.1 + 0.2),
      formatNumber(1.005),
    ]).toEqual(['1000000000000000000000', '33.33', '0.3', '1.01'])
  })

  const decimal = fc
    .tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 5 }))
    .map(([digits, schemas]) => new Big(digits).div(new Big(10).pow(schemas)).toNumber())

  test('sums, differences and products are the doubles nearest to the exact decimals', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        expect(add(a, b)).toBe(new Big(a).plus(b).toNumber() + 0)
        expect(subtract(a, b)).toBe(new Big(a).minus(b).toNumber() + 0)
        expect(multiply(a, b) + 0).toBe(new Big(a).times(b).toNumber() + 0)
      }),
    )
  })
})
