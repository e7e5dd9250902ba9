import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, openSync, closeSync, readFileSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseForm } from '@formwright/definition'
import { EDITION, root, sample } from '../edition.ts'

const folder = mkdtempSync(join(tmpdir(), 'formwright-cli-'))
const at = (name: string) => join(folder, name)

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'packages/cli/bin/formwright.js'), ...args], { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, env: { ...process.env, NO_COLOR: '1' } })
  return { status, stdout, stderr, json: () => JSON.parse(stdout) as Record<string, unknown> }
}

function file(name: string, content: unknown): string {
  writeFileSync(at(name), typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content))
  return at(name)
}

describe('check', () => {
  test('a declaration that is ready: exit 0, one object', () => {
    const { status, json } = run('check', EDITION, `${EDITION}/answers/eligible.json`, '--json')
    expect(status).toBe(0)
    expect(Object.keys(json())).toEqual(['findings', 'eligibility', 'computed', 'progress'])
    expect(json().findings).toEqual([])
  })

  test('one with errors: exit 1, findings with code, pointer, message and source', () => {
    const { status, json } = run('check', EDITION, `${EDITION}/answers/mistakes.json`, '--json')
    expect(status).toBe(1)
    const finding = (json().findings as { code: string; pointer: string; message: string; source: string; severity: string; kind: string; related: string[]; fix: object }[]).find(({ code }) => code === 'RAT-04')!
    expect(finding).toMatchObject({ severity: 'error', kind: 'arithmetic', pointer: '/digital/cloudRate', source: '算术恒等式', fix: { '/digital/cloudRate': 57.22 } })
    expect(finding.related).toContain('/digital/cloudSmeCount')
    expect(finding.message).toBe('上云比例应为 412 ÷ 720 = 57.22%，填报为 16.31%。')
  })

  test('warnings alone do not block', () => {
    const answers = sample('eligible') as { basic: { areaKm2: number } }
    answers.basic.areaKm2 = 120
    expect(run('check', EDITION, file('warning.json', answers)).status).toBe(0)
  })

  test('a report for people, in Chinese and in English', () => {
    const chinese = run('check', EDITION, `${EDITION}/answers/ineligible.json`)
    expect(chinese.stdout).toContain('还不能提交')
    expect(chinese.stdout).toContain('不符合  近三年集群总产值')
    const english = run('check', EDITION, `${EDITION}/answers/ineligible.json`, '--lang', 'en')
    expect(english.stdout).toContain('not ready to submit')
    expect(english.stdout).toContain('Output should be at least 40')
  })

  test('a folder and a glob: a line each, an unreadable one does not stop the others', () => {
    mkdirSync(at('many'), { recursive: true })
    cpSync(`${EDITION}/answers`, at('many'), { recursive: true })
    writeFileSync(at('many/broken.json'), '{ "cover": ')
    const { status, stdout, stderr } = run('check', EDITION, at('many'), '--json')
    expect(status).toBe(2)
    const lines = stdout.trim().split('\n').map((line) => JSON.parse(line) as { file: string; error?: { line: number; column: number } })
    expect(lines.map((line) => line.file.split('/').at(-1))).toEqual(['broken.json', 'eligible.json', 'ineligible.json', 'mistakes.json'])
    expect(lines[0]!.error).toMatchObject({ line: 1, column: 12 })
    expect(stderr).toContain('broken.json:1:12')
    expect(run('check', EDITION, `${at('many')}/*ligible.json`).status).toBe(1)
  })
})

