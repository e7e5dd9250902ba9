import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  closeSync,
  readFileSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { startCpuTime } from '../cpu-time.ts'
import { formwright } from '@formwright/cli'
import { parseForm, valueAt } from '@formwright/definition'
import { withValue } from '@formwright/engine'
import { pdfPages } from '../paper/pdf-text.ts'
import { edited } from '../sheets/edit-workbook.ts'
import { EDITION, root, sample } from '../edition.ts'

const folder = mkdtempSync(join(tmpdir(), 'formwright-cli-'))
const at = (name: string) => join(folder, name)
process.chdir(folder)

/** Runs a command line in this process, in the folder of this test. */
async function run(...args: string[]) {
  let [stdout, stderr] = ['', '']
  const status = await formwright(args, {
    stdout: { write: (text) => (stdout += text) },
    stderr: { write: (text) => (stderr += text) },
  })
  return { status, stdout, stderr, json: () => JSON.parse(stdout) as Record<string, unknown> }
}

function file(name: string, content: unknown): string {
  writeFileSync(
    at(name),
    typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content),
  )
  return at(name)
}

describe('check', () => {
  test('--write puts what rules work out into the file, and nothing else changes', async () => {
    const edition = join(root, 'forms/high-tech-enterprise/2016')
    const right = readFileSync(join(edition, 'answers/eligible.json'), 'utf8')
    const total = /"growth": 12, "total": \d+/
    const path = file('totals.json', right.replace(total, '"growth": 12, "total": 1'))
    expect(readFileSync(path, 'utf8')).not.toBe(right)
    expect((await run('check', edition, path, '--write')).status).toBe(0)
    expect(readFileSync(path, 'utf8')).toBe(right)
    const workbook = await run('check', edition, file('other.json', { $edition: 'x' }), '--write')
    expect(workbook.stderr).not.toBe('')
  })

  test('a declaration that is ready: exit 0, one object', async () => {
    const { status, json } = await run('check', EDITION, `${EDITION}/answers/eligible.json`, '--json')
    expect(status).toBe(0)
    expect(Object.keys(json())).toEqual(['findings', 'eligibility', 'computed', 'progress'])
    expect(json().findings).toEqual([])
  })

  test('one with errors: exit 1, findings with code, pointer, message and source', async () => {
    const { status, json } = await run('check', EDITION, `${EDITION}/answers/mistakes.json`, '--json')
    expect(status).toBe(1)
    const finding = (
      json().findings as {
        code: string
        pointer: string
        message: string
        source: string
        severity: string
        kind: string
        related: string[]
        fix: object
      }[]
    ).find(({ code }) => code === 'RAT-04')!
    expect(finding).toMatchObject({
      severity: 'error',
      kind: 'arithmetic',
      pointer: '/digital/cloudRate',
      source: '算术恒等式',
      fix: { '/digital/cloudRate': 57.22 },
    })
    expect(finding.related).toContain('/digital/cloudSmeCount')
    expect(finding.message).toBe('上云比例应为 412 ÷ 720 = 57.22%，填报为 16.31%。')
  })

  test('warnings alone do not block', async () => {
    const answers = sample('eligible') as { basic: { areaKm2: number } }
    answers.basic.areaKm2 = 120
    expect((await run('check', EDITION, file('warning.json', answers))).status).toBe(0)
  })

  test('a report for people, in Chinese and in English', async () => {
    const chinese = await run('check', EDITION, `${EDITION}/answers/ineligible.json`)
    expect(chinese.stdout).toContain('还不能提交')
    expect(chinese.stdout).toContain('不符合  近三年集群总产值')
    const english = await run('check', EDITION, `${EDITION}/answers/ineligible.json`, '--lang', 'en')
    expect(english.stdout).toContain('not ready to submit')
    expect(english.stdout).toContain('Output should be at least 40')
  })

  test('a folder and a glob: a line each, an unreadable one does not stop the others', async () => {
    mkdirSync(at('many'), { recursive: true })
    cpSync(`${EDITION}/answers`, at('many'), { recursive: true })
    writeFileSync(at('many/broken.json'), '{ "cover": ')
    const { status, stdout, stderr } = await run('check', EDITION, at('many'), '--json')
    expect(status).toBe(2)
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { file: string; error?: { line: number; column: number } })
    expect(lines.map((line) => line.file.split('/').at(-1))).toEqual([
      'broken.json',
      'eligible.json',
      'ineligible.json',
      'mistakes.json',
    ])
    expect(lines[0]!.error).toMatchObject({ line: 1, column: 1 })
    expect(stderr).toContain('broken.json:1:1')
    expect((await run('check', EDITION, `${at('many')}/*ligible.json`)).status).toBe(1)
  })
})

