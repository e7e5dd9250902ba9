import { expect, test } from 'vitest'
import { namesRead, paramsOfRule } from './names-read.ts'

test.each<[text: string, isTemplate: boolean, names: readonly string[]]>([
  ['a >= params.limit', false, ['a', 'params', 'params.limit']],
  ["a == 'params.other'", false, ['a']],
  ['rows.all(row, row.rate > params.least[1])', false, ['rows', 'row', 'params', 'params.least']],
  ['at least {params.least}%, not {rate}; params.text is no name', true, ['params', 'params.least', 'rate']],
  ['a >', false, []],
])('%s', (text, isTemplate, names) => {
  expect([...namesRead({ text, isTemplate })].toSorted()).toEqual([...names].toSorted())
})

test('a rule reads the parameters of all its texts', () => {
  const rule = {
    id: 'R',
    part: '',
    index: 0,
    at: '/a',
    let: { least: 'params.least' },
    check: 'a >= least',
    severity: "a > params.much ? 'error' : 'warning'",
    message: 'at most {params.most}',
    fix: { '/a': 'params.best' },
  }
  expect([...paramsOfRule(rule)].toSorted()).toEqual(['best', 'least', 'most', 'much'])
})
