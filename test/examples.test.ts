import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { problemCatalogue } from '@formwright/definition'
import { findingCatalogue } from '@formwright/engine'
import { root } from './edition.ts'

const folder = mkdtempSync(join(root, 'node_modules/.examples-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const node = (...args: string[]) =>
  execFileSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  })

describe('examples that an agency copies', () => {
  test('one-page-form lints, tests and checks clean', () => {
    const cli = join(root, 'packages/cli/bin/formwright.js')
    const edition = 'examples/one-page-form/2026'
    expect(node(cli, 'lint', edition, '--json')).toContain('"problems":[]')
    for (const args of [
      ['test', edition],
      ['check', edition, `${edition}/answers/sample.json`],
    ]) {
      expect(spawnSync(process.execPath, [cli, ...args], { cwd: root }).status).toBe(0)
    }
  })

  test('the cluster starts with no secret that others know', () => {
    const compose = readFileSync(join(root, 'examples/cluster/compose.yaml'), 'utf8')
    const secrets = [...compose.matchAll(/\$\{(\w*(?:PASSWORD|KEY)\w*)([^}]*)\}/g)]
    expect(new Set(secrets.map(([, name]) => name))).toEqual(
      new Set(['POSTGRES_PASSWORD', 'MINIO_PASSWORD', 'INSTALLATION_KEY']),
    )
    for (const [whole, , otherwise] of secrets) expect(otherwise, whole).toMatch(/^:\?/)
  })

  test('assess-in-node', () => {
    expect(node('examples/assess-in-node/main.mjs')).toContain(
      'RAT-04 The cloud rate should be 412 ÷ 720 = 57.22%',
    )
  })

  test('own-rule-function', () => {
    expect(node('examples/own-rule-function/main.mjs')).toBe(
      '91350100M000100Y43 ✔\n91350100M000100Y44 “91350100M000100Y44”的校验码不对，请核对。\n',
    )
  })
})

describe('the example of each README does what it says', () => {
  test.each(
    readdirSync(join(root, 'packages'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
      .filter(isLibrary),
  )('packages/%s', (name) => {
    const readme = readFileSync(join(root, 'packages', name, 'README.md'), 'utf8')
    const code = /```js\n([\s\S]*?)```/.exec(readme)?.[1]
    const output = /```text\n([\s\S]*?)```/.exec(readme)?.[1]
    expect(code, 'an example').toBeDefined()
    const file = join(folder, `${name}.mjs`)
    writeFileSync(file, code!)
    expect(node(file)).toBe(output)
  })
})

describe('every code is in the docs', () => {
  test.each([
    ['definition/PROBLEMS.md', Object.keys(problemCatalogue)],
    ['engine/FINDINGS.md', Object.keys(findingCatalogue)],
  ])('%s', (path, codes) => {
    const page = readFileSync(join(root, 'packages', path), 'utf8')
    expect(codes.filter((code) => !page.includes(`| \`${code}\` |`))).toEqual([])
  })
})

/** The site has no interface for programs, so no example either. */
function isLibrary(name: string): boolean {
  const manifest = JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8')) as {
    exports?: object
    bin?: object
  }
  return manifest.exports !== undefined || manifest.bin !== undefined
}