describe('input that cannot be used: exit 2, file, position, what is wrong, no stack trace', () => {
  const refused = async (path: string) => {
    const worked = startCpuTime()
    const { status, stdout, stderr } = await run('check', EDITION, path, '--json')
    expect(status).toBe(2)
    expect(stderr).toContain(path)
    expect(stderr).not.toMatch(/\n\s+at /)
    expect(worked()).toBeLessThan(20_000)
    return `${stderr}${JSON.stringify(JSON.parse(stdout))}`
  }

  test.each<[string, () => string, RegExp]>([
    ['no file', () => at('nothing.json'), /找不到/],
    [
      'a folder without answers',
      () => (mkdirSync(at('empty'), { recursive: true }), at('empty')),
      /没有 \.json 文件/,
    ],
    ['not JSON', () => file('a.json', 'cover: x'), /a\.json:1:1.*不是 JSON/],
    ['a trailing comma', () => file('b.json', '{\n "cover": {},\n}'), /b\.json:2:13.*逗号/],
    ['a key twice', () => file('c.json', '{"cover":{},"cover":{}}'), /c\.json:1:13.*写了两次/],
    ['100,000 levels', () => file('d.json', '['.repeat(100_000) + ']'.repeat(100_000)), /嵌套超过/],
    [
      'GBK text',
      () => file('e.json', Buffer.from([0x7b, 0x22, 0xd6, 0xd0, 0x22, 0x3a, 0x31, 0x7d])),
      /UTF-8/,
    ],
    ['nothing inside', () => file('f.json', ''), /f\.json:1:1/],
    ['NaN', () => file('g.json', '{"cover": NaN}'), /g\.json:1:11/],
  ])('%s', async (_, make, expected) => {
    expect(await refused(make())).toMatch(expected)
  })

  test('100 MB, refused before it is read', async () => {
    const path = at('huge.json')
    const handle = openSync(path, 'w')
    const block = Buffer.alloc(1024 * 1024, 0x20)
    for (let index = 0; index < 100; index++) writeSync(handle, block)
    closeSync(handle)
    expect(await refused(path)).toMatch(/太大/)
  })

  test.each([
    ['a list', []],
    ['a number', 3],
    ['null', null],
    ['a text', '"x"'],
    ['__proto__', JSON.parse('{"__proto__":{"x":1}}')],
    [
      'wrong types everywhere',
      {
        cover: [],
        basic: 3,
        leading: 'x',
        innovation: null,
        digital: true,
        plan: { targets: [], customTargets: {} },
        attachments: 'x',
        lists: 3,
      },
    ],
  ])('%s gives findings, not a crash', async (name, answers) => {
    const { status, json } = await run(
      'check',
      EDITION,
      file(`${name.replaceAll(' ', '-')}.json`, answers),
      '--json',
    )
    expect(status).toBe(1)
    expect((json().findings as unknown[]).length).toBeGreaterThan(0)
  })

  test('an edition that is none', async () => {
    expect((await run('check', at('no-edition'), at('a.json'))).status).toBe(2)
    expect((await run('lint', at('no-edition'))).status).toBe(2)
  })

  test('a definition with errors', async () => {
    const copy = at('broken-form')
    cpSync(EDITION, join(copy, '2024'), { recursive: true })
    writeFileSync(join(copy, '2024/parts/6-open/ui.json'), '{ "type": ')
    const { status, stderr, stdout } = await run(
      'check',
      join(copy, '2024'),
      `${EDITION}/answers/eligible.json`,
    )
    expect(status).toBe(2)
    expect(stdout).toContain('parts/6-open/ui.json:1:1')
    expect(stderr).toContain('formwright lint')
  })
})

describe('lint', () => {
  test('clean: exit 0', async () => {
    const { status, json } = await run('lint', EDITION, '--json')
    expect(status).toBe(0)
    expect(json()).toEqual({ problems: [], errors: 0, warnings: 0, fixed: 0, toReplace: [] })
  })

  test('a mistake: exit 1, place and advice; --fix applies it', async () => {
    const copy = at('mistake')
    cpSync(EDITION, join(copy, '2024'), { recursive: true })
    cpSync(join(EDITION, '..', 'form.json'), join(copy, 'form.json'))
    const rules = join(copy, '2024/parts/4-digital/rules.json')
    const before = readFileSync(rules, 'utf8')
    writeFileSync(rules, before.replace('near(digital.cloudRate', 'near(digital.cloudRtae'))
    const { status, json } = await run('lint', join(copy, '2024'), '--json')
    expect(status).toBe(1)
    expect((json().problems as object[])[0]).toMatchObject({
      code: 'unknown-field',
      severity: 'error',
      line: 27,
      fix: { text: 'digital.cloudRate' },
    })
    expect((await run('lint', join(copy, '2024'), '--fix')).status).toBe(0)
    expect(readFileSync(rules, 'utf8')).toBe(before)
  })
})

