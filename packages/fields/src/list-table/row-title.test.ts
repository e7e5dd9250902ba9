import { localeOf, treeOf } from '@formwright/definition'
import { bundleOf } from '@formwright/definition/testing'
import { compileForm } from '@formwright/engine'
import { expect, test } from 'vitest'
import { rowTitle } from './row-title.ts'

const text = { type: 'string', title: '栏' }
const bundle = bundleOf({
  files: { 'texts/en.json': { language: 'en', texts: { 论文: 'Paper' } } },
  fields: {
    outputs: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          key: { ...text, 'x-key': 'C0' },
          kind: { ...text, oneOf: [{ const: 'paper', title: '论文' }] },
          by: { ...text, 'x-ref': { list: '/outputs' } },
          name: text,
          place: text,
        },
      },
    },
    readings: {
      type: 'array',
      items: {
        type: 'object',
        properties: { at: { ...text, format: 'date-time' }, on: { ...text, format: 'date' } },
      },
    },
  },
})
const rowOf = (list: string) => treeOf(bundle).nodeAt(`/${list}/0`)!
const row = rowOf('outputs')
const locale = localeOf(bundle)

test('a row is called by its key and its first text, before what is chosen and never by a reference', () => {
  const title = (value: object, path?: string) => rowTitle(row, { key: 'C1', ...value }, locale, path)
  expect(title({ kind: 'paper', by: 'C2', name: '综述', place: '某刊' })).toBe('C1 综述')
  expect(title({ kind: 'paper', by: 'C2', place: '某刊' })).toBe('C1 某刊')
  expect(title({ kind: 'paper', by: 'C2' })).toBe('C1 论文')
  expect(title({ by: 'C2' })).toBe('C1')
  expect(title({ kind: 'paper', name: '综述' }, 'kind')).toBe('C1 论文')
})

test('a row is called in the language of the reader, its days and moments as people write them', () => {
  const english = localeOf(bundle, 'en')
  const at = '2026-03-01T10:30:00+08:00'
  expect(rowTitle(row, { kind: 'paper' }, english)).toBe('Paper')
  expect(rowTitle(rowOf('readings'), { at }, english)).toBe('March 1, 2026 10:30 AM')
  expect(rowTitle(rowOf('readings'), { at }, locale)).toBe('2026年3月1日 10:30')
  expect(rowTitle(rowOf('readings'), { at, on: '2026-03-01' }, english, 'on')).toBe('March 1, 2026')
})

test('a free text names a row before one with a pattern, in what is found as well', () => {
  const permit = { type: 'string', title: '证号', pattern: '^[A-Z]\\d+$' }
  const form = compileForm(
    bundleOf({
      fields: {
        permits: {
          type: 'array',
          title: '许可',
          items: {
            type: 'object',
            properties: {
              code: { ...text, 'x-key': 'P00' },
              day: { ...text, format: 'date' },
              permit,
              subject: text,
            },
            required: ['day'],
          },
        },
      },
    }),
  )
  const named = { code: 'P01', permit: 'A7', subject: '占道施工' }
  const node = treeOf(form.bundle).nodeAt('/permits/0')!
  expect(rowTitle(node, named, locale)).toBe('P01 占道施工')
  expect(rowTitle(node, { ...named, subject: '' }, locale)).toBe('P01 A7')
  const found = (one: object) => form.assess({ permits: [one] }).findings.map(({ rows }) => rows)
  expect(found(named)).toEqual([['P01 占道施工']])
  expect(found({ ...named, subject: '' })).toEqual([['P01 A7']])
})
