import { expect, test } from 'vitest'
import type { Schema } from '@formwright/definition'
import { bundleOf } from '@formwright/definition/testing'
import { compileForm } from '@formwright/engine'
import { rebase } from '../rebase/rebase.ts'
import { carry } from './carry.ts'

const cost = (unit: string): Schema => ({ title: '费用', type: 'number', 'x-unit': unit })
const year: Schema = { title: '年份', type: 'number' }
const note: Schema = { title: '说明', type: 'string' }

const editionWith = (items: object) =>
  bundleOf({
    fields: { span: { title: '一行', type: 'array', 'x-id': 'span', ...items } },
    files: { 'carry.json': { from: '2024', fields: { span: 'same' } } },
  })

const before = editionWith({ prefixItems: [cost('万元'), year, note], items: false })
const answers = { span: [300, 2024, '三年'] }

test.each<[string, object, unknown, unknown[]]>([
  ['a unit', { prefixItems: [cost('亿元'), year, note], items: false }, [0.03, 2024, '三年'], []],
  ['another kind', { prefixItems: [cost('万元'), note, note], items: false }, [300, null, '三年'], [2024]],
  ['fewer places', { prefixItems: [cost('万元'), year], items: false }, [300, 2024], ['三年']],
  ['no number', { prefixItems: [cost('公顷'), year, note], items: false }, [null, 2024, '三年'], [300]],
])('what stands in a place of a tuple stays in it: %s', (_, items, taken, lost) => {
  const after = compileForm(editionWith(items))
  const carried = carry(before, after, answers)
  expect([carried.answers.span, carried.left.map(({ value }) => value)]).toEqual([taken, lost])
  const rebased = rebase(answers, before, after)
  expect([rebased.answers, rebased.aside.map(({ value }) => value)]).toEqual([{ span: taken }, lost])
  expect(rebased.changes.length).toBeGreaterThan(0)
})

test('several items of a list that are refused leave the others as they were', () => {
  const [old, next] = [editionWith({ items: {} }), editionWith({ items: { type: 'number' } })]
  const carried = carry(old, compileForm(next), { span: ['甲', '乙', 3, '丁', 4] })
  expect(carried.answers.span).toEqual([3, 4])
  expect(carried.left.map(({ value }) => value)).toEqual(['甲', '乙', '丁'])
})
