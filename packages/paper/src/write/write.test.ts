import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { localeOf } from '@formwright/definition'
import { bundleOf } from '@formwright/definition/testing'
import { writer } from './write.ts'

const locale = localeOf(bundleOf({}))
const { write } = writer(locale)
const writeNumber = (value: number, decimals: number) => write(value, { 'x-decimals': decimals })

describe('numbers and days', () => {
  test.each([
    [41200, 0, '41,200'],
    [168.4, 2, '168.40'],
    [5200, 2, '5,200.00'],
    [112750.4, 2, '112,750.40'],
    [0.05, 2, '0.05'],
    [-3.2, 2, '-3.20'],
    [1.005, 2, '1.005'],
    [2.5, 4, '2.50'],
    [2.5125, 4, '2.5125'],
    [0.1 + 0.2, 2, '0.30000000000000004'],
    [0, 2, '0.00'],
    [999, 0, '999'],
    [1e15, 0, '1,000,000,000,000,000'],
  ])('%d of a field with %d decimals is written %s', (value, decimals, text) => {
    expect(writeNumber(value, decimals)).toBe(text)
  })

  test.each([
    [1926, {}, '1926'],
    [1926, { 'x-unit': 'any', 'x-decimals': 0 }, '1926'],
    [1926, { 'x-unit': '家' }, '1,926'],
    [41200, {}, '41,200'],
  ])('%d, which may be a year, of %j is written %s', (value, schema, text) => {
    expect(write(value, schema)).toBe(text)
  })

  test('a form may group its digits otherwise, or not at all', () => {
    expect(writer(locale, '').write(41200, {})).toBe('41200')
    expect(writer(locale, ' ').write(41200.5, {})).toBe('41 200.5')
  })

  test('whatever is written reads back as the same number', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e9, max: 1e9 }),
        fc.integer({ min: 0, max: 4 }),
        fc.integer({ min: 0, max: 2 }),
        (digits, places, decimals) => {
          const value = Number(`${digits}e-${places}`)
          expect(Number(writeNumber(value, decimals).replaceAll(',', ''))).toBe(value === 0 ? 0 : value)
        },
      ),
    )
  })

  test.each([
    ['2024-06-20', '2024年6月20日'],
    ['2024-13-45', '2024-13-45'],
    ['六月', '六月'],
    ['无', '无'],
  ])('%s is written %s', (day, text) => {
    expect(write(day, { format: 'date', 'x-none': true })).toBe(text)
  })
})

test('options are written by their titles, lists as a sentence has them, nothing as nothing', () => {
  const choice = {
    oneOf: [
      { const: 'a', title: '甲' },
      { const: 'b', title: '乙' },
    ],
  }
  expect(write('b', choice)).toBe('乙')
  expect(write('c', choice)).toBe('c')
  expect(write(['a', '', 'b'], { type: 'array', items: choice })).toBe('甲、乙')
  expect(write({ n: 1200, s: 'x' }, {})).toBe('1200、x')
  expect([write(undefined, {}), write(null, {}), write(true, {})]).toEqual(['', '', '是'])
})

test('what only a branch of an object or of a row holds is written by what the branch says of it', () => {
  const choice = { oneOf: [{ const: 'a', title: '甲' }] }
  const held = {
    type: 'object',
    properties: { kind: { type: 'string' } },
    if: { properties: { kind: { const: 'x' } } },
    // oxlint-disable-next-line unicorn/no-thenable
    then: { properties: { more: choice } },
  }
  expect(write({ kind: 'x', more: 'a' }, held as never)).toBe('x、甲')
  expect(write([{ more: 'a' }], { type: 'array', items: held } as never)).toBe('甲')
  expect(write([1], { type: 'array', items: false } as never)).toBe('1')
})
