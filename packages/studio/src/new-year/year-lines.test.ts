import { expect, test } from 'vitest'
import { revise } from '@formwright/authoring'
import { readForm } from '@formwright/definition/node'
import { withChanges } from '../document/file-edits.ts'
import { modelOf } from '../model/studio-model.ts'
import { Names } from '../sentences/names.ts'
import { lineAsRead } from '../screen/line-as-read.ts'
import { targetOfProblem } from '../screen/problem-target.ts'
import { yearLines } from './year-lines.ts'

test('places that name earlier years are told as texts, once each; those of notes are counted', async () => {
  const { files: shipped } = await readForm(`${import.meta.dirname}/../../../../forms/sme-cluster/2025`)
  const files = new Map(shipped).set('NOTES.md', '2022年的口径：按县填报。\n2024年起：按集群填报。\n')
  const revision = revise(files, '2025', '2026')
  if (!('files' in revision)) throw new Error('not revised')
  const model = modelOf(withChanges(files, revision.files), '2026')!
  const names = new Names(model.bundle, model.fields, 'zh-CN')
  const { lines, aside } = yearLines(model, revision.mentions)
  expect(aside).toBe(2)
  expect(lines.map((line) => lineAsRead(model, line, names)).join('\n')).not.toMatch(
    /[{[]"|": |",|" }|params\.|\{/,
  )
  // a rule that the edition does not have is none to look at
  expect(lines.some(({ text }) => text.includes('2022-06'))).toBe(false)
  const found = revision.quotas.map(({ limit, for: whom }) => `${whom} ${limit}`)
  expect(found).toEqual(['各省、自治区、直辖市 8', '计划单列市、新疆生产建设兵团 2'])
  expect(lines.filter(({ pointer }) => pointer.startsWith('/quotas'))).toEqual([])
  expect(lines.filter(({ file }) => /answers|cases/.test(file))).toEqual([])
  expect(lines.some(({ text }) => text.includes('工信厅企业函〔2025〕77号'))).toBe(true)
  expect(new Set(lines.map(({ file, pointer, text }) => file + pointer + text)).size).toBe(lines.length)
  // each leads to where it is changed, none to the code of a file
  const locations = [...lines, ...revision.quotas].map((one) => targetOfProblem(model, one))
  expect(locations.filter(({ view }) => view === 'files')).toEqual([])
  expect(locations).toContainEqual(
    expect.objectContaining({ view: 'settings', file: '2026/edition.json', at: revision.quotas[0] }),
  )
})
