import { expect, test } from 'vitest'
import { remembered } from './remembered.ts'

test('what was made is not made again, nothing included, and what was made first goes first', () => {
  const made: string[] = []
  const of = remembered(2, (key: string) => {
    made.push(key)
    return key === 'none' ? undefined : key.length
  })
  expect([of('a'), of('none'), of('a'), of('none')]).toEqual([1, undefined, 1, undefined])
  expect(made).toEqual(['a', 'none'])
  expect(of('ccc')).toBe(3)
  expect(of('none')).toBeUndefined()
  expect(made).toEqual(['a', 'none', 'ccc'])
  of('a')
  expect(made).toEqual(['a', 'none', 'ccc', 'a'])
})

test('what could not be made is tried again', () => {
  let times = 0
  const of = remembered(2, () => {
    if (++times === 1) throw new RangeError('not yet')
    return 'made'
  })
  expect(() => of('key')).toThrow('not yet')
  expect(of('key')).toBe('made')
})
