import { expect, test } from 'vitest'
import type { Me } from '@formwright/api'
import { listTextOf } from './is-reviewer.ts'

const holding = (...levels: string[]) =>
  ({ grants: levels.map((level) => ({ level })) }) as unknown as NonNullable<Me['person']>

test.each([
  ['who fills in', holding('county'), 'my-applications'],
  ['who reviews', holding('province'), 'applications'],
  ['who does both', holding('county', 'city'), 'applications'],
  ['who is not known without a network', null, 'applications'],
])('the list of %s is called so', (_, person, name) => {
  expect(listTextOf(person)).toBe(name)
})
