import { expect, test } from 'vitest'
import { parseForm } from '@formwright/definition'
import type { PaperPart } from '@formwright/definition'
import { filesOf } from '@formwright/definition/testing'
import { withChanges } from '../document/file-edits.ts'
import { modelOf } from '../model/studio-model.ts'
import { pagesOf, setPageStart, turnPages } from './paper-pages.ts'

const rows = [[{ label: '/a' }, { field: '/a' }]]
const blocks = [
  { columns: [40, 116], rows },
  { columns: [40, 40], rows: [[{ text: '甲' }, { text: '乙' }]] },
  { columns: [46, 110], orientation: 'portrait', rows: [[{ text: '丙' }, { text: '丁' }]] },
]
const form = modelOf(filesOf({ fields: { a: { type: 'string', title: '名称' } }, blocks }), '2024')!
const part = form.loaded.parts[0]!.key

function after(model: typeof form, { changes }: ReturnType<typeof turnPages>) {
  const files = withChanges(model.files, changes)
  const now = modelOf(files, '2024')!
  return { now, paper: now.loaded.parts[0]!.files.paper!.value as PaperPart }
}

test('a part that is turned fills its pages with the tables that filled them before', () => {
  const { now, paper } = after(form, turnPages(form, part, 'landscape'))
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
  const equal = after(thirds, turnPages(thirds, part, 'landscape')).paper.blocks[0]!.columns!
  expect(Math.max(...equal) - Math.min(...equal)).toBeLessThanOrEqual(1)
  const back = after(now, turnPages(now, part, undefined))
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
