import { expect, test } from 'vitest'
import { bundleOf } from '@formwright/definition/testing'
import { compileForm } from '@formwright/engine'
import { outcomeOf } from './outcome.ts'

const number = { type: 'number' }
const form = compileForm(
  bundleOf({
    fields: {
      rows: { type: 'array', items: { type: 'object', properties: { low: number, high: number } } },
    },
    rules: [{ id: 'R', each: { row: 'rows' }, check: 'row.low <= row.high', at: '/rows/{row}/high' }],
  }),
)

test.each([
  ['passes', [{ low: 1, high: 2 }]],
  ['passes', [{ low: 1, high: 2 }, { low: 1 }]],
  ['breaks', [{ low: 1, high: 2 }, { low: 1 }, { low: 3, high: 2 }]],
  ['pending', [{ low: 1 }]],
  ['pending', []],
])('a rule of rows %s', (outcome, rows) => {
  expect(outcomeOf(form.rules[0]!, { rows })).toBe(outcome)
})
