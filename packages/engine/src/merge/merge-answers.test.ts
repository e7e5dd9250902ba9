import { expect, test } from 'vitest'
import type { FormBundle } from '@formwright/definition'
import { compileForm } from '../compile-form.ts'
import { mergeAnswers } from './merge-answers.ts'

const number = (more: object = {}) => ({ type: 'number', ...more })
const compute = (id: string, at: string, formula: string) => ({
  id,
  part: '',
  index: 0,
  effect: 'compute',
  compute: formula,
  at,
})
const form = compileForm({
  form: { id: 'x', title: '表', agency: '机关' },
  edition: { edition: '2024', title: '', years: {}, params: {} },
  parts: [{ key: '', title: '', folder: '' }],
  schema: {
    type: 'object',
    properties: {
      a: number(),
      b: number(),
      total: number({ readOnly: true }),
      twice: number(),
      free: number(),
    },
  },
  ui: { type: 'VerticalLayout', elements: [] },
  rules: [compute('T', '/total', 'a + b'), compute('W', '/twice', 'total * 2')],
  paper: [],
  texts: {},
  digest: 'd',
} as unknown as FormBundle)

const base = { a: 1, b: 1, total: 2, twice: 4, free: 0 }

test('totals follow from what both changed, and totals of totals', () => {
  const merged = mergeAnswers(form, {
    base,
    mine: { ...base, a: 5, total: 6, twice: 12 },
    theirs: { ...base, b: 10, total: 11, twice: 22 },
  })
  expect(merged).toEqual({ document: { ...base, a: 5, b: 10, total: 15, twice: 30 }, conflicts: [] })
})

test('what somebody typed is asked about, beside totals and over a formula', () => {
  const mine = { ...base, a: 5, total: 6, twice: 12, free: 1 }
  const theirs = { ...base, b: 10, total: 11, twice: 99, free: 2 }
  const { document, conflicts } = mergeAnswers(form, { base, mine, theirs })
  expect(conflicts.map(({ pointer }) => pointer)).toEqual(['/twice', '/free'])
  expect(document).toMatchObject({ a: 5, b: 10, total: 15 })
})
