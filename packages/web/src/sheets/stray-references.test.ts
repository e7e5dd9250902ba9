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
const straysOf = (after: { readonly [key: string]: Json }) =>
  strayReferences(
    form,
    before,
    changesIn({ base: before, answers: after, changed: labelled(after) }, before),
    'en',
  )
const labelled = (after: object) => Object.keys(after).map((key) => ({ pointer: `/${key}`, label: key }))

test('a row that a workbook deletes while something refers to it is told, and what was wrong before is not', () => {
  const strays = straysOf({ ...before, patents: [patents[0]!] })
  expect(strays.map(({ pointer, values }) => [pointer, values.value])).toEqual([['/used', '“IP02”']])
})

test('nothing is told where the reference goes with the row', () => {
  expect(straysOf({ patents: [patents[0]!], used: ['IP01', 'IP09'] })).toEqual([])
})
