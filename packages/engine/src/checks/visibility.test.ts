import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FormBundle, Json } from '@formwright/definition'
import { bundleOf } from '@formwright/definition/testing'
import { shownAnswers } from '../assess/shown.ts'
import { compileForm } from '../compile-form.ts'

const yesNo = (id: string, title: string) => ({
  type: 'string',
  title,
  'x-id': id,
  oneOf: [
    { const: 'yes', title: '是' },
    { const: 'no', title: '否' },
  ],
})
const number = (id: string, title: string) => ({ type: 'integer', title, 'x-id': id })

const formWith = (rules: readonly object[]): FormBundle =>
  bundleOf({
    part: 'p',
    fields: {
      has: yesNo('has', '有无'),
      more: yesNo('more', '有无其他'),
      a: number('a', '甲'),
      b: number('b', '乙'),
      c: number('c', '丙'),
      proof: { type: 'string', title: '证明', 'x-id': 'proof', 'x-evidence': { when: 'optional' } },
      rows: {
        type: 'array',
        title: '企业',
        'x-id': 'rows',
        items: {
          type: 'object',
          properties: {
            kind: yesNo('kind', '在建'),
            sum: number('sum', '投资'),
            share: number('share', '占比'),
            why: { type: 'string', title: '说明', 'x-id': 'why' },
          },
        },
      },
    },
    years: { report: [2021, 2022] },
    rules,
  })

/** Each rule that reads a field, in the ways in which one can be hidden. */
const RULES = [
  { id: 'V-A', visible: "p.has == 'yes'", at: '/p/a' },
  { id: 'V-MORE', visible: "p.has == 'yes'", at: '/p/more' },
  // what decides about it may itself be hidden
  { id: 'V-B', visible: "p.more == 'yes'", at: '/p/b' },
  { id: 'V-PROOF', visible: "p.has == 'yes'", at: '/p/proof' },
  { id: 'V-SUM', visible: "row.kind == 'yes'", each: { row: 'p.rows' }, at: '/p/rows/{row}/sum' },
  // in each row, by what stands outside of it
  { id: 'V-SHARE', visible: "p.has == 'yes'", each: { row: 'p.rows' }, at: '/p/rows/{row}/share' },
  { id: 'REQ', required: 'p.a > 3', at: '/p/c' },
  { id: 'REQ-ROW', required: 'row.sum > 3', each: { row: 'p.rows' }, at: '/p/rows/{row}/why' },
  { id: 'ENABLED', enabled: 'p.a <= 3', at: '/p/c' },
  { id: 'COMPUTE', compute: 'p.a * 2', at: '/p/c' },
  { id: 'A', check: 'p.a <= 3', at: '/p/c' },
  { id: 'B', check: 'p.b <= 3', at: '/p/c' },
  { id: 'ROW', each: { row: 'p.rows' }, check: 'row.sum + row.share <= 3', at: '/p/rows/{row}/why' },
  { id: 'ROWS', check: "size(p.rows.filter(row, row.kind == 'yes' && row.sum > 3)) == 0", at: '/p/c' },
  { id: 'NEVER', check: "size(p.rows.filter(row, row.kind == 'no' && row.sum > 3)) == 0", at: '/p/c' },
  { id: 'PROOF', check: '!hasEvidence(p.proof)', at: '/p/c' },
] as const

const form = compileForm(formWith(RULES))
const codesOf = (answers: unknown) =>
  form.assess(answers).findings.map(({ code, pointer }) => `${code} ${pointer}`)
const FULL = {
  p: {
    has: 'yes',
    more: 'yes',
    a: 5,
    b: 5,
    proof: 'x',
    rows: [
      { kind: 'yes', sum: 5, share: 1 },
      { kind: 'no', sum: 6, share: 1 },
    ],
  },
  attachments: [{ id: 'f', target: 'p.proof', kind: 'evidence', name: 'x.pdf' }],
}

