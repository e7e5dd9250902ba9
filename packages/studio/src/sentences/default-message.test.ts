import { expect, test } from 'vitest'
import { fieldsOf } from '@formwright/definition'
import { bundleOf } from '@formwright/definition/testing'
import { choice, number } from './fields.test-support.ts'
import { Names } from './names.ts'
import { defaultMessage } from './default-message.ts'

const bundle = bundleOf({
  years: { recent: [2021, 2022, 2023] },
  fields: {
    budget: number('总投资', '万元'),
    own: number('自筹资金', '万元'),
    area: number('总造价', '亿元'),
    share: number('自筹比例', '%'),
    count: number('项数'),
    income: {
      type: 'object',
      title: '营业收入',
      'x-annual': 'recent',
      additionalProperties: number('', '万元'),
    },
    topics: { type: 'array', title: '方向', uniqueItems: true, items: choice('方向', { art: '文化' }) },
    costs: {
      type: 'array',
      title: '支出明细',
      items: { type: 'object', properties: { amount: number('金额', '万元') } },
    },
  },
})
const names = new Names(bundle, fieldsOf(bundle), 'zh-CN')

// numbers have their units, and nobody reads of entries called r
test.each([
  ['budget >= 40', '总投资不小于 40 万元'],
  ['40 <= budget', '40 万元不大于总投资'],
  ['income.last >= 100 && income.first > 0', '营业收入的末年不小于 100 万元并且营业收入的首年大于 0'],
  ['share <= 100', '自筹比例不大于 100%'],
  ['percent(own, budget) >= 10', '自筹资金占总投资的比例不小于 10%'],
  ['budget - own >= 10', '总投资－自筹资金不小于 10 万元'],
  ['budget / own >= 10', '总投资÷自筹资金不小于 10'],
  ["own <= convert(area / 2, '万元')", '自筹资金不大于总造价÷2（换算为万元）'],
  ["convert(area, '万元') * 2 + 1 >= own", '总造价（换算为万元）×2＋1 不小于自筹资金'],
  ['count >= 2', '项数不小于 2'],
  ['size(topics) >= 2', '方向的已选项数不小于 2'],
  ['costs.exists(r, r.amount > 10)', '支出明细中至少有一个符合（金额大于 10 万元）'],
  [
    'size([budget, own].filter(r, r >= 100)) >= 2',
    '［总投资、自筹资金］中选出符合（不小于 100）的个数不小于 2',
  ],
])('%s is told as %s', (check, words) => {
  expect(defaultMessage(check, names, bundle.form).replaceAll('，', '、')).toBe(`应当：${words}。`)
})
