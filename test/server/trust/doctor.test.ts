import { chmodSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readSettings, withDatabase } from '@formwright/server'
import { declared } from '../declared.ts'
import { install } from '../installation.ts'
import type { Installation } from '../installation.ts'

const data = mkdtempSync(join(tmpdir(), 'formwright-data-'))
const old = join(data, 'evidence', 'ab', 'ab'.repeat(32))
let site: Installation

beforeAll(async () => {
  // as earlier versions left it
  mkdirSync(join(data, 'evidence', 'ab'), { recursive: true })
  writeFileSync(old, 'evidence that anybody could read')
  for (const path of [data, join(data, 'evidence'), join(data, 'evidence', 'ab')]) chmodSync(path, 0o755)
  chmodSync(old, 0o644)
  site = await install({ demonstration: true, data })
})
afterAll(async () => {
  await site.stop()
  rmSync(data, { recursive: true, force: true })
})

const diagnose = (env: Record<string, string> = {}) =>
  withDatabase(
    readSettings(
      { DATABASE_URL: site.databaseUrl, LOG: 'off', ...env },
      { forms: 'forms', site: '', publicUrl: 'http://localhost', data },
    ),
    (tools) => tools.examine(),
  )
const codesOf = async (state: string, env: Record<string, string> = {}) =>
  (await diagnose(env)).filter((one) => one.state === state).map(({ code }) => code)

test('whatever lies below the data folder is its owner’s only, also what was left open before', async () => {
  const county = await site.as('county')
  await declared(county)
  const paths = readdirSync(data, { recursive: true, encoding: 'utf8' }).map((path) => join(data, path))
  expect(paths).toContain(old)
  expect(paths.length).toBeGreaterThan(10)
  expect(paths.filter((path) => (lstatSync(path).mode & 0o077) !== 0)).toEqual([])
})

test('the doctor finds nothing bad in a new installation, and says what to do first', async () => {
  expect(await codesOf('bad')).toEqual([])
  expect(await codesOf('warning')).toEqual(
    expect.arrayContaining(['doctor-backup-none', 'doctor-mail-none', 'doctor-address-local']),
  )
})

test('and finds a file that others may read, a disk without room, and programs that do not answer', async () => {
  const open = join(data, 'left-open.txt')
  writeFileSync(open, '')
  chmodSync(open, 0o644)
  const found = await diagnose({
    KEEP_FREE_MB: '1000000000',
    SMTP_URL: 'smtp://127.0.0.1:1',
    CLAMAV_ADDRESS: '127.0.0.1:1',
    PUBLIC_URL: 'http://forms.example',
  })
  expect(found.filter(({ state }) => state === 'bad').map(({ code }) => code)).toEqual([
    'doctor-folder-open',
    'doctor-disk-full',
    'doctor-storage-away',
    'doctor-mail-away',
    'doctor-scanner-away',
  ])
  expect(found.find(({ code }) => code === 'doctor-folder-open')!.values.names).toBe(open)
  expect(found.map(({ code }) => code)).toContain('doctor-address-open')
})
