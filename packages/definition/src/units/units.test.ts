import { describe, expect, test } from 'vitest'
import { divideUnits, parseUnit, printUnit, sameDimensions, unitsAgree } from './units.ts'

const unit = (name: string) => parseUnit(name)!

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
    expect(parseUnit('亿圆')).toBeUndefined()
    expect(parseUnit('吨/亿圆')).toBeUndefined()
  })

  test('like units cancel', () => {
    expect(printUnit(divideUnits(unit('亿元'), unit('亿元')))).toBe('1')
    expect(divideUnits(unit('亿元'), unit('万元')).scale).toBe(10_000)
  })
})
