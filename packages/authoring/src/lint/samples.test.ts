import { expect, test } from 'vitest'
import { treeOf } from '@formwright/definition'
import { bundleOf } from '@formwright/definition/testing'
import { isMistake } from './samples.ts'

const number = (title: string) => ({ type: 'number', title })
const form = bundleOf({
  fields: {
    rows: {
      title: '项目',
      type: 'array',
      items: {
        type: 'object',
        properties: {
          code: { title: '编号', type: 'string', 'x-key': 'R00' },
          goals: {
            title: '目标',
            type: 'array',
            items: { type: 'object', properties: { value: number('值') } },
          },
        },
      },
    },
    costs: {
      title: '费用',
      type: 'object',
      'x-ref': { list: '/rows' },
      additionalProperties: number('费用'),
    },
  },
})

test('a member that is named nearly as a row is a mistake, also where rows have rows of their own', () => {
  const answers = { rows: [{ goals: [Object.assign(Object.create(null), { value: 1 })], code: 'R01' }] }
  const isWrong = (pointer: string) =>
    isMistake({ code: 'reference', pointer, values: {}, related: ['/rows'] }, treeOf(form), answers)
  expect(isWrong('/costs/R001')).toBe(true)
  expect(isWrong('/costs/materials')).toBe(false)
})