test('the test command runs the cases: exit 0 when they hold, 1 when one does not', async () => {
  expect((await run('test', EDITION, '--json')).status).toBe(0)
  const copy = at('cases')
  cpSync(EDITION, join(copy, '2024'), { recursive: true })
  const path = join(copy, '2024/parts/9-declaration/cases/dates.json')
  writeFileSync(path, readFileSync(path, 'utf8').replace('DAT-02', 'DAT-01'))
  const { status, stdout } = await run('test', join(copy, '2024'))
  expect(status).toBe(1)
  expect(stdout).toContain('推荐意见早于声明')
  expect(stdout).toMatch(/− DAT-01 [^、]*、\+ DAT-02/)
})

test('bundle prints one file without references, and its validators', async () => {
  const { status, json, stdout } = await run('bundle', EDITION, '--validators', at('validators.mjs'))
  expect(status).toBe(0)
  expect(Object.keys(json())).toEqual([
    'formwright',
    'form',
    'edition',
    'parts',
    'schema',
    'ui',
    'rules',
    'ruleNames',
    'paper',
    'texts',
    'digest',
  ])
  expect(stdout).not.toContain('$ref')
  expect(readFileSync(at('validators.mjs'), 'utf8')).toContain(String(json().digest))
})

test('init starts a form that lints, tests and checks clean, and never writes over one', async () => {
  expect((await run('init', 'my-form', '--year', '2026')).status).toBe(0)
  expect((await run('lint', 'my-form/2026')).status).toBe(0)
  expect((await run('lint', 'my-form')).status).toBe(0)
  expect((await run('test', 'my-form/2026')).status).toBe(0)
  expect((await run('check', 'my-form/2026', 'my-form/2026/answers/sample.json')).status).toBe(0)
  expect((await run('init', 'my-form')).status).toBe(2)
  expect((await run('init', 'Mein Formular')).status).toBe(2)
  expect(
    parseForm(new Map([['form.json', readFileSync(at('my-form/form.json'), 'utf8')]])).problems,
  ).toHaveLength(1)
})

test('init makes a form of a JSON Schema and says what it could not keep; with an unusable file nothing is written', async () => {
  const schema = {
    type: 'object',
    properties: {
      name: { type: 'string' },
      tags: { type: 'array', items: { type: 'array', items: { type: 'number' } } },
    },
  }
  writeFileSync(at('schema.json'), JSON.stringify(schema))
  writeFileSync(at('ui.json'), JSON.stringify({ name: { 'ui:title': 'Full name', 'ui:widget': 'Fancy' } }))
  const made = await run(
    'init',
    'made',
    '--from',
    'schema.json',
    '--ui',
    'ui.json',
    '--year',
    '2026',
    '--lang',
    'en',
    '--json',
  )
  expect([made.status, made.stderr]).toEqual([0, ''])
  expect(made.json()).toMatchObject({
    notes: [{ file: 'ui.json', pointer: '/name/ui:widget', code: 'widget-dropped' }],
  })
  expect((await run('lint', 'made/2026')).status).toBe(0)
  expect(readFileSync(at('made/2026/schema.json'), 'utf8')).toContain('Full name')
  writeFileSync(at('list.json'), '[1]')
  const refused = await run('init', 'other', '--from', 'list.json', '--lang', 'en')
  expect([refused.status, refused.stderr]).toEqual([
    2,
    'list.json: a JSON Schema is an object, this is array\n',
  ])
  const broken = { type: 'object', properties: { a: { type: 'string', minLength: 5, maxLength: 2 } } }
  writeFileSync(at('broken.json'), JSON.stringify(broken))
  const written = await run('init', 'broken', '--from', 'broken.json', '--year', '2026', '--lang', 'en')
  expect([written.status, existsSync(at('broken/2026/schema.json'))]).toEqual([1, true])
  expect(written.stderr).toContain('2026/schema.json:8 No value can satisfy: minLength 5 > maxLength 2')
  expect((await run('init', 'other', '--ui', 'ui.json')).status).toBe(2)
  expect((await run('init', 'other', '--year', '2026')).status).toBe(0)
})

