import { expect, test } from 'vitest'
import { revise } from '@formwright/authoring'
import { readForm } from '@formwright/definition/node'
import { withChanges } from '../document/file-edits.ts'
import { modelOf } from '../model/studio-model.ts'
import { yearLines } from './year-lines.ts'

test('places that name earlier years are told as texts, once each; samples and cases are counted', async () => {
  const { files } = await readForm(`${import.meta.dirname}/../../../../forms/sme-cluster/2025`)
  const revision = revise(files, '2025', '2026')
  if (!('files' in revision)) throw new Error('not revised')
  const model = modelOf(withChanges(files, revision.files), '2026')!
  const { lines, aside } = yearLines(model, revision.mentions)
  expect(aside).toBeGreaterThan(lines.length)
  expect(lines.map(({ text }) => text).join('\n')).not.toMatch(/[{[]"|": |",|" }/)
  expect(lines.filter(({ file }) => /answers|cases/.test(file))).toEqual([])
  expect(lines.some(({ text }) => text.includes('工信厅企业函〔2025〕77号'))).toBe(true)
  expect(new Set(lines.map(({ file, pointer, text }) => file + pointer + text)).size).toBe(lines.length)
})
