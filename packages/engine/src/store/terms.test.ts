import { expect, test } from 'vitest'
import { parseForm } from '@formwright/definition'
import type { Terms } from '@formwright/definition'
import { compileForm } from '../compile-form.ts'

const WINDOW = { timeZone: 'Asia/Shanghai', source: '通知' }

const files = {
  'form.json': { id: 'x', title: '表', agency: '机关' },
  '2024/edition.json': {
    edition: '2024',
    title: '2024年度',
    years: { report: [2022, 2023] },
    window: { ...WINDOW, from: '2024-03-01', to: '2024-07-31' },
    params: {},
  },
  '2024/regions/530000.json': {
    region: '530000',
    authority: '某省',
    source: '通知',
    window: { ...WINDOW, from: '2024-03-01', to: '2024-08-31' },
  },
  '2024/parts/1-firm/schema.json': {
    title: '企业',
    type: 'object',
    properties: {
      day: { type: 'string', format: 'date', title: '申报日期' },
      late: { type: 'boolean', title: '逾期' },
    },
    required: ['late'],
  },
  '2024/parts/1-firm/ui.json': { type: 'VerticalLayout', elements: [] },
  '2024/parts/1-firm/rules.json': {
    rules: [
      {
        id: 'DAY',
        severity: 'error',
        kind: 'plausibility',
        check: 'firm.day <= window.to',
        at: '/firm/day',
        message: '截至{window.to}',
        source: '通知',
      },
      { id: 'LATE', visible: 'firm.day > window.to', at: '/firm/late', source: '通知' },
    ],
  },
  '2024/parts/1-firm/paper.json': { page: { start: 'new' }, blocks: [] },
}
const { bundle, problems } = parseForm(
  new Map(Object.entries(files).map(([path, json]) => [path, JSON.stringify(json)])),
)
if (!bundle) throw new Error(JSON.stringify(problems))
const form = compileForm(bundle)

const CASES: readonly [Terms, string, string | undefined][] = [
  [{}, '2024-08-01', '截至2024年7月31日'],
  [{ closes: '2024-12-31' }, '2024-12-31', undefined],
  [{ closes: '2024-12-31' }, '2025-01-01', '截至2024年12月31日'],
  [{ region: '530111' }, '2024-08-31', undefined],
  [{ region: '530111' }, '2024-09-01', '截至2024年8月31日'],
  [{ region: '530111', closes: '2024-12-31' }, '2024-09-01', undefined],
  [{ region: '530111', closes: '2024-12-31' }, '2025-01-01', '截至2024年12月31日'],
]

test.each(CASES)('the window of an application is that of its terms: %j, %s', (terms, day, said) => {
  const answers = { firm: { day } }
  const messages = form
    .assess(answers, terms)
    .findings.filter(({ code }) => code === 'DAY')
    .map(({ message }) => message)
  expect(messages).toEqual(said === undefined ? [] : [said])
  const store = form.open(answers, terms)
  expect(store.findings('/firm/day').map(({ message }) => message)).toEqual(messages)
  // what is required, too: a field that is there only when it is late
  const isRequired = store.findings('/firm/late').some(({ code }) => code === 'required')
  expect(isRequired).toBe(said !== undefined)
})

test('a form on the same terms is compiled once; on the days of its own window it is the form itself', () => {
  const terms = { closes: '2024-12-31' }
  expect(form.fitting({}, terms)).toBe(form.fitting({ firm: {} }, { ...terms }))
  expect(form.fitting({}, { closes: '2024-07-31' })).toBe(form)
})

test('fields are the same on other terms: what checks them is compiled once', () => {
  const { schema } = form.tree.nodeAt('/firm/day')!
  const regional = form.fitting({}, { region: '530111' })
  expect(regional).not.toBe(form)
  for (const other of [regional, form.fitting({}, { closes: '2024-12-31' })])
    expect(other.validatorOf(schema)).toBe(form.validatorOf(schema))
})
