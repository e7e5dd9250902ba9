import { expect, test } from 'vitest'
import { startForm } from '@formwright/authoring'
import { withChanges } from '../document/file-edits.ts'
import { keyOf } from '../kinds/key-of.ts'
import { modelOf } from '../model/studio-model.ts'
import type { StudioModel } from '../model/studio-model.ts'
import type { Act } from './act.ts'
import { addRow, blocksOf, mergeRight, setCell, splitCell } from './paper.ts'

const done = ({ files }: StudioModel, { changes }: Act) => modelOf(withChanges(files, changes), '2026')!
const start = modelOf(startForm('visit-report', 2026), '2026')!

test('cells that are merged keep the words of both, and a label is never merged away', () => {
  const block = blocksOf(start, '').findIndex(({ rows = [] }) => rows.length > 0)
  const at = { part: '', block, row: 0, index: 0 }
  const row = { ...at, row: 1 }
  const added = done(start, addRow(start, at))
  const split = done(added, splitCell(added, row))
  const left = done(split, setCell(split, row, { text: '甲' }))
  const both = done(left, setCell(left, { ...row, index: 1 }, { text: '乙' }))
  const merged = done(both, mergeRight(both, row))
  expect(blocksOf(merged, '')[block]!.rows![1]).toMatchObject([{ text: '甲乙' }])

  const labels = blocksOf(start, '').flatMap(({ rows = [] }, index) =>
    rows.flatMap((cells, y) =>
      cells.flatMap((cell, x) =>
        cell.label && x > 0 ? [{ part: '', block: index, row: y, index: x - 1 }] : [],
      ),
    ),
  )
  for (const beside of labels) expect(mergeRight(start, beside).changes.size).toBe(0)
})

test.each([
  ['三、联系方式', 'lianXiFangShi'],
  ['（二）基本情况', 'jiBenQingKuang'],
  ['2. Contact', 'contact'],
  ['1. Trésorerie disponible', 'tresorerieDisponible'],
  ['十大项目', 'shiDaXiangMu'],
  ['3D打印设备', 'f3dDaYinSheBei'],
])('the number of a heading is no part of its key: %s', (title, key) => {
  expect(keyOf(title, [])).toBe(key)
})

test('a longer key keeps the words that a short one leaves out', () => {
  expect(keyOf('Small business energy audit grant', [])).toBe('smallBusinessEnergyAudit')
  expect(keyOf('Small business energy audit grant', [], 40)).toBe('smallBusinessEnergyAuditGrant')
})
