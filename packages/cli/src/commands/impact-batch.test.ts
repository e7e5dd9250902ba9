import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { bundleOfFiles } from '@formwright/definition/testing'
import { startForm } from '@formwright/authoring'
import { impactOfFiles } from './impact-batch.ts'

const bundle = bundleOfFiles(startForm('farm', 2026), '2026')
const tried = impactOfFiles({ before: bundle, after: bundle, between: [] })
const folder = mkdtempSync(join(tmpdir(), 'formwright-batch-'))

function file(name: string, edition: unknown): string {
  writeFileSync(join(folder, name), JSON.stringify({ $edition: edition, organisation: 'Green' }))
  return join(folder, name)
}

test('files are tried as what they say they are of', async () => {
  const of = { form: 'farm', edition: '2026' }
  const { totals, unusable, otherVersion } = await tried([
    file('own.json', { ...of, digest: bundle.digest }),
    file('unversioned.json', of),
    file('version.json', { ...of, digest: `sha256:${'0'.repeat(64)}` }),
    file('year.json', { ...of, edition: '2027' }),
    file('form.json', { ...of, form: 'forest' }),
    file('odd.json', 2026),
  ])
  expect(totals.applications).toBe(3)
  expect(otherVersion).toBe(1)
  expect(unusable.map(({ reason, detail }) => [reason, detail])).toEqual([
    ['other-edition', '2027'],
    ['other-form', 'forest'],
    ['edition-unreadable', ''],
  ])
})
