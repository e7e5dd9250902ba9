import { expect, test } from 'vitest'
import { treeOf } from '@formwright/definition'
import type { Schema } from '@formwright/definition'
import { bundleOf } from '@formwright/definition/testing'
import { layOut } from '@formwright/paper'
import { paperViews } from '../paper.ts'
import { haveOneMeaning, membersByName, membersThrough } from './alternatives.ts'

const levels = (code: string, title: string): Schema => ({
  type: 'string',
  oneOf: [{ const: code, title }],
})
const branch = (code: string, members: Readonly<Record<string, Schema>>): Schema => ({
  title: code,
  properties: { kind: { title: '类型', const: code }, ...members },
  required: ['kind'],
})
const money = (unit: string): Schema => ({ type: 'number', title: '金额', 'x-unit': unit })
const row: Schema = {
  type: 'object',
  properties: { name: { type: 'string', title: '名称' } },
  oneOf: [
    branch('a', { m: money('万元'), level: { ...levels('x', '国家级'), title: '级别' } }),
    branch('b', {
      m: money('亿元'),
      level: { ...levels('x', '县级'), title: '级别' },
      at: { type: 'object', title: '地点', properties: { from: { type: 'string', title: '自' } } },
    }),
  ],
}
const bundle = bundleOf({
  fields: { list: { title: '项目', 'x-id': 'list', type: 'array', items: row } },
  blocks: [{ field: '/list', as: 'rows' }],
})
const answers = {
  list: [
    { name: '甲', kind: 'a', m: 2, level: 'x' },
    { name: '乙', kind: 'b', m: 3, level: 'x', at: { from: '东' } },
  ],
}

test('a member of several alternatives is that of the one that a value is of', () => {
  const item = treeOf(bundle).nodeAt('/list/*')!
  const unitOfMoney = (value: unknown) =>
    membersThrough(item, value).find(({ key }) => key === 'm')!.schema['x-unit']
  expect([{}, { kind: 'b' }, { at: {} }, { kind: 'a', at: {} }].map(unitOfMoney)).toEqual([
    '万元',
    '亿元',
    '亿元',
    '万元',
  ])
  const alike = Object.fromEntries(
    [...membersByName(item)].map(([key, nodes]) => [key, haveOneMeaning(nodes)]),
  )
  expect(alike).toEqual({ name: true, kind: true, m: false, level: false, at: true })
})

test('of alternatives without codes a value belongs to the one that has its members', () => {
  const open = bundleOf({
    fields: {
      v: {
        type: 'object',
        title: '金额',
        oneOf: [
          { properties: { home: { type: 'string', title: '境内' }, m: money('万元') } },
          { properties: { abroad: { type: 'string', title: '境外' }, m: money('万美元') } },
        ],
      },
    },
  })
  const node = treeOf(open).nodeAt('/v')!
  const unitOfMoney = (value: unknown) =>
    membersThrough(node, value).find(({ key }) => key === 'm')!.schema['x-unit']
  expect([{ abroad: 'x', m: 1 }, { home: 'x', m: 1 }, {}].map(unitOfMoney)).toEqual([
    '万美元',
    '万元',
    '万元',
  ])
})

test('what is printed of a row is said as its own alternative says it', () => {
  const text = JSON.stringify(layOut(bundle, paperViews, answers).parts)
  expect(text).toContain('国家级')
  expect(text).toContain('县级')
})
