import { expect, test } from 'vitest'
import { HalfTyped } from './half-typed.ts'

function storage() {
  const items = new Map<string, string>()
  return {
    items,
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  }
}

test('texts stay at their fields when one goes elsewhere and when the page is loaded again, until they are sent', () => {
  const disk = storage()
  const before = new HalfTyped('a', disk)
  before.set('/one', '面积')
  before.set('/two', '电话')
  before.set('/one', '面积不符')
  const after = new HalfTyped('a', disk)
  expect(after.texts).toEqual([
    { pointer: '/one', text: '面积不符' },
    { pointer: '/two', text: '电话' },
  ])
  expect(after.textAt('/two')).toBe('电话')
  expect(new HalfTyped('b', disk).texts).toEqual([])
  after.set('/one', '')
  after.set('/two', '')
  expect(after.texts).toEqual([])
  expect(disk.items.size).toBe(0)
})

test('what is kept and cannot be read, or a disk that keeps nothing, loses no typing', () => {
  const disk = storage()
  disk.setItem('a', '{')
  expect(new HalfTyped('a', disk).texts).toEqual([])
  const full = {
    ...disk,
    setItem: () => {
      throw new Error('full')
    },
  }
  const half = new HalfTyped('c', full)
  half.set('/one', '面积')
  expect(half.textAt('/one')).toBe('面积')
})
