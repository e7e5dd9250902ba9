import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parseForm } from '@formwright/definition'
import type { FileMap } from '@formwright/definition'
import { filesOf } from '@formwright/definition/testing'
import { readForm } from '@formwright/definition/node'
import { compileForm } from '@formwright/engine'
import { fieldTypes } from '@formwright/fields'
import { EDITION } from '../edition.ts'
import { applyFixes } from '../../packages/authoring/src/fix/apply-fixes.ts'
import { lint } from '../../packages/authoring/src/lint/lint.ts'
import { coverageOf } from '../../packages/authoring/src/cases/coverage.ts'
import { draftCases } from '../../packages/authoring/src/cases/draft-cases.ts'
import { runCases } from '../../packages/authoring/src/cases/run-cases.ts'

const SMALL = fileURLToPath(new URL('./mistakes/form/2025', import.meta.url))

async function without(path: string, gone: RegExp): Promise<FileMap> {
  const { files } = await readForm(path)
  return new Map([...files].filter(([name]) => !gone.test(name)))
}

function drafted(files: FileMap, edition: string) {
  const loaded = parseForm(files, edition)
  const drafts = draftCases(loaded, compileForm(loaded.bundle!))
  const after = parseForm(new Map([...files, ...drafts.files]), edition)
  return { drafts, after, form: compileForm(after.bundle!) }
}

