import { expect, test } from 'vitest'
import type { Finding } from '@formwright/engine'
import { shownInRows } from './use-row-findings.ts'

const finding = (code: string): Finding => ({
  code,
  severity: 'error',
  kind: 'completeness',
  pointer: '/lists/a/0/name',
  related: [],
  message: code,
  values: {},
  source: '',
  check: '',
  part: 'a',
})
const [empty, wrong] = [finding('required'), finding('type')]
const all = new Map([
  [0, [empty, wrong]],
  [1, [empty]],
])

test.each([
  ['somebody is at work in', 0, [[wrong], [empty]]],
  ['was added a moment ago', 1, [[empty, wrong], []]],
  ['nobody is at work in', undefined, [[empty, wrong], [empty]]],
  ['has nothing to be told', 2, [[empty, wrong], [empty]]],
])('what is merely empty is told but in the row that %s', (_name, at, expected) => {
  expect([...shownInRows(all, at).values()]).toEqual(expected)
})
