import { expect, test } from 'vitest'
import { contributors } from './contributors.ts'

const file = (value: unknown) => JSON.stringify(value)
const begun = { 'a.json': file({ title: '甲', rules: [{ id: 'A-1' }] }) }
const stand = (...steps: (readonly [by: string, value: unknown])[]) => [
  ...contributors(
    begun,
    steps.map(([by, value]) => ({ by, changes: { 'a.json': value === null ? null : file(value) } })),
  ),
]
const first = { title: '甲', rules: [{ id: 'A-1' }] }

test('who took back what they wrote wrote nothing, whatever others wrote meanwhile', () => {
  expect(stand(['p', { ...first, title: '甲x' }], ['p', first])).toEqual([])
  const theirs = { ...first, rules: [{ id: 'A-1' }, { id: 'A-2' }] }
  expect(stand(['p', { ...first, title: '甲x' }], ['w', { ...theirs, title: '甲x' }], ['p', theirs])).toEqual(
    ['w'],
  )
  // it is no matter who took it back
  expect(stand(['p', { ...first, title: '甲x' }], ['w', theirs])).toEqual(['w'])
  expect(stand(['p', { ...first, title: '甲x' }])).toEqual(['p'])
})

test('what others wrote over or moved is still written by its author', () => {
  expect(stand(['p', { ...first, title: '乙' }], ['w', { ...first, title: '丙' }]).toSorted()).toEqual([
    'p',
    'w',
  ])
  const added = { ...first, rules: [{ id: 'A-1' }, { id: 'P-1' }] }
  const moved = { ...first, rules: [{ id: 'W-1' }, { id: 'A-1' }, { id: 'P-1' }] }
  expect(stand(['p', added], ['w', moved]).toSorted()).toEqual(['p', 'w'])
})

test('files that are made and deleted again, and files that are no JSON', () => {
  const steps = [
    { by: 'p', changes: { 'b.json': '{', 'c.json': '{}' } },
    { by: 'p', changes: { 'b.json': null } },
  ]
  expect([...contributors(begun, steps)]).toEqual(['p'])
  expect([...contributors(begun, [...steps, { by: 'p', changes: { 'c.json': null } }])]).toEqual([])
})
