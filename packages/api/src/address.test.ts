import { Value } from 'typebox/value'
import { expect, test } from 'vitest'
import { addressOf } from './address.ts'
import { Day, Moment, Pointer, RegionOrAll } from './shapes.ts'

test('what is named in an address is encoded', () => {
  const { method, path, body } = addressOf('GET /editions/:id/bundle.json', {
    params: { id: 'a/b ?#' },
  })
  expect([method, path, body]).toEqual(['GET', '/editions/a%2Fb%20%3F%23/bundle.json', undefined])
  const list = addressOf('GET /applications', { query: { form: '表&x', limit: 20 } })
  expect(list.path).toBe('/applications?form=%E8%A1%A8%26x&limit=20')
})

test.each([
  [Pointer, ['', '/', '/a/0', '/a~1b/~0'], ['a', '/a~', '/a~2']],
  [Day, ['2024-06-20', '2024-12-31'], ['2024-6-20', '2024-13-01', '2024-06-00', ' 2024-06-20']],
  [RegionOrAll, ['', '350582', 'E06000001', '09'], ['35_', '-1', 'abcdef', 'E'.repeat(21)]],
  [
    Moment,
    ['2024-06-20T08:00:00Z', '2024-06-20T08:00:00.123456+08:00', '1900-01-01t00:00:00z'],
    [
      '2024-06-20',
      '2024-06-20T08:00:00',
      '2024-06-20T08:00:60Z',
      '2300-01-01T00:00:00Z',
      '2024-06-20T08:00:00+15:00',
    ],
  ],
])('shapes of what callers send: %#', (shape, good, bad) => {
  for (const text of good) expect(Value.Check(shape, text), text).toBe(true)
  for (const text of bad) expect(Value.Check(shape, text), text).toBe(false)
})
