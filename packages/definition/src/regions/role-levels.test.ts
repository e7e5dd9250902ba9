import { expect, test } from 'vitest'
import { levelOfRole } from './role-levels.ts'

const levels = (roles: Readonly<Record<string, object>>, regions?: object) =>
  Object.keys(roles).map((role) => levelOfRole({ roles, ...regions } as never, role))

test('a role without a level sees least in a form with regions, and everything in one without', () => {
  expect(levels({ a: { title: 'A' }, b: { title: 'B', level: 'province' } })).toEqual(['county', 'province'])
  expect(levels({ a: { title: 'A' }, b: { title: 'B' } })).toEqual(['everywhere', 'everywhere'])
  expect(levels({ a: { title: 'A', level: 'ministry' }, b: { title: 'B', level: 'system' } })).toEqual([
    'everywhere',
    'system',
  ])
  const regions = { regions: { levels: [{ id: 'council', title: 'Council', places: { A: 'A' } }] } }
  expect(levels({ a: { title: 'A' }, b: { title: 'B', level: 'council' } }, regions)).toEqual([
    'council',
    'council',
  ])
})
