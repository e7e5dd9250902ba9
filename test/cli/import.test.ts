import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { formwright } from '@formwright/cli'
import { EDITION } from '../edition.ts'
import { edited } from '../sheets/edit-workbook.ts'

const folder = mkdtempSync(join(tmpdir(), 'formwright-import-'))

async function run(...args: string[]) {
  let stderr = ''
  const status = await formwright(args, {
    stdout: { write: () => true },
    stderr: { write: (text) => (stderr += text) },
  })
  return { status, stderr }
}

test('exits with 1 where something of a workbook could not be taken in, and says so at the end', async () => {
  const [blank, filled] = ['blank.xlsx', 'filled.xlsx'].map((name) => join(folder, name)) as [string, string]
  await run('export', EDITION, `${EDITION}/answers/eligible.json`, '--xlsx', blank)
  expect((await run('import', EDITION, blank, '--json')).status).toBe(0)
  const bytes = readFileSync(blank)
  // a row that counts in another unit than it was exported with is not read
  writeFileSync(filled, await edited(bytes, '一、基本情况', '集群占地面积（平方公里）', -1, '公顷'))
  const { status, stderr } = await run('import', EDITION, filled, '--json')
  expect(status).toBe(1)
  expect(stderr).toMatch(/公顷[^]*有 1 处没有读入/)
})