describe('export', () => {
  test('the official form and the workbook, with the pages on which parts start', async () => {
    const { status, json, stderr } = await run(
      'export',
      EDITION,
      `${EDITION}/answers/eligible.json`,
      '--pdf',
      'out.pdf',
      '--docx',
      'out.docx',
      '--xlsx',
      'out.xlsx',
      '--json',
    )
    expect([status, stderr]).toEqual([0, ''])
    expect(json()).toMatchObject({
      pages: 17,
      overflows: [],
      missing: [],
      grown: [],
      starts: expect.arrayContaining([{ part: 'basic', page: 3 }]),
      written: [{ file: 'out.pdf' }, { file: 'out.docx' }, { file: 'out.xlsx' }],
    })
    expect((await pdfPages(readFileSync(at('out.pdf')))).join('')).toContain('217.60')
  })

  test('the blank form, and answers with the mark of a draft unless they were handed in', async () => {
    expect((await run('export', EDITION, '--pdf', 'blank.pdf')).status).toBe(0)
    expect((await pdfPages(readFileSync(at('blank.pdf')))).join('')).not.toContain('草稿')
    expect(
      (await run('export', EDITION, `${EDITION}/answers/eligible.json`, '--pdf', 'draft.pdf')).status,
    ).toBe(0)
    expect((await pdfPages(readFileSync(at('draft.pdf')))).every((page) => page.includes('草稿'))).toBe(true)
    expect(
      (await run('export', EDITION, `${EDITION}/answers/eligible.json`, '--submitted', '--pdf', 'final.pdf'))
        .status,
    ).toBe(0)
    expect((await pdfPages(readFileSync(at('final.pdf')))).join('')).not.toContain('草稿')
  })

  test('what does not fit is reported; what cannot be written or was not asked for is said in words', async () => {
    const { stderr, status } = await run(
      'export',
      EDITION,
      `${EDITION}/answers/mistakes.json`,
      '--pdf',
      'long.pdf',
    )
    expect([status, stderr]).toEqual([
      0,
      expect.stringContaining('“集群产业链强链补链情况”超出官方栏高：需要 '),
    ])
    expect(await run('export', EDITION)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('--pdf'),
    })
    expect(await run('export', EDITION, '--pdf', 'no/such/folder.pdf')).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/folder\.pdf：无法写入（没有这个文件夹）/),
    })
    expect(await run('export', EDITION, '--xlsx', '.')).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/无法写入（这是一个文件夹/),
    })
    expect(await run('export', EDITION, file('text.json', '["我的填报"]'), '--pdf', 'x.pdf')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('text.json：填报数据应是一个 JSON 对象'),
    })
    expect(await run('export', EDITION, 'no.json', '--pdf', 'x.pdf')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('no.json'),
    })
  })

  test('a form that was just started prints as well', async () => {
    expect((await run('init', 'printed-form', '--year', '2031')).status).toBe(0)
    const { status, json } = await run(
      'export',
      'printed-form/2031',
      '--pdf',
      'p.pdf',
      '--docx',
      'p.docx',
      '--xlsx',
      'p.xlsx',
      '--json',
    )
    expect(status).toBe(0)
    expect(json()).toMatchObject({ pages: 1, overflows: [] })
  })
})

describe('import', () => {
  const workbook = async (label: string, content: unknown) => {
    await run('export', EDITION, `${EDITION}/answers/eligible.json`, '--xlsx', 'fill.xlsx')
    writeFileSync(
      at('filled.xlsx'),
      await edited(readFileSync(at('fill.xlsx')), '一、基本情况', label, 0, content),
    )
  }

  test('gives the answers of a workbook, with what was changed in it', async () => {
    await workbook('集群占地面积（平方公里）', 52)
    const { status, json } = await run('import', EDITION, 'filled.xlsx', '--json')
    expect(status).toBe(0)
    expect(json()).toMatchObject({
      changes: [{ pointer: '/basic/areaKm2', before: 46.8, after: 52, conflict: false }],
      problems: [],
    })
    expect(json().answers).toEqual({
      $edition: expect.objectContaining({ form: 'sme-cluster', edition: '2024' }),
      ...(withValue(sample('eligible'), ['basic', 'areaKm2'], 52) as object),
    })
  })

  test('puts changes into other answers, and leaves what changed there too unless specified otherwise', async () => {
    await workbook('集群占地面积（平方公里）', 52)
    const into = file(
      'into.json',
      withValue(
        withValue(sample('eligible'), ['basic', 'areaKm2'], 50),
        ['basic', 'clusterName'],
        '别的名称',
      ),
    )
    const kept = await run('import', EDITION, 'filled.xlsx', '--into', into, '--out', 'merged.json')
    expect(kept).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('“集群占地面积（平方公里）”在导出之后也被改过'),
    })
    const merged = () => JSON.parse(readFileSync(at('merged.json'), 'utf8')) as unknown
    expect([valueAt(merged(), '/basic/areaKm2'), valueAt(merged(), '/basic/clusterName')]).toEqual([
      50,
      '别的名称',
    ])
    expect(
      (await run('import', EDITION, 'filled.xlsx', '--into', into, '--out', 'merged.json', '--overwrite'))
        .status,
    ).toBe(0)
    expect([valueAt(merged(), '/basic/areaKm2'), valueAt(merged(), '/basic/clusterName')]).toEqual([
      52,
      '别的名称',
    ])
  })

  test('of what is no workbook is refused in words, exit 2', async () => {
    expect(await run('import', EDITION, file('plain.txt', '你好'))).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/plain\.txt：这不是可读取的工作簿/),
    })
    expect(await run('import', EDITION, 'nowhere.xlsx')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('nowhere.xlsx'),
    })
  })
})

