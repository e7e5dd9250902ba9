import type { SummaryRow } from '@formwright/api'
import { expect, test } from 'vitest'
import { lineUnder, summaryTables } from './summary-tables.ts'

const row = (form: string, editionName: string, rules: readonly string[]) =>
  ({
    id: `${form} ${editionName} ${rules.join(' ')}`,
    form,
    formTitle: { 'zh-CN': `表${form}` },
    editionName,
    editionTitle: { zh: `${editionName}年度`, en: editionName },
    eligibility: rules.map((rule) => ({ rule, criterion: rule, value: `${form}${rule}`, met: 'met' })),
  }) as unknown as SummaryRow

test('applicants of several forms and years stand in tables of their own, each value under its criterion', () => {
  const tables = summaryTables(
    [
      row('甲', '2026', ['A', 'B']),
      row('乙', '2026', ['C']),
      row('甲', '2026', ['B']),
      row('甲', '2027', []),
    ],
    'zh',
  )
  const seen = tables.map(({ title, criteria, rows }) => ({
    title,
    criteria: criteria.map(({ rule }) => rule),
    values: rows.map((one) => criteria.map((line) => lineUnder(one, line)?.value)),
  }))
  expect(seen).toEqual([
    {
      title: '表甲 2026年度',
      criteria: ['A', 'B'],
      values: [
        ['甲A', '甲B'],
        [undefined, '甲B'],
      ],
    },
    { title: '表乙 2026年度', criteria: ['C'], values: [['乙C']] },
    { title: '表甲 2027年度', criteria: [], values: [[]] },
  ])
})

test('a threshold that is not the same for all is said with each applicant and not above them', () => {
  const line = {
    criterion: '产值',
    value: '168.4',
    met: 'met',
    severity: 'error',
    source: '',
    pointer: '',
  } as const
  const under = (threshold: string): SummaryRow => ({
    ...row('甲', '2026', []),
    eligibility: [
      { ...line, rule: 'A', threshold },
      { ...line, rule: 'B', threshold: '≥ 5%' },
    ],
  })
  const criteriaOf = (...thresholds: string[]) =>
    summaryTables(thresholds.map(under), 'zh')[0]!.criteria.map(({ threshold }) => threshold)
  expect(criteriaOf('≥ 40', '≥ 40')).toEqual(['≥ 40', '≥ 5%'])
  expect(criteriaOf('≥ 40', '≥ 200', '≥ 40')).toEqual([undefined, '≥ 5%'])
})
