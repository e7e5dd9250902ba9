import { expect, test } from 'vitest'
import { bundleOf } from '@formwright/definition/testing'
import { compileForm } from '@formwright/engine'
import { carry } from './carry.ts'

const number = (title: string, id: string, more = {}) => ({ type: 'number', title, 'x-id': id, ...more })

/** A sum of what is carried, one of what is filled in anew, and a score of both. */
const form = (edition: string, fields: Record<string, string>, dropped: Record<string, string> = {}) =>
  bundleOf({
    fields: {
      staff: number('职工', 'staff'),
      income: number('收入', 'income'),
      double: number('职工的两倍', 'double', { readOnly: true }),
      share: number('人均收入', 'share', { readOnly: true }),
      score: number('得分', 'score', { readOnly: true }),
    },
    rules: [
      { id: 'D', at: '/double', compute: 'staff * 2' },
      { id: 'S', at: '/share', compute: 'income / staff' },
      { id: 'T', at: '/score', compute: 'share + 10' },
    ],
    files: { 'carry.json': { from: edition, fields, dropped } },
  })

test('what only formulas fill in is what they give for the carried answers, and nothing where they give nothing', () => {
  const before = form('2023', {})
  const after = compileForm(
    form('2024', { staff: 'same', double: 'same', share: 'same', score: 'same' }, { income: '每年另填' }),
  )
  const filled = { staff: 4, income: 10, double: 7, share: 2.5, score: 12.5 }
  const { answers, origins, left } = carry(before, after, filled)
  expect(answers).toEqual({ staff: 4, double: 8 })
  expect(Object.keys(origins)).toEqual(['/staff'])
  expect(left.map(({ label }) => label)).toEqual(['收入'])
})
