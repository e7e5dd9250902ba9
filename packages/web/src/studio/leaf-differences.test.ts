import { expect, test } from 'vitest'
import { differencesOfFiles } from './leaf-differences.ts'

test('what two people wrote at one place is told by the field, with what each wrote', () => {
  const file = (unit: string, minimum?: number) =>
    JSON.stringify({ title: '规模', properties: { staff: { title: '职工总数', 'x-unit': unit, minimum } } })
  expect(differencesOfFiles(file('个', 0), file('人'))).toEqual([
    { title: '职工总数', theirs: '个', own: '人' },
    { title: '职工总数', theirs: '0', own: '' },
  ])
  expect(differencesOfFiles(file('人'), file('人'))).toEqual([])
  expect(differencesOfFiles('{', '{}')).toEqual([{ title: '', theirs: '{', own: '{}' }])
})
