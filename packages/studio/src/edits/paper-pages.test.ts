import { expect, test } from 'vitest'
import { parseForm } from '@formwright/definition'
import type { PaperPart } from '@formwright/definition'
import { filesOf } from '@formwright/definition/testing'
import { withChanges } from '../document/file-edits.ts'
import { modelOf } from '../model/studio-model.ts'
import {
  pagesOf,
  pagingOf,
  rowStays,
  setBlockPaging,
  setPageStart,
  setRowStays,
  setOrientation,
} from './paper-pages.ts'

const rows = [[{ label: '/a' }, { field: '/a' }]]
const blocks = [
  { columns: [40, 116], rows },
  { columns: [40, 40], rows: [[{ text: '甲' }, { text: '乙' }]] },
  { columns: [46, 110], orientation: 'portrait', rows: [[{ text: '丙' }, { text: '丁' }]] },
]
const form = modelOf(filesOf({ fields: { a: { type: 'string', title: '名称' } }, blocks }), '2024')!
const part = form.loaded.parts[0]!.key

function after(model: typeof form, { changes }: ReturnType<typeof setOrientation>) {
  const files = withChanges(model.files, changes)
  const now = modelOf(files, '2024')!
  return { now, paper: now.loaded.parts[0]!.files.paper!.value as PaperPart }
}

test('a part that is turned fills its pages with the tables that filled them before', () => {
  const { now, paper } = after(form, setOrientation(form, part, 'landscape'))
  expect(parseForm(now.files, '2024').problems).toEqual([])
  const widths = paper.blocks.map(({ columns = [] }) => columns.reduce((sum, one) => sum + one, 0))
  expect(widths[0]).toBeGreaterThan(156)
  expect(widths.slice(1)).toEqual([80, 156])
  const thirds = modelOf(
    filesOf({
      fields: { a: { type: 'string', title: '名称' } },
      blocks: [{ columns: [52, 52, 52], rows: [] }],
    }),
    '2024',
  )!
  const equal = after(thirds, setOrientation(thirds, part, 'landscape')).paper.blocks[0]!.columns!
  expect(Math.max(...equal) - Math.min(...equal)).toBeLessThanOrEqual(1)
  const back = after(now, setOrientation(now, part, undefined))
  expect(back.paper.blocks.map(({ columns }) => columns?.reduce((sum, one) => sum + one, 0))).toEqual([
    156, 80, 156,
  ])
  expect(pagesOf(back.now, part)).toEqual(pagesOf(form, part))
})

test('a part begins a page or goes on below the one before', () => {
  for (const start of ['flow', 'new'] as const) {
    const { now } = after(form, setPageStart(form, part, start))
    expect(pagesOf(now, part).start).toBe(start)
  }
})

test('a block says how it breaks its pages, and what goes without saying is not written', () => {
  const kept = after(
    form,
    setBlockPaging(form, part, 0, { together: true, withNext: true, startsPage: false }),
  )
  expect(kept.paper.blocks[0]).toMatchObject({ together: true, withNext: true })
  expect(kept.paper.blocks[0]).not.toHaveProperty('startsPage')
  const back = after(kept.now, setBlockPaging(kept.now, part, 0, { together: false, withNext: undefined }))
  expect(back.paper.blocks[0]).toEqual(blocks[0])

  // what comes for a row stays together unless said
  const people = {
    type: 'array',
    title: '人员',
    items: { type: 'object', properties: { a: { type: 'string' } } },
  }
  const each = { repeat: '/people', blocks: [{ columns: [40, 116], rows }] }
  const repeated = modelOf(filesOf({ fields: { people: people as never }, blocks: [each] as never }), '2024')!
  expect(pagingOf(each)).toEqual({ startsPage: false, together: true, withNext: false })
  const apart = after(repeated, setBlockPaging(repeated, part, 0, { together: false, blankRows: 3 }))
  expect(apart.paper.blocks[0]).toMatchObject({ together: false, blankRows: 3 })
  const again = after(apart.now, setBlockPaging(apart.now, part, 0, { together: true, blankRows: undefined }))
  expect(again.paper.blocks[0]).toEqual(each)
})

test('a row stays with the one below where it says so, one of bold words unless it says not', () => {
  const at = (row: number) => ({ part, block: 0, row, index: 1 })
  const bold = [{ text: '甲', strong: true }]
  const table = modelOf(
    filesOf({
      fields: { a: { type: 'string', title: '名称' } },
      blocks: [{ columns: [156], rows: [bold, [{ field: '/a' }]] }],
    }),
    '2024',
  )!
  const stays = (model: typeof form) =>
    modelOf(model.files, '2024')!.loaded.parts[0]!.files.paper!.value as PaperPart
  const rowsNow = (model: typeof form) => stays(model).blocks[0]!.rows!.map(rowStays)
  expect(rowsNow(table)).toEqual([true, false])
  const loose = after(table, setRowStays(table, at(0), false)).now
  const other = after(loose, setRowStays(loose, at(1), true)).now
  expect(rowsNow(other)).toEqual([false, true])
  const first = after(other, setRowStays(other, at(0), true)).now
  expect(stays(after(first, setRowStays(first, at(1), false)).now).blocks).toEqual(stays(table).blocks)
})
