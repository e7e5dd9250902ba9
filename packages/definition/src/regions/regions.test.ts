import { describe, expect, test } from 'vitest'
import {
  isInRegion,
  levelsAbove,
  reachesLevel,
  regionAbove,
  REGION_LEVELS,
  significantDigits,
} from './regions.ts'

describe('regions', () => {
  test.each([
    ['350582', '350582', true],
    ['350582', '350500', true],
    ['350582', '350000', true],
    ['350582', '', true],
    ['350582', '350583', false],
    ['350500', '350582', false],
    ['350582', '330000', false],
    ['350582', '000000', false],
    ['000000', '000000', false],
  ])('%s lies in “%s”: %s', (inner, outer, lies) => {
    expect(isInRegion(inner, outer)).toBe(lies)
  })

  test('lie in those above them', () => {
    expect((['province', 'city', 'county'] as const).map((level) => regionAbove('350582', level))).toEqual([
      '350000',
      '350500',
      '350582',
    ])
    expect(['330000', '331000', '331002', '000000'].map(significantDigits)).toEqual([
      '33',
      '3310',
      '331002',
      '',
    ])
  })

  test.each([
    ['350582', 'province city county'],
    ['350500', 'province city'],
    ['350000', 'province'],
    ['', ''],
  ])('%s reaches %s', (code, levels) => {
    expect(REGION_LEVELS.filter((level) => reachesLevel(code, level)).join(' ')).toBe(levels)
  })

  test('levels have those of larger regions above them', () => {
    expect(REGION_LEVELS.map(levelsAbove)).toEqual([[], ['province'], ['province', 'city']])
  })
})
