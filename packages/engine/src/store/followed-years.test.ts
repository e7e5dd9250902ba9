import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bundleInYears } from '@formwright/definition'
import type { FormBundle } from '@formwright/definition'
import { bundleOf, keyedRows } from '@formwright/definition/testing'
import { shownAnswers } from '../assess/shown.ts'
import { compileForm } from '../compile-form.ts'
import { pointerAfterChange } from '../merge/pointer-after.ts'
import { precompile } from '../precompile/index.ts'
import type { PrecompiledModule } from '../structure/precompiled.ts'

const formWith = (years: object, params: object = {}): FormBundle =>
  bundleOf({
    part: 'firm',
    years: { report: years },
    params,
    fields: {
      appliedOn: { type: 'string', format: 'date', title: '申请日期' },
      income: {
        type: 'object',
        title: '收入（{report.first}–{report.last}）',
        'x-annual': 'report',
        additionalProperties: { type: 'number', 'x-unit': '万元', minimum: 0 },
      },
    },
    schema: { title: '企业', required: ['income'] },
    ui: { type: 'VerticalLayout', elements: [{ type: 'Label', text: '近三年：{report.first}起' }] },
    rules: [
      {
        id: 'UP',
        severity: 'warning',
        kind: 'plausibility',
        each: { year: ['report.previous', 'report.last'] },
        check: 'firm.income[year] >= firm.income[year - 1]',
        at: '/firm/income/{year}',
        message: '{year}年收入低于上年（至{report.last}年）',
        source: '说明',
      },
    ],
    blocks: [{ text: '{report.last}年', style: 'line' }],
    files: { 'texts/en.json': { language: 'en', texts: { '{year}年': '{year}', 企业: 'Firm' } } },
  })
const followed = { from: '/firm/appliedOn', count: 3, otherwise: 2024 }
const wanted = (bundle: FormBundle) =>
  Object.keys(bundle.schema.properties!.firm!.properties!.income!.properties!)

describe('years that follow a date', () => {
  const bundle = formWith(followed)

  test('are those before the year of the date, or before the assumed one', () => {
    expect(wanted(bundle)).toEqual(['y2021', 'y2022', 'y2023'])
    const later = bundleInYears(bundle, { firm: { appliedOn: '2026-03-01' } })
    expect(wanted(later)).toEqual(['y2023', 'y2024', 'y2025'])
    expect(later.digest).toBe(bundle.digest)
    expect(bundleInYears(bundle, { firm: { appliedOn: '2024-12-31' } })).toBe(bundle)
    expect(bundleInYears(bundle, { firm: { appliedOn: 'soon' } })).toBe(bundle)
    expect(bundleInYears(bundle, { firm: { appliedOn: '0001-01-01' } })).toBe(bundle)
  })

  test('are written wherever a fixed edition writes them', () => {
    const {
      unfilled: _,
      digest: _digest,
      edition,
      ...later
    } = bundleInYears(bundle, { firm: { appliedOn: '2026-03-01' } })
    const { digest: _other, edition: fixed, ...same } = formWith([2023, 2024, 2025])
    const kept = JSON.parse(
      JSON.stringify(later).replaceAll(/"additionalProperties":\{[^}]*\}/g, '"additionalProperties":false'),
    )
    expect(kept).toEqual(JSON.parse(JSON.stringify(same)))
    expect(edition.years).toEqual(fixed.years)
  })

  test('may end with the year itself, and may follow a parameter', () => {
    expect(wanted(formWith({ ...followed, ends: 0, count: 2 }))).toEqual(['y2023', 'y2024'])
    const params = (value: unknown) => ({ base: { title: '基准', value, source: '通知' } })
    expect(wanted(formWith({ from: 'params.base', count: 2 }, params(2020)))).toEqual(['y2018', 'y2019'])
    expect(wanted(formWith({ from: 'params.base', count: 2 }, params('2020-05-01')))).toEqual([
      'y2018',
      'y2019',
    ])
  })
})