describe('input that cannot be used: exit 2, file, position, what is wrong, no stack trace', () => {
  const refused = (path: string) => {
    const start = performance.now()
    const { status, stdout, stderr } = run('check', EDITION, path, '--json')
    expect(status).toBe(2)
    expect(stderr).toContain(path)
    expect(stderr).not.toMatch(/\n\s+at /)
    expect(performance.now() - start).toBeLessThan(20_000)
    return `${stderr}${JSON.stringify(JSON.parse(stdout))}`
  }

  test.each<[string, () => string, RegExp]>([
    ['no file', () => at('nothing.json'), /找不到/],
    ['a folder without answers', () => (mkdirSync(at('empty'), { recursive: true }), at('empty')), /找不到/],
    ['not JSON', () => file('a.json', 'cover: x'), /a\.json:1:1.*不是合法的 JSON/],
    ['a trailing comma', () => file('b.json', '{\n "cover": {},\n}'), /b\.json:2:13.*逗号/],
    ['a key twice', () => file('c.json', '{"cover":{},"cover":{}}'), /c\.json:1:13.*写了两次/],
    ['100,000 levels', () => file('d.json', '['.repeat(100_000) + ']'.repeat(100_000)), /嵌套超过/],
    ['GBK text', () => file('e.json', Buffer.from([0x7b, 0x22, 0xd6, 0xd0, 0x22, 0x3a, 0x31, 0x7d])), /UTF-8/],
    ['nothing inside', () => file('f.json', ''), /f\.json:1:1/],
    ['NaN', () => file('g.json', '{"cover": NaN}'), /g\.json:1:11/],
  ])('%s', (_, make, expected) => {
    expect(refused(make())).toMatch(expected)
  })

  test('100 MB, refused before it is read', () => {
    const path = at('huge.json')
    const handle = openSync(path, 'w')
    const block = Buffer.alloc(1024 * 1024, 0x20)
    for (let index = 0; index < 100; index++) writeSync(handle, block)
    closeSync(handle)
    expect(refused(path)).toMatch(/太大/)
  })

  test.each([
    ['a list', []], ['a number', 3], ['null', null], ['a text', '"x"'], ['__proto__', JSON.parse('{"__proto__":{"x":1}}')],
    ['wrong types everywhere', { cover: [], basic: 3, leading: 'x', innovation: null, digital: true, plan: { targets: [], customTargets: {} }, attachments: 'x', lists: 3 }],
  ])('%s gives findings, not a crash', (name, answers) => {
    const { status, json } = run('check', EDITION, file(`${name.replaceAll(' ', '-')}.json`, answers), '--json')
    expect(status).toBe(1)
    expect((json().findings as unknown[]).length).toBeGreaterThan(0)
  })

  test('an edition that is none', () => {
    expect(run('check', at('no-edition'), at('a.json')).status).toBe(2)
    expect(run('lint', at('no-edition')).status).toBe(2)
  })

  test('a definition with errors', () => {
    const copy = at('broken-form')
    cpSync(EDITION, join(copy, '2024'), { recursive: true })
    writeFileSync(join(copy, '2024/parts/6-open/ui.json'), '{ "type": ')
    const { status, stderr, stdout } = run('check', join(copy, '2024'), `${EDITION}/answers/eligible.json`)
    expect(status).toBe(2)
    expect(stdout).toContain('parts/6-open/ui.json:1:11')
    expect(stderr).toContain('formwright lint')
  })

  test('an unknown command or option', () => {
    expect(run('chekc').status).toBe(2)
    expect(run('check', EDITION, '--jsno').status).toBe(2)
    expect(run('--help').status).toBe(0)
  })
})

describe('lint', () => {
  test('clean: exit 0', () => {
    const { status, json } = run('lint', EDITION, '--json')
    expect(status).toBe(0)
    expect(json()).toEqual({ problems: [], errors: 0, warnings: 0, fixed: 0 })
  })

  test('a slip: exit 1, place and mend; --fix applies it', () => {
    const copy = at('slip')
    cpSync(EDITION, join(copy, '2024'), { recursive: true })
    cpSync(join(EDITION, '..', 'form.json'), join(copy, 'form.json'))
    const rules = join(copy, '2024/parts/4-digital/rules.json')
    const before = readFileSync(rules, 'utf8')
    writeFileSync(rules, before.replace('near(digital.cloudRate', 'near(digital.cloudRtae'))
    const { status, json } = run('lint', join(copy, '2024'), '--json')
    expect(status).toBe(1)
    expect((json().problems as object[])[0]).toMatchObject({ code: 'unknown-field', severity: 'error', line: 27, fix: { text: 'digital.cloudRate' } })
    expect(run('lint', join(copy, '2024'), '--fix').status).toBe(0)
    expect(readFileSync(rules, 'utf8')).toBe(before)
  })
})

test('the test command runs the cases: exit 0 when they hold, 1 when one does not', () => {
  expect(run('test', EDITION, '--json').status).toBe(0)
  const copy = at('cases')
  cpSync(EDITION, join(copy, '2024'), { recursive: true })
  const path = join(copy, '2024/parts/9-declaration/cases/dates.json')
  writeFileSync(path, readFileSync(path, 'utf8').replace('DAT-02', 'DAT-01'))
  const { status, stdout } = run('test', join(copy, '2024'))
  expect(status).toBe(1)
  expect(stdout).toContain('推荐意见早于声明')
  expect(stdout).toMatch(/− DAT-01 .*＋|− DAT-01 [^；]*；\+ DAT-02/)
})

test('bundle prints one file without references, and its validators', () => {
  const { status, json, stdout } = run('bundle', EDITION, '--validators', at('validators.mjs'))
  expect(status).toBe(0)
  expect(Object.keys(json())).toEqual(['formwright', 'form', 'edition', 'parts', 'schema', 'ui', 'rules', 'paper', 'texts', 'digest'])
  expect(stdout).not.toContain('$ref')
  expect(readFileSync(at('validators.mjs'), 'utf8')).toContain(String(json().digest))
})

test('init starts a form that lints, tests and checks clean, and never writes over one', () => {
  expect(run('init', 'my-form', '--year', '2026').status).toBe(0)
  expect(run('lint', 'my-form/2026').status).toBe(0)
  expect(run('lint', 'my-form').status).toBe(0)
  expect(run('test', 'my-form/2026').status).toBe(0)
  expect(run('check', 'my-form/2026', 'my-form/2026/answers/sample.json').status).toBe(0)
  expect(run('init', 'my-form').status).toBe(2)
  expect(run('init', 'Mein Formular').status).toBe(2)
  expect(parseForm(new Map([['form.json', readFileSync(at('my-form/form.json'), 'utf8')]])).problems).toHaveLength(1)
})
