import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { Environment } from './environment.ts'
import { readEnvironment } from './read-environment.ts'

const README = new URL('../../README.md', import.meta.url)

interface Variable {
  readonly description: string
  readonly default?: string | number
  readonly shownDefault?: string
}

function tableOf(): string {
  const rows = Object.entries(Environment.properties).map(([name, variable]) => {
    const { description, shownDefault, default: value } = variable as Partial<Variable>
    const shown = shownDefault ?? (typeof value === 'string' && value !== 'off' ? `\`${value}\`` : value)
    return `| \`${name}\` | ${shown} | ${description} |`
  })
  return ['| variable | default | |', '| --- | --- | --- |', ...rows].join('\n')
}

test('the README has the table of settings (run with -u to write it)', async () => {
  const readme = readFileSync(README, 'utf8')
  const written = readme.replace(/\| variable \| default \|[\s\S]*?(?=\n\n)/, () => tableOf())
  await expect(written).toMatchFileSnapshot(README.pathname)
})

describe('a setting', () => {
  test.each([
    ['BACKUP_KEEP', 'many', /BACKUP_KEEP/],
    ['EVIDENCE_MAX_MB', '0', /EVIDENCE_MAX_MB/],
    ['EVIDENCE_MAX_MB', '-1', /EVIDENCE_MAX_MB/],
    ['REQUEST_SECONDS', 'Infinity', /REQUEST_SECONDS/],
    ['BACKUP_EVERY', 'daily', /BACKUP_EVERY/],
    ['DATABASE_URL', 'mysql://x', /DATABASE_URL/],
  ])('%s “%s” is refused by its name', (name, value, words) => {
    expect(() => readEnvironment({ [name]: value })).toThrow(words)
  })

  test('that is blank has its default; what is around a value is nothing', () => {
    const read = readEnvironment({ DATA_FOLDER: ' ', MAIL_FROM: ' a@b.example ', MAX_NOTES: ' 7 ' })
    expect(read).toMatchObject({
      DATA_FOLDER: 'data',
      MAIL_FROM: 'a@b.example',
      MAX_NOTES: 7,
      BACKUP_KEEP: 14,
    })
    expect(read.DATABASE_URL).toBeUndefined()
  })
})
