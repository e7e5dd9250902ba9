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
  { id: 'A-05', check: 'b <= nothing', at: '/b', message: '乙' },
  { id: 'A-06', check: "b <= '1'", at: '/b', message: '乙' },
  { id: 'A-07', when: 'a > 0 &&', check: 'b <= a', at: '/b', message: '乙' },
  { id: 'A-08', compute: 'nothing * 2', at: '/c' },
  // left out of the edition
  { id: 'A-09', check: 'b <= a', at: '/b', message: '乙' },
]
const fields = { a: number('甲'), b: number('乙'), c: number('丙') }
const bundle = bundleOf({ fields, rules: rules.slice(0, -1) })
const form = compileForm(bundle)

test.each([
  [0, { a: 1, b: 2 }, { found: [expect.objectContaining({ message: '乙不应大于甲' })] }],
  [0, { a: 2, b: 2 }, { found: [] }],
  [1, { a: 1 }, { gives: 'required', value: '' }],
  [1, { a: 0 }, { gives: 'not-required', value: '' }],
  [2, { a: 0 }, { gives: 'not-visible', value: '' }],
  [3, { a: 4 }, { gives: 'compute', value: '8' }],
  [3, {}, { gives: 'not-compute', value: '' }],
  [4, { a: 1, b: 2 }, { untried: 'wrong' }],
  [5, { a: 1, b: 2 }, { untried: 'wrong' }],
  [6, { a: 1, b: 2 }, { untried: 'wrong' }],
  [7, { a: 1 }, { untried: 'wrong' }],
  [8, { a: 1, b: 2 }, { untried: 'omitted' }],
])('rule %i tried on %o', (index, answers, outcome) => {
  const store = form.open(answers, { language: 'zh-CN' })
  expect(outcomeOf(rules[index] as never, form, store, fieldsOf(bundle))).toEqual(outcome)
})