describe('what is hidden', () => {
  test('is read by no rule, required or computed by none, in rows either', () => {
    expect(form.problems).toEqual([])
    expect(codesOf(FULL)).toEqual([
      'required /p/c',
      'A /p/c',
      'B /p/c',
      'ROWS /p/c',
      'PROOF /p/c',
      'required /p/rows/0/why',
      'ROW /p/rows/0/why',
    ])
    expect(form.assess(FULL).computed).toMatchObject({ '/p/c': 10 })
    const hidden = { ...FULL, p: { ...FULL.p, has: 'no' } }
    // the first row is still in work: its sum is shown, its share is not, so that nothing can be said of both
    // together
    expect(codesOf(hidden)).toEqual(['ROWS /p/c', 'required /p/rows/0/why'])
    expect(form.assess(hidden).computed).toEqual({})
    const store = form.open(hidden)
    expect(store.state('/p/c')).toEqual({ visible: true, required: false, enabled: true })
    expect(store.state('/p/b').visible).toBe(false)
    expect(store.state('/p/rows/1/sum').visible).toBe(false)
    expect(store.state('/p/rows/0/share').visible).toBe(false)
    expect(store.computedAt('/p/c')).toBeUndefined()
    store.set('/p/has', 'yes')
    expect(store.computedAt('/p/c')).toBe(10)
    expect(store.findings().map(({ code, pointer }) => `${code} ${pointer}`)).toEqual(codesOf(store.answers))
  })

  test('is not printed and not exported, in rows either, with the files that belong to it', () => {
    expect(shownAnswers(form.bundle, { ...FULL, p: { ...FULL.p, has: 'no' } }, form.applies)).toEqual({
      p: { has: 'no', rows: [{ kind: 'yes', sum: 5 }, { kind: 'no' }] },
      attachments: [],
    })
    expect(shownAnswers(form.bundle, FULL, form.applies)).toEqual({
      ...FULL,
      p: { ...FULL.p, rows: [FULL.p.rows[0], { kind: 'no', share: 1 }] },
    })
  })

  test('waits for nobody: what depends on a hidden question is hidden with it', () => {
    const blank = { p: { has: 'no', b: 5 } }
    expect(codesOf(blank)).toEqual([])
    expect(form.open(blank).state('/p/b').visible).toBe(false)
    // nobody has been asked yet: everything is there to be filled in
    expect(form.open({ p: { has: 'yes' } }).state('/p/b').visible).toBe(true)
  })

  test('in a circle is decided in the order in which it is written', () => {
    const circle = compileForm(
      formWith([
        { id: 'V1', visible: 'p.b == 1', at: '/p/a' },
        { id: 'V2', visible: 'p.a == 1', at: '/p/b' },
      ]),
    )
    const shown = (a: number, b: number) => {
      const store = circle.open({ p: { a, b } })
      return [store.state('/p/a').visible, store.state('/p/b').visible]
    }
    expect([shown(1, 1), shown(2, 2)]).toEqual([
      [true, true],
      [false, false],
    ])
  })

  test('is the same whether answers are assessed at once or change by change', () => {
    const value = fc.constantFrom<Json | undefined>('yes', 'no', 5, 1, undefined)
    const schema = fc.constantFrom(
      '/p/has',
      '/p/more',
      '/p/a',
      '/p/b',
      '/p/c',
      '/p/rows/0/kind',
      '/p/rows/0/sum',
      '/p/rows/1/kind',
      '/p/rows/1/share',
      '/p/rows/1/why',
    )
    const rows = fc.constantFrom<Json>(
      [],
      [{ kind: 'yes', sum: 9 }],
      FULL.p.rows,
      [...FULL.p.rows].toReversed(),
    )
    const step = fc.oneof(
      { weight: 6, arbitrary: fc.tuple(schema, value) },
      fc.tuple(fc.constant('/p/rows'), rows),
      fc.tuple(fc.constant('/attachments'), fc.constantFrom<Json>([], FULL.attachments as unknown as Json)),
    )
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
        const store = form.open(FULL)
        store.assess()
        for (const [at, next] of steps) {
          const list = store.get('/p/rows')
          if (/rows\/1/.test(at) && !(Array.isArray(list) && list.length > 1)) continue
          if (/rows\/0/.test(at) && !(Array.isArray(list) && list.length > 0)) continue
          store.set(at, next)
          const fresh = form.assess(store.answers)
          // how a row is called in the words of another finding may lag behind its name
          const reported = fresh.findings.map(({ code, pointer, values }) => ({ code, pointer, values }))
          expect(store.findings()).toMatchObject(reported)
          expect(store.computed()).toEqual(fresh.computed)
          expect(store.progress()).toEqual(fresh.progress)
        }
      }),
      { numRuns: 150 },
    )
  })
})
