import { expect, test } from 'vitest'
import { bundleOf } from '@formwright/definition/testing'
import { titleOf } from './title.ts'

const text = (title: string) => ({ type: 'string', title })

test('a declaration is called by the first text that must be filled in, or else by its first text', () => {
  const fields = { other: text('其他'), name: text('单位名称'), place: text('地址') }
  const answers = { part: { other: '说明', name: '某公司', place: '某路' } }
  expect(titleOf(bundleOf({ part: 'part', fields, schema: { required: ['name'] } }), answers)).toBe('某公司')
  expect(titleOf(bundleOf({ part: 'part', fields }), answers)).toBe('说明')
})
