import { bundleOf, keyedRows } from '@formwright/definition/testing'
import type { Json } from '@formwright/definition'
import { compileForm } from '@formwright/engine'
import { changesIn } from '@formwright/sheets'
import { expect, test } from 'vitest'
import { strayReferences } from './stray-references.ts'

const code = { type: 'string' }
const form = compileForm(
  bundleOf({
    fields: {
      patents: keyedRows('知识产权', 'IP00'),
      used: { type: 'array', title: '所用知识产权', items: code, 'x-ref': { list: '/patents' } },
    },
  }),
)
const patents = [
  { code: 'IP01', name: '甲' },
  { code: 'IP02', name: '乙' },
]
const before = { patents, used: ['IP02', 'IP09'] }
const straysOf = (after: { readonly [key: string]: Json }) => {
  const { going, left } = strayReferences(
    form,
    before,
    changesIn({ base: before, answers: after, changed: labelled(after) }, before),
    'en',
  )
  return { going: going.map(({ values }) => values.value), left: left.map(({ values }) => values.value) }
}
const labelled = (after: object) => Object.keys(after).map((key) => ({ pointer: `/${key}`, label: key }))

test('what referred to a row that a workbook deletes is said to go with it, not what was wrong before', () => {
  expect(straysOf({ ...before, patents: [patents[0]!] })).toEqual({ going: ['“IP02”'], left: [] })
})

test('what a workbook lets refer to a row that never was stays, and is told', () => {
  expect(straysOf({ patents: [patents[0]!], used: ['IP01', 'IP07'] })).toEqual({
    going: [],
    left: ['“IP07”'],
  })
})

test('nothing is told where the reference goes with the row', () => {
  expect(straysOf({ patents: [patents[0]!], used: ['IP01', 'IP09'] })).toEqual({ going: [], left: [] })
})