describe('cases drafted for a form without any', () => {
  test.each([
    ['the shipped form, from its samples', EDITION, '2024', /\/cases\//],
    ['a small form without samples', SMALL, '2025', /\/(?:cases|answers)\//],
  ])(
    '%s: each rule passes and breaks, and each case holds',
    async (_, path, edition, gone) => {
      const { drafts, after, form } = drafted(await without(path, gone), edition)
      expect(drafts.undrafted).toEqual([])
      const written = [...drafts.files].flatMap(([name, text]) =>
        name.includes('/cases/') ? (JSON.parse(text) as { cases: unknown[] }).cases : [],
      )
      expect(drafts.drafted).toBe(written.length)
      expect(runCases(after, form).problems).toEqual([])
      const { passed, broken } = coverageOf(after, form)
      const ids = after.bundle!.rules.filter(({ check }) => check !== undefined).map(({ id }) => id)
      expect(ids.filter((id) => !passed.has(id) || !broken.has(id))).toEqual([])
      expect(lint(after, fieldTypes)).toEqual([])
    },
    60_000,
  )

  test('a number with a check character, and entries that have to be distinct', () => {
    const rule = (id: string, check: string, at: string, severity = 'error') => ({
      id,
      severity,
      check,
      at,
      message: '不符',
      source: '通知',
    })
    const files = filesOf({
      fields: {
        code: { type: 'string', title: '信用代码', pattern: '^[0-9A-Z]{18}$' },
        identity: { type: 'string', title: '身份证号', pattern: '^\\d{17}[0-9X]$' },
        names: { type: 'array', title: '名称', items: { type: 'string' } },
        sites: {
          type: 'array',
          title: '厂区',
          items: {
            type: 'object',
            properties: { name: { type: 'string', title: '厂名' }, area: { type: 'number', title: '面积' } },
          },
        },
      },
      rules: [
        rule('A', "checkDigit(code, 'GB 32100')", '/code', 'warning'),
        rule('B', "checkDigit(identity, 'GB 11643')", '/identity', 'warning'),
        rule('C', 'unique(names)', '/names'),
        rule('D', 'unique(sites.map(s, s.name))', '/sites'),
        {
          ...rule('E', 'unique(sites.map(t, t.area), s.area)', '/sites/{s}/area'),
          each: { s: 'sites' },
        },
      ],
    })
    const { drafts, after, form } = drafted(files, '2024')
    expect(drafts.undrafted).toEqual([])
    expect(runCases(after, form).problems).toEqual([])
  })

  test('one cell of a further row or of a named entry is changed where that is enough', () => {
    const text = (title: string) => ({ type: 'string', title })
    const rule = (id: string, check: string, at: string, more: object = {}) => ({
      id,
      severity: 'error',
      check,
      at,
      message: '不符',
      source: '通知',
      ...more,
    })
    const step = { type: 'object', properties: { critical: { ...text('关键'), enum: ['yes', 'no'] } } }
    const row = {
      key: { ...text('编号'), 'x-key': 'S00' },
      name: text('名称'),
      cleaning: { type: 'object', title: '清洁', additionalProperties: { type: 'number', title: '次数' } },
      steps: { type: 'array', title: '工序', items: step },
    }
    const critical = (...all: string[]) => all.map((one) => ({ critical: one }))
    const files = filesOf({
      fields: {
        sites: {
          type: 'array',
          title: '场所',
          items: { type: 'object', properties: row, required: ['steps'] },
        },
      },
      rules: [
        rule('A', 'unique(sites.map(t, t.name), s.name)', '/sites/{s}/name', { each: { s: 'sites' } }),
        rule('B', 's.cleaning[task] >= 1', '/sites/{s}/cleaning/{task}', {
          each: { s: 'sites', task: 's.cleaning' },
        }),
        rule('C', "s.steps.exists(p, p.critical == 'yes')", '/sites/{s}/steps', { each: { s: 'sites' } }),
      ],
      files: {
        'answers/full.json': {
          sites: [
            { key: 'S01', name: '东厂', cleaning: { 地面: 7 }, steps: critical('no', 'yes', 'yes') },
            { key: 'S02', name: '西厂', cleaning: { 地面: 7 }, steps: critical('yes', 'yes', 'yes') },
          ],
        },
      },
    })
    const { drafts, after, form } = drafted(files, '2024')
    expect(drafts.undrafted).toEqual([])
    expect(runCases(after, form).problems).toEqual([])
    const written = [...drafts.files.values()].flatMap(
      (json) => (JSON.parse(json) as { cases: { set?: object }[] }).cases,
    )
    expect(written.flatMap(({ set }) => (set ? [set] : []))).toEqual([
      { '/sites/0/name': '西厂' },
      { '/sites/0/cleaning/地面': 0 },
      { '/sites/0/steps/1/critical': 'no', '/sites/0/steps/2/critical': 'no' },
    ])
  })

  test('where years follow a date of the sample, a case changes the cells of its years', () => {
    const files = filesOf({
      years: { near: { from: '/on', count: 2 } },
      fields: {
        on: { type: 'string', format: 'date', title: '日期' },
        hours: {
          type: 'object',
          title: '机时',
          'x-annual': 'near',
          'x-id': 'hours',
          additionalProperties: { type: 'number' },
        },
        // a total called by the option of its name has a title
        ages: {
          type: 'object',
          title: '年龄',
          'x-id': 'ages',
          propertyNames: {
            oneOf: [
              { const: 'old', title: '老' },
              { const: 'all', title: '合计' },
            ],
          },
          properties: { all: { type: 'integer' } },
          additionalProperties: { type: 'integer' },
        },
      },
      rules: [
        {
          id: 'H-01',
          each: { year: 'near' },
          check: 'hours[year] <= 8760',
          at: '/hours/{year}',
          message: '超过',
        },
      ],
      files: { 'answers/full.json': { on: '2019-05-01', hours: { y2017: 5, y2018: 6 } } },
    })
    const { drafts, after, form } = drafted(files, '2024')
    expect(drafts.undrafted).toEqual([])
    // they are called by their names, as in a case written by hand
    expect([...drafts.files.values()].join()).toMatch(/"\/hours\/(?:first|last)"/)
    expect([...drafts.files.values()].join()).not.toMatch(/hours\/y/)
    expect(runCases(after, form).problems).toEqual([])
    const codes = lint(after, fieldTypes).map(({ code }) => code)
    for (const code of ['case-cell-unknown', 'title-missing'] as const) expect(codes).not.toContain(code)
  })

  test('the sample that is made up breaks neither a pattern nor a rule that says what is right', () => {
    const number = { type: 'number' }
    const files = filesOf({
      fields: {
        phone: { type: 'string', title: '电话', pattern: '^1\\d{10}$' },
        plate: { type: 'string', title: '牌照', pattern: '^闽[A-K]-\\d$', examples: ['闽C-7'] },
        a: { ...number, title: '甲' },
        b: { ...number, title: '乙' },
        all: { ...number, title: '合计' },
      },
      rules: [{ id: 'SUM-01', check: 'all == a + b', at: '/all', fix: { '/all': 'a + b' } }],
    })
    const { drafts, form } = drafted(files, '2024')
    const sample = JSON.parse(drafts.files.get('2024/answers/draft.json')!) as object
    expect(sample).toEqual({ phone: '12345678901', plate: '闽C-7', a: 10, b: 10, all: 20 })
    expect(form.assess(sample).findings).toEqual([])
  })

  test('a text that its field would not take makes no case: what makes the rule break is taken from its inputs', () => {
    const number = { type: 'string', pattern: '^[0-9]{9}$' }
    const files = filesOf({
      fields: { own: { ...number, title: 'Own' }, parent: { ...number, title: 'Parent' } },
      rules: [{ id: 'P-01', check: 'parent != own', at: '/parent', message: 'Same' }],
      files: { 'answers/full.json': { own: '552100554', parent: '775670417' } },
    })
    const { drafts, after, form } = drafted(files, '2024')
    expect(drafts.undrafted).toEqual([])
    expect(runCases(after, form).problems).toEqual([])
    const written = [...drafts.files.values()].map((text) => JSON.parse(text) as { cases: object[] })
    expect(written.flatMap(({ cases }) => cases)).toContainEqual({
      name: expect.any(String) as string,
      set: { '/own': '775670417' },
      expect: [{ code: 'P-01', pointer: '/parent' }],
    })
  })

  test('a list and what stands in it are not changed by one case', () => {
    const level = { type: 'string', title: 'Level', enum: ['high', 'middle', 'low'] }
    const files = filesOf({
      fields: {
        base: { type: 'string', title: 'Base', enum: ['high', 'none'] },
        works: { type: 'array', title: 'Works', items: { type: 'object', properties: { level } } },
      },
      rules: [
        {
          id: 'P-01',
          check: "base == 'none' || works.exists(w, w.level == 'high')",
          at: '/base',
          message: 'No',
        },
      ],
      files: { 'answers/full.json': { base: 'high', works: [{ level: 'low' }, { level: 'high' }] } },
    })
    const { after, form } = drafted(files, '2024')
    expect(runCases(after, form).problems).toEqual([])
  })

  test('nothing is filled in where it does not apply', () => {
    const number = (title: string) => ({ type: 'number', title })
    const kinds = ['person', 'firm'].map((code) => ({ const: code, title: code }))
    const files = filesOf({
      fields: {
        kind: { type: 'string', title: '种类', oneOf: kinds },
        income: number('收入'),
        costs: number('支出'),
        tax: number('税'),
        capital: number('资本'),
      },
      rules: [
        { id: 'capital', visible: "kind == 'firm'", at: '/capital' },
        {
          id: 'RAT-01',
          severity: 'error',
          kind: 'consistency',
          check: "kind == 'firm' ? income > capital : income > costs + tax",
          at: '/income',
          message: '收入应更多',
        },
      ],
    })
    files.set('2024/answers/small.json', JSON.stringify({ kind: 'person' }))
    const { drafts } = drafted(files, '2024')
    expect(drafts.undrafted).toEqual([])
    const written = [...drafts.files].map(([, text]) => text).join('\n')
    expect(written).toContain('"/costs"')
    expect(written).not.toContain('"/capital"')
  })

  test('where every rule has its cases nothing is drafted, and no file is written over', async () => {
    const { files } = await readForm(SMALL)
    expect(drafted(files, '2025').drafts.files.size).toBe(0)
    const path = '2025/parts/2-energy/cases/draft-full.json'
    const own = new Map([
      ...(await without(SMALL, /2-energy\/cases/)),
      [path, files.get('2025/parts/2-energy/cases/energy.json')!],
    ])
    const half = new Map([...own, [path, '{ "base": "full", "cases": [{ "name": "x", "expect": [] }] }']])
    expect([...drafted(half, '2025').drafts.files.keys()]).toEqual([
      '2025/parts/2-energy/cases/draft-full-2.json',
    ])
  })
})

test('a year that is no key of a sample is mended where nothing else can be meant', () => {
  const files = filesOf({
    years: { report: [2023, 2024] },
    fields: {
      sum: {
        type: 'object',
        title: 'Sum',
        'x-id': 'sum',
        'x-annual': 'report',
        additionalProperties: { type: 'number', title: 'Sum' },
      },
    },
    ui: { type: 'VerticalLayout', elements: [{ type: 'Control', scope: '#/properties/sum' }] },
    blocks: [{ columns: [150], rows: [[{ field: '/sum' }]] }],
    files: { 'answers/a.json': { sum: { 2023: 1, last: 2, other: 3 } } },
  })
  const problems = lint(parseForm(files), fieldTypes).filter(({ code }) => code === 'sample-cell-unknown')
  expect(problems.map(({ fix }) => fix?.text)).toEqual(['"y2023"', undefined])
  const { files: mended } = applyFixes(files, problems)
  expect(JSON.parse(mended.get('2024/answers/a.json')!)).toEqual({ sum: { y2023: 1, last: 2, other: 3 } })
})
