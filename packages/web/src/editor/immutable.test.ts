import { expect, test } from 'vitest'
import set from './immutable-set.ts'
import unset from './immutable-unset.ts'

const data = { rows: [{ name: 'a' }, { name: 'b' }], rest: { one: 1 } }
const before = structuredClone(data)

test('a value is set in a copy that shares what lies beside the way', () => {
  const after = set('rows.1.name', 'c', data) as typeof data
  expect(after).toEqual({ rows: [{ name: 'a' }, { name: 'c' }], rest: { one: 1 } })
  expect(after.rest).toBe(data.rest)
  expect(after.rows[0]).toBe(data.rows[0])
  expect(set('new.0.name', 'x', data)).toEqual({ ...before, new: [{ name: 'x' }] })
  expect(data).toEqual(before)
})

test('a value is taken away in a copy; what is not there is not missed', () => {
  expect(unset('rest.one', data)).toEqual({ ...before, rest: {} })
  expect(unset('nowhere.at.all', data)).toEqual(before)
  expect(data).toEqual(before)
})
