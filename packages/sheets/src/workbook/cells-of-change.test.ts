import { bundleOf } from '@formwright/definition/testing'
import { expect, test } from 'vitest'
import { cellsOfChange } from './cells-of-change.ts'

const text = (title: string) => ({ title, type: 'string' })
const rows = (title: string, properties: object) => ({
  title,
  type: 'array',
  items: { type: 'object', properties },
})
const bundle = bundleOf({
  fields: {
    name: text('名称'),
    sites: rows('厂区', {
      name: text('名称'),
      note: text('备注'),
      meters: rows('表计', { number: text('表号') }),
    }),
  },
})
const site = (name: string, ...numbers: string[]) => ({
  name,
  note: `${name}的备注，用来认出这一行`,
  meters: numbers.map((number) => ({ number })),
})
const told = (before: object[] | undefined, after: object[] | undefined) =>
  cellsOfChange(bundle, { sites: before } as never, {
    pointer: '/sites',
    label: '厂区',
    before: before as never,
    after: after as never,
    conflict: false,
  }).map(({ kind, pointer }) => `${kind} ${pointer}`)

test('what one tick for a nested list changes is told cell by cell, at any depth', () => {
  expect(told([site('东', '1', '2')], [site('东', '1', '3')])).toEqual(['changed /sites/0/meters/1/number'])
})

test('rows that come and go are told as such, and those that only moved are not', () => {
  const [east, south, west] = [site('东', '1'), site('南', '2'), site('西', '3')]
  expect(told([east, south], [south, west, east])).toEqual(['added /sites/1'])
  expect(told([east, south, west], [east, west])).toEqual(['removed /sites/1'])
})

test('a list that was empty or becomes so, and a single cell, are seen as they are', () => {
  expect(told(undefined, [site('东', '1')])).toEqual([])
  expect(told([site('东', '1')], undefined)).toEqual([])
  const change = { pointer: '/name', label: '名称', before: 'a', after: 'b', conflict: false }
  expect(cellsOfChange(bundle, { name: 'a' }, change)).toEqual([])
})
