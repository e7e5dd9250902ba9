import { expect, test } from 'vitest'
import { fieldsOf } from '@formwright/definition'
import { bundleOf } from '@formwright/definition/testing'
import { compileForm } from '@formwright/engine'
import { outcomeOf } from './trial-outcome.ts'

const number = (title: string) => ({ type: 'number', title })
const rules = [
  { id: 'A-01', check: 'b <= a', at: '/b', message: '乙不应大于甲' },
  { id: 'A-02', required: 'a > 0', at: '/b' },
  { id: 'A-03', visible: 'a > 0', at: '/c' },
  { id: 'A-04', compute: 'a * 2', at: '/c' },
]
const bundle = bundleOf({ fields: { a: number('甲'), b: number('乙'), c: number('丙') }, rules })
const form = compileForm(bundle)

test.each([
  [0, { a: 1, b: 2 }, { found: [expect.objectContaining({ message: '乙不应大于甲' })] }],
  [0, { a: 2, b: 2 }, { found: [] }],
  [1, { a: 1 }, { gives: 'required', value: '' }],
  [1, { a: 0 }, { gives: 'not-required', value: '' }],
  [2, { a: 0 }, { gives: 'not-visible', value: '' }],
  [3, { a: 4 }, { gives: 'compute', value: '8' }],
  [3, {}, { gives: 'not-compute', value: '' }],
])('rule %i tried on %o', (index, answers, outcome) => {
  const store = form.open(answers, { language: 'zh-CN' })
  expect(outcomeOf(rules[index] as never, store, fieldsOf(bundle))).toEqual(outcome)
})
