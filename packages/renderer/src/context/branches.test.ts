import { treeOf } from '@formwright/definition'
import type { FormNode } from '@formwright/definition'
import { bundleOf } from '@formwright/definition/testing'
import { compileForm } from '@formwright/engine'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { branchOf, changesToBranch, marksOf } from './branches.ts'

const text = { type: 'string' }

/** The alternatives of a field `pay`. */
function variantsOf(oneOf: readonly object[], more: object = {}): FormNode {
  const bundle = bundleOf({ fields: { pay: { title: '付款', type: 'object', oneOf, ...more } } })
  const field = treeOf(bundle).root.children.find(({ pointer }) => pointer === '/pay')!
  return field.children.find(({ kind }) => kind === 'variants')!
}

const marked = variantsOf([
  { title: '银行', properties: { by: { const: 'bank' }, account: text }, required: ['by'] },
  { title: '现金', properties: { by: { const: 'cash' }, desk: text }, required: ['by'] },
])
const plain = variantsOf([
  { title: '人', properties: { first: text, last: text, mail: text } },
  { title: '单位', properties: { firm: text, mail: text } },
])
const always = () => true

test('a member that allows one code only says which branch it is', () => {
  expect(marked.children.map(marksOf)).toEqual([[['by', 'bank']], [['by', 'cash']]])
  expect(plain.children.map(marksOf)).toEqual([[], []])
  expect(branchOf(marked, { by: 'cash', account: '1' }, always, 0)).toBe(1)
})

test('without one, the branch with most filled in; the one picked where nothing decides', () => {
  expect(branchOf(plain, {}, () => false, undefined)).toBeUndefined()
  expect(branchOf(plain, {}, () => false, 1)).toBe(1)
  expect(branchOf(plain, { mail: 'a@b.cn' }, always, 1)).toBe(1)
  expect(
    branchOf(plain, { mail: 'a@b.cn', first: '王', last: '三' }, (branch) => branch === plain.children[0], 1),
  ).toBe(0)
})

test('what only the branch left has is put aside and comes back; what both have stays', () => {
  const aside = new Map()
  const value = { first: '王', mail: 'a@b.cn' }
  expect(changesToBranch(plain, '/pay', value, [0, 1], aside)).toEqual([['/pay/first', undefined]])
  const later = { firm: '甲', mail: 'a@b.cn' }
  expect(changesToBranch(plain, '/pay', later, [1, 0], aside)).toEqual([
    ['/pay/firm', undefined],
    ['/pay/first', '王'],
  ])
})

test('marks are set with the branch; a form may clear what was left instead', () => {
  const aside = new Map()
  const value = { by: 'bank', account: '6222' }
  const changes = changesToBranch(marked, '/pay', value, [0, 1], aside)
  expect(changes).toEqual([
    ['/pay/account', undefined],
    ['/pay/by', 'cash'],
  ])
  const clearing = variantsOf([{ properties: { a: text } }, { properties: { b: text } }], {
    'x-inactive': 'clear',
  })
  const lost = new Map()
  changesToBranch(clearing, '/pay', { a: '1' }, [0, 1], lost)
  expect(changesToBranch(clearing, '/pay', {}, [1, 0], lost)).toEqual([])
})

test('of answers from a file the branch is shown whose values are read', () => {
  const number = { type: 'number' }
  const { tree, applies } = compileForm(
    bundleOf({
      fields: {
        pay: {
          type: 'object',
          anyOf: [
            { properties: { first: text, last: text, mail: text }, required: ['first'] },
            { properties: { firm: text, staff: number, mail: text }, required: ['firm', 'staff'] },
            { properties: { first: text, firm: text, office: text }, required: ['office'] },
          ],
        },
      },
    }),
  )
  const [variants] = tree.root.children[0]!.children
  const current = fc.record(
    {
      first: fc.constant('a'),
      last: fc.constant('b'),
      mail: fc.constant('c'),
      firm: fc.constant('d'),
      staff: fc.constantFrom(1, 'no number'),
      office: fc.constant('e'),
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(current, (value) => {
      const applying = variants!.children.findIndex((branch) => applies(branch, value))
      const shown = branchOf(variants!, value, applies, undefined)!
      const isDoubtful = !variants!.children.some((branch) => applies.leavesOut!(branch, value))
      expect(isDoubtful || shown === applying, `${shown} is shown, ${applying} applies`).toBe(true)
    }),
    { numRuns: 200 },
  )
})
