import { expect, test } from 'vitest'
import { writtenOut } from './repeat.ts'

const BLOCK = { repeat: '/projects', blocks: [{ text: '项目 {n}' }, { rows: [[{ field: 'name' }]] }] }

test('a block is written once for each row, numbered, its fields those of the row', () => {
  expect(writtenOut([BLOCK], { projects: [{}, {}] })).toEqual([
    { text: '项目 1' },
    { rows: [[{ field: '/projects/0/name' }]] },
    { text: '项目 2' },
    { rows: [[{ field: '/projects/1/name' }]] },
  ])
})

test.each([[{}], [{ projects: [] }], [{ projects: 'no list' }], [null]])(
  'once where there is no row, to be filled in by hand: %j',
  (answers) => {
    expect(writtenOut([BLOCK], answers)).toEqual([
      { text: '项目 1' },
      { rows: [[{ field: '/projects/0/name' }]] },
    ])
  },
)

test('each row on a page of its own, but no blank page before the first', () => {
  const block = { ...BLOCK, startsPage: true }
  const pages = (onNewPage: boolean) =>
    writtenOut([block], { projects: [{}, {}] }, onNewPage).map(({ startsPage = false }) => startsPage)
  expect(pages(false)).toEqual([true, false, true, false])
  expect(pages(true)).toEqual([false, false, true, false])
})

test('rows in rows', () => {
  const block = {
    repeat: '/projects',
    blocks: [{ text: '项目 {n}' }, { repeat: 'people', blocks: [{ text: '人员 {n}' }] }],
  }
  const answers = { projects: [{ people: [{}, {}] }, { people: [{}] }] }
  expect(writtenOut([block], answers).map(({ text }) => text)).toEqual([
    '项目 1',
    '人员 1',
    '人员 2',
    '项目 2',
    '人员 1',
  ])
})
