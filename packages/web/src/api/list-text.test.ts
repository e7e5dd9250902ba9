import { expect, test } from 'vitest'
import type { Me } from '@formwright/api'
import { listTextOf } from './list-text.ts'

const one = (reviewer: boolean) => ({ reviewer }) as NonNullable<Me['person']>

test.each([
  ['who fills in', one(false), 'my-applications'],
  ['who reviews', one(true), 'applications'],
  ['who is not known without a network', null, 'applications'],
])('the list of %s is called so', (_, person, name) => {
  expect(listTextOf(person)).toBe(name)
})
