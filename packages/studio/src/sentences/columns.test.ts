import { expect, test } from 'vitest'
import { fieldsOf } from '@formwright/definition'
import { bundleOf } from '@formwright/definition/testing'
import { Names } from './names.ts'
import { expressionOf } from './read-sentence.ts'
import { sentenceOf, textOf } from './sentence.ts'

const row = {
  type: 'object',
  required: ['name'],
  properties: {
    name: { type: 'string', title: '名称' },
    invested: { type: 'number', title: '投资额（万元）', 'x-unit': '万元' },
  },
} as const
const bundle = bundleOf({
  fields: {
    projects: { type: 'array', title: '重点项目', items: row },
    output: { type: 'number', title: '集群总产值（万元）', 'x-unit': '万元' },
    staff: { type: 'integer', title: '年末职工总数（人）' },
    researchers: { type: 'integer', title: '其中：研发人员（人）' },
    bodies: { type: 'integer', title: '研发机构（家）' },
  },
})
const names = new Names(bundle, fieldsOf(bundle), 'zh-CN')
const english = new Names(bundle, fieldsOf(bundle), 'en')
const read = (sentence: string) => expressionOf(sentence, names)

test('the sum of a column is written as it is said; the table may be left out where one has the column', () => {
  const sum = 'sum(form.projects.map(r, r.invested))'
  const code = sum.replaceAll('form.', bundle.parts[0]!.key === '' ? '' : `${bundle.parts[0]!.key}.`)
  const output = names.fields.find(({ words }) => words.startsWith('集群总产值'))!.code
  for (const sentence of [
    '投资额之和不得超过集群总产值',
    '「投资额」之和不超过「集群总产值」',
    '重点项目中各行投资额之和不大于集群总产值',
  ])
    expect(read(sentence), sentence).toMatchObject({
      expression: expect.stringMatching(/^sum\(.*\)\s*<=\s*.+$/) as unknown,
    })
  const written = `${code} <= ${output}`
  const filled = written.replace('(r, ', '(r, has(r.invested), ')
  for (const [expression, own] of [written, filled].flatMap(
    (one) =>
      [
        [one, names],
        [one, english],
      ] as const,
  )) {
    const sentence = textOf(sentenceOf(expression, own))
    expect(sentence).not.toMatch(/map|中逐个取|\br\b/)
    expect(expressionOf(sentence, own), sentence).toEqual({ expression })
  }
})

test('a field is known by what stands behind 其中：, and several that may be meant are all told', () => {
  expect(read('研发人员 不超过 年末职工总数')).toMatchObject({
    expression: expect.stringMatching(/researchers\s*<=\s*.*staff/) as unknown,
  })
  expect(read('「研发」 大于 3')).toMatchObject({
    problem: { why: 'no-name', near: '「其中：研发人员（人）」或「研发机构（家）」' },
  })
})
