import { expect, test } from 'vitest'
import { bundleOf } from '../testing/small-form.ts'
import { resolveYearPointer, resolveYears } from './resolve-years.ts'

const annual = {
  type: 'object',
  'x-annual': 'report',
  properties: { y2021: {}, y2022: {}, y2023: { type: 'object', properties: { last: {} } } },
}
const bundle = {
  schema: {
    type: 'object',
    properties: {
      output: annual,
      last: { type: 'string' },
      rows: { type: 'array', items: { properties: { output: annual } } },
      byName: { type: 'object', patternProperties: { '^x': annual } },
      pair: { type: 'array', prefixItems: [annual, { type: 'string' }] },
    },
    oneOf: [
      { properties: { kind: { const: 'a' }, extra: annual } },
      { properties: { kind: { const: 'b' }, other: { type: 'string' } } },
    ],
  },
  parts: [],
  edition: {
    edition: '2024',
    title: '2024年度',
    years: { report: [2021, 2022, 2023], plan: [2024, 2025, 2026] },
    window: { from: '2024-01-01', to: '2024-07-31', timeZone: 'Asia/Shanghai', source: '通知' },
    params: {},
  },
}

test('keys of annual values, years in texts and days of the window are the edition’s', () => {
  expect(
    resolveYears(bundle, {
      output: { first: 1, 'first+1': 2, last: { last: 3 } },
      last: '{plan.first}-06-18',
      rows: [{ output: { previous: '无' } }],
      byName: { x1: { last: 1 } },
      pair: [{ last: 2 }, 'last'],
      extra: { last: 3 },
      lists: { 'x.y': [{ year: '{report.previous}', granted: '{window.to-43}', day: '{window.to+1}' }] },
    }),
  ).toEqual({
    output: { y2021: 1, y2022: 2, y2023: { last: 3 } },
    last: '2024-06-18',
    rows: [{ output: { y2022: '无' } }],
    byName: { x1: { y2023: 1 } },
    pair: [{ y2023: 2 }, 'last'],
    extra: { y2023: 3 },
    lists: { 'x.y': [{ year: '2022', granted: '2024-06-18', day: '2024-08-01' }] },
  })
})

test('what names no year stays as it is', () => {
  const answers = {
    output: { y2021: 1, lastly: 2 },
    last: '{x} {report.nope} {window.end}',
    other: { first: 1 },
  }
  expect(resolveYears(bundle, answers)).toEqual(answers)
})

test('pointers', () => {
  expect(resolveYearPointer(bundle, '/output/last/last')).toBe('/output/y2023/last')
  expect(resolveYearPointer(bundle, '/rows/0/output/last-1')).toBe('/rows/0/output/y2022')
  expect(resolveYearPointer(bundle, '/last')).toBe('/last')
})

test('years that follow a date are those of the date in the answers', () => {
  const moving = bundleOf({
    years: { report: { from: '/date', count: 2 } },
    fields: {
      date: { type: 'string', format: 'date' },
      sales: {
        type: 'object',
        'x-annual': 'report',
        'x-evidence': { when: 'always', note: '{report.last}年审计报告' },
        additionalProperties: { type: 'number' },
      },
    },
  })
  const written = { date: '2030-05-01', sales: { first: 1, last: 2 } }
  expect(moving.schema.properties!.sales!['x-evidence']!.note).toBe('2023年审计报告')
  expect(resolveYears(moving, written)).toEqual({ ...written, sales: { y2028: 1, y2029: 2 } })
})
