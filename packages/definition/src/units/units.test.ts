import { describe, expect, test } from 'vitest'
import { UnitTable } from './unit-table.ts'
import { divideUnits, printUnit, sameDimensions, unitsAgree } from './units.ts'

const table = new UnitTable()
const unit = (name: string) => table.parse(name)!

describe('units', () => {
  test.each([
    ['亿元', '亿元', true],
    ['亿元', '万元', false],
    ['家', '人', false],
    ['个', '件', true],
    ['吨标准煤/万元', '吨标准煤/万元', true],
    ['吨标准煤/万元', '吨二氧化碳/万元', false],
    ['件/万人', '个/人', false],
  ])('%s agrees with %s: %s', (a, b, agree) => {
    expect(unitsAgree(unit(a), unit(b))).toBe(agree)
  })

  test.each([
    ['亿元', '万元', true],
    ['件/万人', '个/人', true],
    ['亿元', '家', false],
    ['%', '家', false],
  ])('%s converts into %s: %s', (a, b, converts) => {
    expect(sameDimensions(unit(a), unit(b))).toBe(converts)
  })

  test('an unknown unit is none', () => {
    expect(table.parse('亿圆')).toBeUndefined()
    expect(table.parse('吨/亿圆')).toBeUndefined()
  })

  test('like units cancel', () => {
    expect(printUnit(divideUnits(unit('亿元'), unit('亿元')))).toBe('1')
    expect(divideUnits(unit('亿元'), unit('万元')).scale).toBe(10_000)
  })
})

describe('units of a form', () => {
  const own = new UnitTable({
    language: 'en',
    units: {
      '£': {},
      '£k': { of: '£', factor: 1000 },
      '£m': { of: '£k', factor: 1000 },
      'kWh per m²': { of: 'kWh/m²' },
      a: { of: 'b' },
      b: { of: 'a' },
      c: { of: 'nothing' },
    },
  })

  test.each([
    ['£', '£k', 1000],
    ['£', '£m', 1_000_000],
    ['£/m²', '£k/ha', 0.1],
    ['kWh per m²', 'MWh/m²', 1000],
  ])('a %s goes into a %s as %d', (small, large, factor) => {
    const [one, other] = [own.parse(small)!, own.parse(large)!]
    expect(sameDimensions(one, other)).toBe(true)
    expect(other.scale / one.scale).toBeCloseTo(factor)
  })

  test('an opaque unit agrees with itself only', () => {
    expect(unitsAgree(own.parse('£')!, own.parse('£')!)).toBe(true)
    expect(sameDimensions(own.parse('£')!, own.parse('元')!)).toBe(false)
    expect(printUnit(divideUnits(own.parse('%')!, { ...own.parse('£')!, name: '' }))).not.toContain('own')
  })

  test('what is defined by itself, or by nothing, is none', () => {
    for (const name of ['a', 'b', 'c']) expect(own.parse(name)).toBeUndefined()
  })

  test('names are those of the form’s language', () => {
    expect(own.names).toContain('£k')
    expect(own.names).toContain('kWh')
    expect(own.names.filter((name) => /\p{Script=Han}/u.test(name))).toEqual([])
    expect(own.of('day')?.name).toBe('days')
    expect(table.of('day')?.name).toBe('天')
  })
})
