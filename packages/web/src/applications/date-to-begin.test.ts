import { expect, test } from 'vitest'
import type { WorkflowTransition } from '@formwright/definition'
import { dateToBegin } from './date-to-begin.ts'

const transition: WorkflowTransition = {
  id: 'verify',
  title: '核实通过',
  to: 'verified',
  by: ['city'],
  writes: { '/on': 'date' },
}

test.each([
  [undefined, '2026-11-28'],
  ['2026-06-20', '2026-06-20'],
  // what is no day is asked for, not replaced
  ['六月二十日', ''],
])('the date begins as it stands in the form: %s', (written, begins) => {
  expect(dateToBegin(transition, { get: () => written }, '2026-11-28')).toBe(begins)
})

test('a step that writes no date asks for none', () => {
  const { writes: _none, ...plain } = transition
  expect(dateToBegin(plain, { get: () => undefined }, '2026-11-28')).toBe('')
})