describe('editions', () => {
  const form = join(root, 'forms/sme-cluster')

  test('revise, lint and test the next edition; diff, carry and impact between two', async () => {
    cpSync(form, at('sme-cluster'), { recursive: true })
    const made = await run('revise', at('sme-cluster/2025'), '2026', '--json')
    expect(made.status).toBe(0)
    expect(made.json().written).toEqual(['2026/edition.json', '2026/carry.json'])
    expect((await run('test', at('sme-cluster/2026'))).status).toBe(0)
    expect((await run('revise', at('sme-cluster/2025'), '2026')).stderr).toContain(at('sme-cluster/2026'))
    const whole = await run('revise', at('sme-cluster'), '2027')
    expect([whole.status, whole.stderr]).toEqual([2, expect.stringContaining(at('sme-cluster/2025'))])
    const changes = await run('diff', at('sme-cluster/2025'), at('sme-cluster/2026'))
    expect(changes.stdout).toContain('填报的年份由 2022、2023、2024 改为 2023、2024、2025')
    // as on the site: years that pass lose nothing of last year's answers
    expect(changes.stdout).toMatch(/处不影响带入上年内容，\d+ 处上年内容可能不再适用，0 处上年内容没有去处/)
    expect(
      (await run('diff', at('sme-cluster/2025'), at('sme-cluster/2025'), '--json')).json().changes,
    ).toEqual([])
    expect((await run('revise', at('sme-cluster/2026'), '2027', '--lang', 'en')).stdout).toContain('Date of')
  })

  test('last year’s answers, as JSON and as a workbook, come into this year; what stays behind is named', async () => {
    const answers = join(form, '2024/answers/eligible.json')
    const carried = await run(
      'carry',
      join(form, '2024'),
      join(form, '2025'),
      answers,
      '--out',
      at('carried.json'),
    )
    expect(carried.status).toBe(1)
    expect(carried.stderr).toContain('“集群总产值（亿元）｜2021年”没有带入：本年度不再填报这一年')
    const written = JSON.parse(readFileSync(at('carried.json'), 'utf8')) as Record<
      string,
      Record<string, object>
    >
    expect(written.leading!.totalOutput).toEqual({ y2022: 191.25, y2023: 217.6 })
    await run('carry', join(form, '2024'), join(form, '2024'), answers, '--out', at('last-year.json'))
    expect((await run('check', join(form, '2025'), at('last-year.json'))).stderr).toContain('2024 年度的填报')
    await run('export', join(form, '2024'), answers, '--xlsx', at('last-year.xlsx'))
    const imported = await run('import', join(form, '2025'), at('last-year.xlsx'), '--json')
    expect(imported.json().answers).toEqual(written)
    // what was declared two years ago comes through the edition in between, from either kind of file
    const after = [at('sme-cluster/2026'), at('last-year.json')] as const
    const twice = await run('carry', join(form, '2024'), ...after, '--json')
    expect(twice.stderr).toContain('“申报时间”不带入：日期按本年度重新填写')
    const later = twice.json() as { answers: Record<string, Record<string, object>> }
    expect(later.answers.leading!.totalOutput).toEqual({ y2023: 217.6 })
    expect((await run('check', ...after)).stderr).toContain('2024 年度的填报')
    const workbook = await run('import', after[0], at('last-year.xlsx'), '--json')
    expect(workbook.json().answers).toEqual(later.answers)
  })

  test('a region’s own rules are checked where they hold', async () => {
    const bundle = (
      await run('bundle', join(form, '2025'), '--region', '530111', '--json')
    ).json() as unknown as {
      edition: { params: Record<string, { value: number }> }
    }
    expect(bundle.edition.params.minOutput!.value).toBe(10)
  })
})
