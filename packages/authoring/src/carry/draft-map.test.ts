import { expect, test } from 'vitest'
import { bundleOf } from '@formwright/definition/testing'
import { draftCarryMap } from './draft-map.ts'

const reasons = { date: '日期', signature: '签字', otherRole: '他人', gone: '没有', otherYear: '年份' }

test('a figure or a choice of the years before is filled in anew; what is told in words is written on', () => {
  const number = (title: string) => ({ type: 'number', title })
  const form = bundleOf({
    fields: {
      growth: number('近三年产值年均增速（%）'),
      share: number('上年度研发投入占比（%）'),
      accident: {
        type: 'string',
        title: '近5年是否发生事故',
        oneOf: [
          { const: 'yes', title: '是' },
          { const: 'no', title: '否' },
        ],
      },
      margin: number('Average margin over the past three years'),
      told: { type: 'string', title: '近三年发展情况' },
      area: number('占地面积'),
      near: number('邻近年产万吨企业数量'),
    },
  })
  const { fields } = draftCarryMap(form, form, reasons)
  const anew = Object.entries(fields ?? {}).flatMap(([id, entry]) => (entry === 'same' ? [] : [id]))
  expect(anew).toEqual(['growth', 'share', 'accident', 'margin'])
})
