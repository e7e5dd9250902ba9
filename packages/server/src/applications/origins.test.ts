import { expect, test } from 'vitest'
import { originsAfter } from './origins.ts'

const computed = (value: unknown) => ({ kind: 'computed' as const, value }) as never
const document = { part: { rate: 3, name: '甲' }, other: 5 }
const edit = ['/part']

test('marks of places that the caller may change come to those that are there', () => {
  const stored = { '/part/rate': computed(3) }
  expect(
    originsAfter(stored, { '/part/name': computed('甲'), '/other': computed(5) }, { document, edit }),
  ).toEqual({
    '/part/rate': computed(3),
    '/part/name': computed('甲'),
  })
})

test('a mark of a value that is there no more is let go, a stored one too', () => {
  const stored = { '/part/rate': computed(2), '/part/name': computed('甲') }
  expect(originsAfter(stored, { '/part/gone': computed(1) }, { document, edit })).toEqual({
    '/part/name': computed('甲'),
  })
})

test('where nothing changes there is nothing to store', () => {
  const stored = { '/part/rate': computed(3) }
  expect(originsAfter(stored, {}, { document, edit })).toBeUndefined()
  expect(originsAfter(stored, stored, { document, edit })).toBeUndefined()
})

test('more marks than an application may have are refused', () => {
  const text = '长'.repeat(2_000_001)
  const long = { document: { part: text }, edit: ['/part'] }
  expect(() => originsAfter({}, { '/part': computed(text) }, long)).toThrow('2 MB')
})
