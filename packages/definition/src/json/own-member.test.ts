import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ownMember } from './pointer.ts'

const INHERITED = [
  ...Object.getOwnPropertyNames(Object.prototype),
  ...Object.getOwnPropertyNames(Array.prototype),
]

test('what objects and lists inherit is no member of theirs', () => {
  for (const key of INHERITED) {
    expect(ownMember({}, key), key).toBeUndefined()
    if (key !== 'length') expect(ownMember([], key), key).toBeUndefined()
    expect(ownMember('text', key), key).toBeUndefined()
  }
})

test('any member of a JSON document is read, whatever it is called', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.constantFrom(...INHERITED)), fc.jsonValue(), (key, value) => {
      const document: unknown = JSON.parse(`{${JSON.stringify(key)}:${JSON.stringify(value)}}`)
      expect(JSON.stringify(ownMember(document, key))).toBe(JSON.stringify(value))
    }),
  )
})

test('members of a table in code may be functions', () => {
  const table = { constructor: () => 1 }
  expect(ownMember(table, 'constructor')).toBe(table.constructor)
})
