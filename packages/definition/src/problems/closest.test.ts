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

  test('never the opposite', () => {
    expect(typoOf('ratioMin', ['ratioMax'])).toBe('')
  })
})

describe('what was probably meant', () => {
  test.each([
    ['letters left out', 'sumry', ['summary'], 'summary'],
    ['a word cut short', 'aver', ['average', 'round'], 'average'],
    ['an abbreviation', 'rnd', ['round', 'rank'], 'round'],
    ['neighbours swapped', 'retruned', ['returned', 'refused'], 'returned'],
    [
      'a letter too many',
      'exploitantt.montant',
      ['exploitant.montant', 'exploitant.contact'],
      'exploitant.montant',
    ],
    ['another year', 'y2024', ['y2023'], ''],
    ['another number', 'scope4', ['scope1', 'scope2', 'scope3'], ''],
    ['several as near', 'cat', ['car', 'can'], ''],
    ['another word', 'montant', ['contact', 'nom'], ''],
    ['the opposite', 'tauxMin', ['tauxMax'], ''],
    ['the opposite in the middle of a name', 'ratio_min_share', ['ratio_max_share'], ''],
  ])('%s', (_, written, candidates, expected) => {
    expect(closest(written, candidates)).toBe(expected)
  })
})
