import { Value } from 'typebox/value'
import { expect, test } from 'vitest'
import { BackupView } from './backups.ts'

test.each([
  null,
  { 'zh-CN': '磁盘已满', en: 'The disk is full' },
  // as it was stored before texts were by language tag
  { zh: '磁盘已满', en: 'The disk is full' },
])('why a backup failed is sent as it is stored, %s', (error) => {
  const made = { startedAt: '2024-06-20T08:00:00Z', finishedAt: '2024-06-20T08:00:01Z' }
  const figures = { bytes: null, rows: null, files: null, absent: [] }
  expect(Value.Check(BackupView, { file: 'made.tar.gz', ...made, ...figures, error })).toBe(true)
})
