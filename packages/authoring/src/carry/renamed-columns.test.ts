import { expect, test } from 'vitest'
import { bundleOf } from '@formwright/definition/testing'
import { compileForm } from '@formwright/engine'
import { diff } from '../diff/diff.ts'
import { explainChange } from '../diff/sentences.ts'
import { rebase } from '../rebase/rebase.ts'
import { carry } from './carry.ts'

type Column = readonly [key: string, title: string, id?: string]

/** A list, and a table of cells, with members that are called so and known by an identity. */
function edition(...columns: readonly Column[]) {
  const properties = Object.fromEntries(
    columns.map(([key, title, id]) => [key, { title, type: 'string', ...(id ? { 'x-id': id } : {}) }]),
  )
  const required = [columns[0]![0]]
  return bundleOf({
    fields: {
      bases: {
        title: '基地',
        type: 'array',
        'x-id': 'bases',
        items: { type: 'object', properties, required },
      },
      contact: { title: '联系人', type: 'object', 'x-id': 'contact', properties },
    },
  })
}

const before = edition(['name', '名称', 'name'], ['place', '地点', 'place'])
const answers = { bases: [{ name: '甲', place: '乙' }, { name: '丙' }], contact: { name: '丁', place: '戊' } }
const told = (after: ReturnType<typeof edition>) => diff(before, after).map((change) => explainChange(change))

test('a column that has another name is the same one by its x-id, in differences, carried answers and drafts', () => {
  const after = edition(['title', '名称', 'name'], ['place', '地点', 'place'])
  const moved = {
    bases: [{ title: '甲', place: '乙' }, { title: '丙' }],
    contact: { title: '丁', place: '戊' },
  }
  const renamed = (subject: string) => `栏目“${subject}｜名称”在填报数据中的位置由 name 改为 title`
  expect(told(after)).toEqual([renamed('基地'), renamed('联系人')])
  expect(diff(before, after).every((change) => change.class === 'safe')).toBe(true)
  expect(carry(before, compileForm(after), answers)).toMatchObject({ answers: moved, left: [] })
  expect(rebase(answers, before, compileForm(after))).toMatchObject({ answers: moved, aside: [] })
})

test('two columns that swapped their names swap their answers', () => {
  const after = edition(['place', '名称', 'name'], ['name', '地点', 'place'])
  const { bases, contact } = carry(before, compileForm(after), answers).answers
  expect(bases).toEqual([{ place: '甲', name: '乙' }, { place: '丙' }])
  expect(contact).toEqual({ place: '丁', name: '戊' })
})

test('a column that is another one takes nothing from that which had its name', () => {
  const after = edition(['name', '名称', 'name'], ['place', '产地', 'origin'])
  expect(carry(before, compileForm(after), answers).answers).toEqual({
    bases: [{ name: '甲' }, { name: '丙' }],
    contact: { name: '丁' },
  })
  expect(told(after).filter((line) => line.includes('基地'))).toEqual([
    expect.stringContaining('地点”这一格取消'),
    expect.stringContaining('产地”新增一格'),
  ])
})

test('an identity that a column is given is told, and leaves its answers where they are', () => {
  const plain = edition(['name', '名称'], ['place', '地点', 'place'])
  expect(diff(plain, before).map(({ kind }) => kind)).toEqual(['field-id', 'field-id'])
  expect(carry(plain, compileForm(before), answers).answers).toEqual(answers)
})
