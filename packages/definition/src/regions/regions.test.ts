import { describe, expect, test } from 'vitest'
import {
  isInRegion,
  isRegionCode,
  levelsAbove,
  regionAbove,
  REGION_LEVELS,
  regionLevelsOf,
  significantDigits,
} from './regions.ts'
import {
  hasRegionsWithin,
  levelOfRegion,
  nameOfRegionIn,
  ownRegister,
  regionsOfLevel,
  regionAt,
} from './register.ts'

const CHINA = {}
const UK = {
  regions: {
    levels: [
      { id: 'country', title: 'Country', places: { E: 'England', W: 'Wales' } },
      { id: 'council', title: 'Council', places: { E06000001: 'Hartlepool', W06000015: 'Cardiff' } },
    ],
  },
}

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
    ['E06000001', 'E', true],
    ['E06000100', 'E06000100', true],
    ['E06000001', 'E060000', true],
    ['W06000015', 'E', false],
    ['09162', '09', true],
  ])('%s lies in “%s”: %s', (inner, outer, lies) => {
    expect(isInRegion(inner, outer)).toBe(lies)
  })

  test('lie in those above them', () => {
    expect(REGION_LEVELS.map((level) => regionAbove(CHINA, '350582', level))).toEqual([
      '350000',
      '350500',
      '350582',
    ])
    expect(['330000', '331000', '331002', '000000', 'E06000100'].map(significantDigits)).toEqual([
      '33',
      '3310',
      '331002',
      '',
      'E06000100',
    ])
  })

  test.each([
    ['350582', 'province city county'],
    ['350500', 'province city'],
    ['350000', 'province'],
    ['', ''],
  ])('%s reaches %s', (code, levels) => {
    expect(REGION_LEVELS.filter((level) => regionAbove(CHINA, code, level) !== '').join(' ')).toBe(levels)
  })

  test('levels have those of larger regions above them', () => {
    expect(REGION_LEVELS.map((level) => levelsAbove(CHINA, level))).toEqual([
      [],
      ['province'],
      ['province', 'city'],
    ])
  })

  test('a form may have places of its own, with levels of its own', () => {
    expect(regionLevelsOf(UK)).toEqual(['country', 'council'])
    expect(levelsAbove(UK, 'council')).toEqual(['country'])
    expect(['E06000001', 'E', '350582'].map((code) => isRegionCode(UK, code))).toEqual([true, true, false])
    expect(regionAbove(UK, 'E06000001', 'country')).toBe('E')
    expect(regionAbove(UK, 'E', 'council')).toBe('')
    const register = ownRegister(UK)!
    expect(regionsOfLevel(register, 'council', 'W')).toEqual([{ code: 'W06000015', name: 'Cardiff' }])
    expect(levelOfRegion(register, 'W06000015')).toBe('council')
    expect(nameOfRegionIn(register, 'W06000015')).toBe('Cardiff, Wales')
    expect(regionAt(register, 'W06000015', 'country')).toEqual({ code: 'W', name: 'Wales' })
  })
})

test('what stands in the list for a city where there is none is no part of a name', () => {
  const places = {
    province: { '420000': '湖北省', '500000': '重庆市' },
    city: { '429000': '省直辖县', '500100': '重庆市', '500200': '县', '420100': '武汉市' },
    county: { '429004': '仙桃市', '500229': '城口县', '420102': '江岸区', '500101': '万州区' },
  }
  const name = (code: string) => nameOfRegionIn({ places }, code)
  expect(['429004', '500229', '420102', '500101'].map(name)).toEqual([
    '湖北省仙桃市',
    '重庆市城口县',
    '湖北省武汉市江岸区',
    '重庆市万州区',
  ])
  // as a place of its own it is told from the province
  expect(name('429000')).toBe('湖北省省直辖县')
})

test('whether a place has others in it is said as by their list', () => {
  const register = ownRegister(UK)!
  for (const within of ['E', 'W', 'N', ''])
    expect(hasRegionsWithin(register, 'council', within), within).toBe(
      regionsOfLevel(register, 'council', within).length > 0,
    )
})
