import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { startForm } from '@formwright/authoring'
import { formwright } from '@formwright/cli'
import { archiveFiles, fingerprintOf } from '../../packages/server/src/definitions/archive.ts'
import { InstallationKeys } from '../../packages/server/src/installation/keys.ts'

const folder = mkdtempSync(join(tmpdir(), 'formwright-signatures-'))
const keys = new InstallationKeys(`formwright-key-1 ${Buffer.alloc(32, 7).toString('base64url')}`)
const definition = { form: 'orchard', edition: '2026', files: Object.fromEntries(startForm('orchard', 2026)) }
const signed = archiveFiles(definition, keys)

function archive(name: string, files: Readonly<Record<string, string>>): string {
  const entries = Object.entries(files).map(([path, text]) => [path, strToU8(text)])
  writeFileSync(join(folder, name), zipSync(Object.fromEntries(entries)))
  return join(folder, name)
}

/** What a command says of an archive: to people beside its output, and its exit code. */
async function told(...args: string[]) {
  let [stdout, stderr] = ['', '']
  const status = await formwright([...args, '--lang', 'en'], {
    stdout: { write: (text) => (stdout += text) },
    stderr: { write: (text) => (stderr += text) },
  })
  return { status, stdout, stderr }
}

test('an archive that was changed since it was signed is refused by every command, and said', async () => {
  const schema = 'forms/orchard/2026/schema.json'
  const tampered = archive('tampered.zip', { ...signed, [schema]: `${signed[schema]} ` })
  for (const command of [
    ['lint', tampered],
    ['test', `${tampered}/2026`],
    ['diff', tampered, tampered],
  ]) {
    const { status, stdout, stderr } = await told(...command)
    expect(status, stderr).toBe(2)
    expect(stderr).toContain(`was changed since it was exported (${schema})`)
    expect(stdout).toBe('')
  }
  expect(JSON.parse((await told('lint', tampered, '--json')).stdout)).toMatchObject({
    error: { reason: 'archive-changed' },
  })
})

test('of an archive without a signature, and of one that somebody signed, it is said', async () => {
  const { 'manifest.sig': _, ...unsigned } = signed
  const own = Object.fromEntries(
    Object.entries(definition.files).map(([path, text]) => [`orchard/${path}`, text]),
  )
  for (const file of [archive('unsigned.zip', unsigned), archive('by-hand.zip', own)]) {
    const { status, stderr } = await told('lint', file)
    expect(stderr).toContain(`${file} is not signed`)
    expect(status, stderr).not.toBe(2)
  }
  const { stderr } = await told('lint', archive('signed.zip', signed))
  expect(stderr).toContain(fingerprintOf(keys.publicKey))
})
