import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readSettings } from '../settings/settings.ts'
import { withDatabase } from './with-database.ts'
import type { Tools } from './with-database.ts'

const folder = mkdtempSync(join(tmpdir(), 'formwright-nothing-'))
const settings = readSettings(
  { LOG: 'off' },
  { forms: 'forms', site: '', publicUrl: 'http://localhost', data: join(folder, 'data') },
)

test.each<[string, (tools: Tools) => Promise<unknown>]>([
  ['backed up', (tools) => tools.backup(join(folder, 'backup.tar.gz'))],
  ['audited', (tools) => tools.verifyAudit()],
  ['examined', (tools) => tools.examine()],
])('a folder in which nothing was ever started is not %s, and nothing is made there', async (_, work) => {
  await expect(withDatabase(settings, work)).rejects.toMatchObject({ code: 'no-installation' })
  expect(readdirSync(folder)).toEqual([])
})
