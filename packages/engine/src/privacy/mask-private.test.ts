import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PrivateKind } from '@formwright/definition'
import { bundleOf } from '@formwright/definition/testing'
import { compileForm } from '../compile-form.ts'
import { maskPrivate } from './mask-private.ts'
import { maskText } from './mask-text.ts'

test.each<[PrivateKind, string, string]>([
  ['identity', '11010519491231002X', '1***************2X'],
  ['phone', '13812345678', '138****5678'],
  ['phone', '0591-1234', '059**1234'],
  ['phone', '12345', '*****'],
  ['email', 'wang@example.cn', 'w***@example.cn'],
  ['email', 'wang', 'w***'],
  ['name', '王小明', '王**'],
  ['name', '王', '*'],
  ['account', '6222020200112233445', '***************3445'],
  ['all', '保密', '**'],
  ['identity', '无', '无'],
  ['name', ' ', ' '],
  ['name', '𠮷田', '𠮷*'],
])('%s: %s', (kind, text, expected) => {
  expect(maskText(text, kind)).toBe(expected)
})

const person = {
  type: 'object',
  properties: {
    name: { type: 'string' },
    id: { type: 'string', 'x-private': 'identity' },
    relatives: {
      type: 'array',
      items: { type: 'object', properties: { phone: { type: 'string', 'x-private': 'phone' } } },
    },
  },
}
const bundle = bundleOf({ fields: { people: { type: 'array', items: person }, note: { type: 'string' } } })
const answers = {
  people: [
    { name: '王', id: '11010519491231002X', relatives: [{ phone: '13812345678' }, { phone: 7 }] },
    { name: '李', id: '无' },
  ],
  note: '11010519491231002X',
}

test('private data is masked in rows at any depth, and wherever a text quotes it', () => {
  const masked = maskPrivate(bundle, answers)
  expect(masked.answers).toEqual({
    people: [
      { name: '王', id: '1***************2X', relatives: [{ phone: '138****5678' }, { phone: '*' }] },
      { name: '李', id: '无' },
    ],
    note: '1***************2X',
  })
  expect(masked.text('“身份证号”的格式不对：11010519491231002X。')).toBe(
    '“身份证号”的格式不对：1***************2X。',
  )
})

test.each([
  ['139-8765-4321', '139****4321'],
  ['139 8765 4321', '139****4321'],
  ['(139) 8765.4321', '(139****4321'],
  ['１３９８７６５４３２１', '139****4321'],
  ['电话13987654321转8', '电话139****4321转8'],
  ['00001 13987654321', '00001 139****4321'],
  ['110105 19491231 002x', '1***************2X'],
  ['1398765432', '1398765432'],
  ['2024-06-18', '2024-06-18'],
])('a number is masked however it is written: %s', (written, expected) => {
  const masked = maskPrivate(bundle, {
    people: [{ id: '11010519491231002X', relatives: [{ phone: '13987654321' }] }],
  })
  expect(masked.text(`请拨 ${written}。`)).toBe(`请拨 ${expected}。`)
})

test('what stood at a place earlier is masked, and quoted masked from then on', () => {
  const masked = maskPrivate(bundle, {})
  expect(masked.at('/people/-', { id: '11010519491231002X' })).toEqual({ id: '1***************2X' })
  expect(masked.at('/people/3/relatives/0/phone', '13812345678')).toBe('138****5678')
  expect(masked.at('/note', '13812345678')).toBe('13812345678')
  expect(masked.text('11010519491231002X、13812345678')).toBe('1***************2X、138****5678')
})

test('nothing is found in data that are masked, nor by rules that read them', () => {
  const form = compileForm(
    bundleOf({
      fields: {
        phone: { type: 'string', pattern: '^[0-9]{11}$', 'x-private': 'phone' },
        name: { type: 'string', maxLength: 1 },
        people: {
          type: 'array',
          items: {
            type: 'object',
            properties: { id: { type: 'string', pattern: '^[0-9X]{18}$', 'x-private': 'identity' } },
          },
        },
      },
      rules: [{ id: 'R', check: 'phone == name', at: '/name' }],
    }),
  )
  const shown = { phone: '138****5678', name: '王明', people: [{ id: '1***************2X' }] }
  expect(form.assess(shown).findings.map(({ code }) => code)).toEqual(['format', 'range', 'R', 'format'])
  expect(form.assess(shown, { masked: true }).findings.map(({ pointer }) => pointer)).toEqual(['/name'])
  const store = form.open(shown, { masked: true })
  store.set('/name', '李四')
  expect(store.findings().map(({ code, pointer }) => `${code} ${pointer}`)).toEqual(['range /name'])
})

test.each([
  [13812345678, '138****5678'],
  [['13812345678'], '***************'],
  [{ no: '13812345678' }, '********************'],
  [null, null],
])('%j in the place of a text is masked as well', (value, expected) => {
  const at = { people: [{ relatives: [{ phone: value }] }] }
  expect(maskPrivate(bundle, at).answers).toEqual({ people: [{ relatives: [{ phone: expected }] }] })
})

test('a form without private data gives the document itself', () => {
  const plain = bundleOf({ fields: { note: { type: 'string' } } })
  expect(maskPrivate(plain, answers).answers).toBe(answers)
})

test('whatever is written, no more than the kind says is left to see', () => {
  const kinds = fc.constantFrom<PrivateKind>('identity', 'phone', 'name', 'account', 'all')
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), kinds, (text, kind) => {
      const masked = maskText(text, kind)
      if (text.trim() === '' || text.trim() === '无') return
      expect([...masked]).toHaveLength([...text].length)
      expect(
        [...masked].filter((letter, index) => letter === [...text][index] && letter !== '*').length,
      ).toBeLessThanOrEqual(7)
    }),
  )
})

test('what others saw is no answer: it is to be written out', () => {
  const form = compileForm(bundle)
  const { answers: shown } = maskPrivate(bundle, answers)
  const said = (document: unknown, masked = false) =>
    form
      .assess(document, { language: 'en', masked })
      .findings.filter(({ message }) => /which is masked: write it out/.test(message)).length
  expect(said(answers)).toBe(0)
  expect(said(shown)).toBe(3)
  // who sees no more than that is told nothing of it
  expect(said(shown, true)).toBe(0)
})