describe('a store whose years follow a date', () => {
  const bundle = formWith(followed)
  const form = compileForm(bundle)
  const start = { firm: { appliedOn: '2024-05-01', income: { y2021: 3, y2022: 2, y2023: 4 } } }

  test('labels and checks anew when the date changes, and keeps what was typed for other years', () => {
    const store = form.open(start)
    expect(store.findings().map(({ code, pointer, message }) => [code, pointer, message])).toEqual([
      ['UP', '/firm/income/y2022', '2022年收入低于上年（至2023年）'],
    ])
    let calls = 0
    store.subscribe('/firm/income/y2024', () => calls++)
    store.set('/firm/appliedOn', '2025-05-01')
    expect(calls).toBe(1)
    expect(wanted(store.bundle)).toEqual(['y2022', 'y2023', 'y2024'])
    expect(store.findings().map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
      'required /firm/income/y2024',
    ])
    expect(store.state('/firm/income/y2024').required).toBe(true)
    expect(store.get('/firm/income/y2021')).toBe(3)
    expect(shownAnswers(bundle, store.answers, () => true)).toEqual({
      firm: { appliedOn: '2025-05-01', income: { y2022: 2, y2023: 4 } },
    })
    expect(store.printed).toEqual(shownAnswers(bundle, store.answers, () => true))
    store.undo()
    expect(store.answers).toEqual(start)
    expect(store.findings()).toHaveLength(1)
    expect(store.bundle).toBe(bundle)
  })

  test('a check of stored answers looks at their years', () => {
    const answers = { firm: { appliedOn: '2025-05-01', income: { y2021: 3, y2022: 2, y2023: 4, y2024: 1 } } }
    expect(form.assess(answers).findings.map(({ pointer }) => pointer)).toEqual(['/firm/income/y2024'])
  })

  test('validators made beforehand are those of every year', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'formwright-')), 'validators.mjs')
    writeFileSync(file, precompile(bundle))
    const module = (await import(/* @vite-ignore */ file)) as { default: PrecompiledModule }
    const made = compileForm(bundle, { precompiled: module.default })
    const answers = { firm: { appliedOn: '2031-05-01', income: { y2028: -1 } } }
    expect(made.assess(answers).findings).toEqual(form.assess(answers).findings)
  })

  test('whatever dates and numbers are typed, nothing is lost and the findings are those of a fresh look', () => {
    const edit = fc.oneof(
      fc.record({
        pointer: fc.constant('/firm/appliedOn'),
        value: fc.integer({ min: 2018, max: 2030 }).map((year) => `${year}-02-01`),
      }),
      fc.record({
        pointer: fc.integer({ min: 2016, max: 2029 }).map((year) => `/firm/income/y${year}`),
        value: fc.nat(9),
      }),
    )
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 10 }), (edits) => {
        const store = form.open(start)
        store.findings()
        const typed = new Map<string, unknown>()
        for (const { pointer, value } of edits) {
          store.set(pointer, value)
          typed.set(pointer, value)
          expect(store.findings()).toEqual(form.assess(store.answers).findings)
        }
        for (const [pointer, value] of typed) expect(store.get(pointer)).toBe(value)
      }),
      { numRuns: 40 },
    )
  })
})

describe('a matrix of years that follow a date, with a column for each row of a list', () => {
  const bundle = bundleOf({
    part: 'firm',
    years: { report: followed },
    fields: {
      appliedOn: { type: 'string', format: 'date', title: '申请日期' },
      projects: keyedRows('研发项目', 'RD0'),
      costs: {
        type: 'object',
        title: '费用',
        'x-id': 'costs',
        'x-annual': 'report',
        additionalProperties: {
          type: 'object',
          properties: {
            wages: {
              type: 'object',
              title: '人工',
              'x-ref': { list: '/firm/projects' },
              additionalProperties: { type: 'number' },
            },
          },
        },
      },
    },
  })
  const answers = {
    firm: {
      appliedOn: '2030-05-01',
      projects: [
        { code: 'RD1', name: '导纱' },
        { code: 'RD2', name: '控制' },
      ],
      costs: { y2028: { wages: { RD1: 1, RD2: 2 } }, y2021: { wages: { RD1: 3, RD2: 4 } } },
    },
  }

  test('what is said of a column goes with its row', () => {
    const store = compileForm(bundle).open(answers)
    store.rows.move('/firm/projects/1', 0)
    const pointerOf = pointerAfterChange(bundle, answers, store.answers)
    expect(pointerOf('/firm/costs/y2028/wages/RD2')).toBe('/firm/costs/y2028/wages/RD1')
  })

  test('what is kept of other years is still of the same rows', () => {
    const store = compileForm(bundle).open(answers)
    store.rows.move('/firm/projects/1', 0)
    expect(store.get('/firm/costs')).toEqual({
      y2028: { wages: { RD2: 1, RD1: 2 } },
      y2021: { wages: { RD2: 3, RD1: 4 } },
    })
    store.undo()
    expect(store.answers).toEqual(answers)
    store.rows.remove('/firm/projects/0', { references: true })
    expect(store.get('/firm/costs')).toEqual({ y2028: { wages: { RD1: 2 } }, y2021: { wages: { RD1: 4 } } })
  })
})
