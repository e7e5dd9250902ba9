import { describe, expect, test } from 'vitest'
import { UnitTable } from './unit-table.ts'
import units from './units.json' with { type: 'json' }
import { divideUnits, inUnit, printUnit, sameDimensions, unitsAgree } from './units.ts'

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

  test.each([
    ['µg/m³', 'mg/m³', 1000],
    ['mg/L', 'kg/m³', 1000],
    ['t/a', '万吨/年', 1e4],
    ['g', 'kg', 1000],
    ['kWh', 'GJ', 277.7778],
    ['mg/Nm³', '克/标准立方米', 1000],
    ['dB', '分贝', 1],
    ['℃', '°C', 1],
    ['个', '台', 1],
  ])('%s goes into %s as %d', (small, large, factor) => {
    expect(sameDimensions(unit(small), unit(large))).toBe(true)
    expect(unit(large).scale / unit(small).scale).toBeCloseTo(factor, 3)
  })

  test('no name is that of two units', () => {
    const names = units.flatMap((entry) => Object.values(entry.names).flat())
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  })

  test('an unknown unit is none, and of a quotient it is told which part', () => {
    expect(table.parse('亿圆')).toBeUndefined()
    expect(table.parse('吨/亿圆')).toBeUndefined()
    expect(table.unknownIn('吨/亿圆')).toEqual(['亿圆'])
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

test.each([
  [12345678901234568, '亿元', '万元', 123456789012345680000],
  [0.07, '万元', '元', 700],
  [1.005, '亿元', '万元', 10_050],
  [4350, '元', '万元', 0.435],
  [-1.797693134862316e300, '亿元', '万元', -1.797693134862316e304],
  [3, '公顷', '平方千米', 0.03],
])('%d %s are as many %s, digit by digit', (value, from, to, converted) => {
  expect(inUnit(value, unit(from), unit(to))).toBe(converted)
})
