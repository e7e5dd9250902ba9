import { expect, test } from 'vitest'
import { withoutBrackets, withoutUnit } from './without-brackets.ts'

test.each([
  ['营业收入（万元）', '营业收入', '营业收入'],
  ['产值(含税) (万元) ', '产值(含税)', '产值'],
  ['Turnover (£k)', 'Turnover', 'Turnover'],
  ['其中（主营）收入', '其中（主营）收入', '其中收入'],
  ['（一）', '', ''],
  ['收入', '收入', '收入'],
])('“%s” without its unit, and without all brackets', (title, bare, plain) => {
  expect([withoutUnit(title), withoutBrackets(title)]).toEqual([bare, plain])
})
