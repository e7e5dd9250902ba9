import type { SummaryRow } from '@formwright/api'
import { expect, test } from 'vitest'
import { lineUnder, summaryTables } from './summary-tables.ts'

const row = (form: string, editionName: string, rules: readonly string[]) =>
  ({
    id: `${form} ${editionName} ${rules.join(' ')}`,
    form,
    formTitle: `表${form}`,
    editionName,
    eligibility: rules.map((rule) => ({ rule, criterion: rule, value: `${form}${rule}`, met: 'met' })),
  }) as unknown as SummaryRow

test('applicants of several forms and years stand in tables of their own, each value under its criterion', () => {
  const tables = summaryTables([
    row('甲', '2026', ['A', 'B']),
    row('乙', '2026', ['C']),
    row('甲', '2026', ['B']),
    row('甲', '2027', []),
  ])
  const seen = tables.map(({ title, criteria, rows }) => ({
    title,
    criteria: criteria.map(({ rule }) => rule),
    values: rows.map((one) => criteria.map((line) => lineUnder(one, line)?.value)),
  }))
  expect(seen).toEqual([
    {
      title: '表甲 2026',
      criteria: ['A', 'B'],
      values: [
        ['甲A', '甲B'],
        [undefined, '甲B'],
      ],
    },
    { title: '表乙 2026', criteria: ['C'], values: [['乙C']] },
    { title: '表甲 2027', criteria: [], values: [[]] },
  ])
})
