import { describe, expect, test } from 'vitest'
import { closest, typoOf } from './closest.ts'

describe('what was meant beyond doubt', () => {
  test.each([
    ['a letter left out', 'sumary', ['summary', 'actions'], 'summary'],
    ['neighbours swapped', 'yse', ['yes', 'no'], 'yes'],
    ['two mistakes in a long word', 'overseesBranch', ['overseasBranch'], 'overseasBranch'],
    ['two mistakes in a short word', 'sumry', ['summary'], ''],
    ['two candidates as near', 'ratioMid', ['ratioMin', 'ratioMix'], ''],
    ['another year', 'y2024', ['y2023'], ''],
    ['a digit left out', 'areaKm', ['areaKm2'], 'areaKm2'],
    ['a short word', 'na', ['no'], ''],
    ['a word that is there after all in other letters', 'Summary', ['summary'], 'summary'],
  ])('%s', (_, written, candidates, expected) => {
    expect(typoOf(written, candidates)).toBe(expected)
  })

  test('“did you mean” covers more', () => {
    expect(closest('sumry', ['summary'])).toBe('summary')
    expect(closest('y2024', ['y2023'])).toBe('y2023')
  })
})
