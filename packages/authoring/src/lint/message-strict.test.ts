import { expect, test } from 'vitest'
import { parseForm } from '@formwright/definition'
import { filesOf } from '@formwright/definition/testing'
import { fieldTypes } from '@formwright/fields'
import { lint } from './lint.ts'

test.each([
  ['a <= 100', '{a}应小于等于100', []],
  ['a <= 100', '{a}应小于100（含）', []],
  ['a <= 100', '{a} must be less than or equal to 100', []],
  ['a >= 10', '{a}应大于10', ['message-strict']],
  ['a > 10', '{a}应大于10', []],
  ['a > 10', '{a}应不小于10', ['message-strict']],
  ['a >= 10', '{a}不足10', []],
  ['a <= b', '{a}大于{b}', []],
  ['a <= b', '{a}小于{b}', ['message-order']],
  ['a <= b', '当{a}小于{b}时，另行说明', []],
  ['a <= b', '{a} exceeds {b}', []],
  ['a <= b', '{a} does not exceed {b}', ['message-order']],
])('%s, with “%s”', (check, message, reported) => {
  const rule = { id: 'R', severity: 'error', kind: 'consistency', check, at: '/a', message, source: 's' }
  const number = (title: string) => ({ type: 'number', title })
  const files = filesOf({ fields: { a: number('甲数'), b: number('乙数') }, rules: [rule] } as never)
  const found = lint(parseForm(files), fieldTypes).map(({ code }) => code)
  expect(found.filter((code) => code.startsWith('message-'))).toEqual(reported)
})
