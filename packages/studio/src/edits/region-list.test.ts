import { expect, test } from 'vitest'
import { filesOf } from '@formwright/definition/testing'
import { modelOf } from '../model/studio-model.ts'
import { withChanges } from '../document/file-edits.ts'
import { regionsAtLevel, readRegions, registerOf, setRegions } from './region-list.ts'

const levels = [
  { id: 'state', title: 'State', places: { E: 'England', W: 'Wales' } },
  { id: 'county', title: 'County', places: { E06: 'Bristol' } },
]
const files = new Map([...filesOf({ fields: {} }), ['regions.json', JSON.stringify({ levels })]])
const model = modelOf(files, '2024')!
const register = registerOf(model)!

test('places are shown with the one above, and read as they are copied from a spreadsheet', () => {
  expect(regionsAtLevel(register, 1)).toEqual([{ code: 'E06', name: 'Bristol', above: 'England' }])
  const { places: regions, wrong } = readRegions(
    'E06\tBristol, City of\tEngland\r\nｗ０６ Cardiff\n\n',
    register,
    1,
  )
  expect(wrong).toEqual([])
  expect(regions).toEqual({ E06: 'Bristol, City of', W06: 'Cardiff' })
  const now = modelOf(withChanges(files, setRegions(model, 1, regions).changes), '2024')!
  expect(regionsAtLevel(registerOf(now)!, 1).map(({ above }) => above)).toEqual(['England', 'Wales'])
})

test('each line that is none is told, and why', () => {
  const { wrong } = readRegions('E06\nbad!code x\nE07 A\nE07 B\nX01 C\n__proto__ D', register, 1)
  expect(wrong.map(({ line, why }) => `${line} ${why}`)).toEqual([
    '1 places-no-name',
    '2 places-code',
    '4 places-twice',
    '5 places-outside',
    '6 places-code',
  ])
})
