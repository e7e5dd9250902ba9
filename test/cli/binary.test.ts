import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { EDITION, root } from '../edition.ts'

/** The built program, in a process of its own. */
function formwright(...args: string[]) {
  return spawnSync(process.execPath, [join(root, 'packages/cli/bin/formwright.js'), ...args], {
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  })
}

test('what a command finds is its exit code; data and messages go to different streams', () => {
  const good = formwright('check', EDITION, `${EDITION}/answers/eligible.json`, '--json')
  expect([good.status, good.stderr, Object.keys(JSON.parse(good.stdout) as object)]).toEqual([
    0,
    '',
    ['findings', 'eligibility', 'computed', 'progress'],
  ])
  const missing = formwright('check', EDITION, 'no-such-file.json')
  expect([missing.status, missing.stdout]).toEqual([2, ''])
  expect(missing.stderr).toContain('no-such-file.json')
  expect(formwright('chekc').status).toBe(2)
})

test('impact over a folder, in worker threads', () => {
  const folder = mkdtempSync(join(tmpdir(), 'formwright-impact-'))
  cpSync(join(EDITION, '..'), folder, { recursive: true })
  const edition = join(folder, '2024/edition.json')
  writeFileSync(edition, readFileSync(edition, 'utf8').replace('"value": 40,', '"value": 200,'))
  const { status, stdout } = formwright(
    'impact',
    EDITION,
    join(folder, '2024'),
    join(EDITION, 'answers'),
    '--json',
  )
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { totals?: { applications: number; rules: object } })
  expect(status).toBe(1)
  expect(lines.at(-1)!.totals).toMatchObject({ applications: 3, rules: { 'ELG-08': { vanishing: 0 } } })
})

test('what an edition means for files is told in words, also of the schema; so is what cannot be read', () => {
  const next = join(EDITION, '../2025')
  const told = formwright('impact', EDITION, next, join(EDITION, 'answers'), 'no-such-file.json')
  expect(told.status).toBe(2)
  expect(told.stdout).toContain('+0 −1  “')
  expect(told.stderr).toContain('no-such-file.json：找不到这个文件或文件夹')
})
