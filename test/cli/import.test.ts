import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { formwright } from '@formwright/cli'
import { EDITION, root } from '../edition.ts'
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

test('what only the workbook’s own choice shows is left where the choice that was made here stands', async () => {
  const edition = `${root}forms/federal-assistance/2025`
  const sample = `${edition}/answers/eligible.json`
  const [blank, filled, here, out] = ['of.xlsx', 'other.xlsx', 'here.json', 'out.json'].map((name) =>
    join(folder, name),
  ) as [string, string, string, string]
  await run('export', edition, sample, '--xlsx', blank)
  const typed = new Map([
    ['/application/applicationType', 'Revision'],
    ['/application/revisions#A', 'Yes'],
  ])
  const inSheet = (rows: unknown[][]) =>
    rows.map((row) => (typed.has(String(row[0])) ? [...row.slice(0, 3), typed.get(String(row[0]))] : row))
  const bytes = readFileSync(blank)
  writeFileSync(filled, await edited(bytes, '1. Application (SF-424, items 1', inSheet))
  const answers = JSON.parse(readFileSync(sample, 'utf8')) as { application: { applicationType: string } }
  answers.application.applicationType = 'continuation'
  writeFileSync(here, JSON.stringify(answers))

  const { status, stderr } = await run('import', edition, filled, '--into', here, '--out', out)
  expect(status).toBe(1)
  expect(stderr).toMatch(/D\d+: “If Revision.*” is not shown with what is chosen/)
  expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({
    application: { applicationType: 'continuation' },
  })
  expect(readFileSync(out, 'utf8')).not.toContain('revisions')

  await run('import', edition, filled, '--into', here, '--out', out, '--overwrite')
  expect(readFileSync(out, 'utf8')).toContain('"revisions": [')
}, 60_000)
