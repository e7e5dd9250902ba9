import { bundleOf } from '@formwright/definition/testing'
import { expect, test } from 'vitest'
import { blocksOfRows } from './repeat.ts'

const BLOCK = { repeat: '/projects', blocks: [{ text: '项目 {n}' }, { rows: [[{ field: 'name' }]] }] }
const bundleWith = (more: object) =>
  bundleOf({ fields: { projects: { type: 'array', items: { type: 'object' }, ...more } } })
const bundle = bundleWith({})

test('a block is written once for each row, numbered, its fields those of the row', () => {
  expect(blocksOfRows(BLOCK, bundle, { projects: [{}, {}] })).toEqual([
    [{ text: '项目 1' }, { rows: [[{ field: '/projects/0/name' }]] }],
    [{ text: '项目 2' }, { rows: [[{ field: '/projects/1/name' }]] }],
  ])
})

test.each([[{}], [{ projects: [] }], [{ projects: 'no list' }], [null]])(
  'once where there is no row, to be filled in by hand: %j',
  (answers) => {
    expect(blocksOfRows(BLOCK, bundle, answers)).toEqual([
      [{ text: '项目 1' }, { rows: [[{ field: '/projects/0/name' }]] }],
    ])
  },
)

test('without rows it is written as often as the paper says, or as the list has to have rows', () => {
  const count = (more: object, schema: object, answers = {}) =>
    blocksOfRows({ ...BLOCK, ...more }, bundleWith(schema), answers).length
  expect(count({ blankRows: 4 }, {})).toBe(4)
  expect(count({}, { minItems: 3 })).toBe(3)
  expect(count({ blankRows: 2 }, { minItems: 3 })).toBe(2)
  expect(count({}, { minItems: 5000 })).toBeLessThan(50)
  expect(count({ blankRows: 4 }, {}, { projects: [{}] })).toBe(1)
})

test('each row on a page of its own, but no blank page before the first', () => {
  const block = { ...BLOCK, startsPage: true }
  const pages = (onNewPage: boolean) =>
    blocksOfRows(block, bundle, { projects: [{}, {}] }, onNewPage).map((row) =>
      row.map(({ startsPage = false }) => startsPage),
    )
  expect(pages(false)).toEqual([
    [true, false],
    [true, false],
  ])
  expect(pages(true)).toEqual([
    [false, false],
    [true, false],
  ])
})

test('rows in rows repeat for their own list, under the number of their row', () => {
  const block = {
    repeat: '/projects',
    blocks: [{ text: '项目 {n}' }, { repeat: 'people', blocks: [{ text: '人员 {n}' }] }],
  }
  expect(blocksOfRows(block, bundle, { projects: [{}, {}] })[1]).toEqual([
    { text: '项目 2' },
    { repeat: '/projects/1/people', blocks: [{ text: '人员 {n}' }] },
  ])
})
