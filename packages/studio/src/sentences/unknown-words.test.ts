import { expect, test } from 'vitest'
import { fieldsOf } from '@formwright/definition'
import { bundleOf } from '@formwright/definition/testing'
import { number } from './fields.test-support.ts'
import { Names } from './names.ts'
import { expressionOf } from './read-sentence.ts'

const bundle = bundleOf({
  years: { recent: [2021, 2022, 2023] },
  fields: {
    budget: number('总投资', '万元'),
    own: number('自筹资金', '万元'),
    loan: number('银行贷款', '万元'),
    staff: number('2023年末职工人数', '人'),
    floor: number('3号楼面积', '平方米'),
    four: number('“四上”企业数', '家'),
    big: number('1000万元以上项目数', '个'),
    year: number('2024年', '个'),
    amount: number('500万元', '个'),
    income: {
      type: 'object',
      title: '营业收入',
      'x-annual': 'recent',
      additionalProperties: number('', '万元'),
    },
  },
})
const names = new Names(bundle, fieldsOf(bundle), 'zh-CN')
const said = (sentence: string) => {
  const read = expressionOf(sentence, names)
  return 'expression' in read ? read.expression : [read.problem.why, read.problem.text, read.problem.near]
}

// what stands in them is all known, and what is not a name or a word is a word that is none: in whole, with
// the field that may be meant, also in either half of a condition
test.each([
  ['注册资金大于5', '注册资金', ''],
  ['总投姿不低于自筹资金', '总投姿', '「总投资」'],
  ['总投资不低于自筹金额', '自筹金额', '「自筹资金」'],
  ['总投资不低于自筹资金和注册资本之和', '注册资本', ''],
  ['一般企业数大于5', '一般企业数', ''],
  ['总投资额不低于5', '总投资额', '「总投资」'],
  ['银行的贷款大于5', '银行的贷款', '「银行贷款」'],
  ['年末职工大于5', '年末职工', '「2023年末职工人数」'],
  ['总投资>注册资本', '注册资本', ''],
  ['如果总投资大于100，则自有资金不低于30', '自有资金', '「自筹资金」'],
  ['如果总投姿大于100，则自筹资金不低于30', '总投姿', '「总投资」'],
  ['总投资大于100时，自有资金不低于30', '自有资金', '「自筹资金」'],
])('%s: %s is no word, perhaps %s', (sentence, word, near) => {
  expect(said(sentence)).toEqual(['no-word', word, near])
})

test('a condition is told as a whole; one without an end lacks something', () => {
  for (const sentence of ['如总投资大于100万元，则自筹资金不低于30', '如果总投资大于100，则自筹资金不低于30'])
    expect(said(sentence)).toEqual(['condition', sentence.slice(0, sentence.indexOf('100') + 3), undefined])
  expect(said('总投资大于100，则自筹资金不低于30')).toEqual(['condition', '总投资大于100', undefined])
  for (const sentence of ['如果总投资大于100', '如果总投资大于100，则', '如果'])
    expect(said(sentence), sentence).toEqual(['unfinished', '', undefined])
})

test.each([
  ['2023年末职工人数大于5', 'staff>5'],
  ['3号楼面积大于5平方米', 'floor>5'],
  ['“四上”企业数大于3', 'four>3'],
  ['总投资大于3号楼面积', 'budget>floor'],
  ['1000万元以上项目数不低于3', 'big>=3'],
  // what is a year or an amount is none of a name
  ['2023年营业收入大于3', 'income.y2023>3'],
  ['总投资大于500万元', 'budget>500'],
])('a name that begins with a number needs no signs: %s', (sentence, expression) => {
  expect(said(sentence)).toBe(expression)
})
