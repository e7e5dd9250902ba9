import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { writeFolder } from './write-out.ts'

const folder = mkdtempSync(join(tmpdir(), 'formwright-write-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('files are written below a folder that is made for them', async () => {
  await writeFolder(join(folder, 'new'), new Map([['2026/form.json', '{}']]), 'en')
  expect(readFileSync(join(folder, 'new/2026/form.json'), 'utf8')).toBe('{}')
})

test('where a file stands in the way of the folder, that is said with its path', async () => {
  writeFileSync(join(folder, 'taken'), '')
  const writing = writeFolder(join(folder, 'taken'), new Map([['form.json', '{}']]), 'en')
  await expect(writing).rejects.toMatchObject({
    reason: 'not-writable',
    file: join(folder, 'taken/form.json'),
  })
})
