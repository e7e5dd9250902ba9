import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseForm, pointerAfter, valueAt } from '@formwright/definition'
import { bundleOf } from '@formwright/definition/testing'
import type { Json } from '@formwright/definition'
import { compileForm } from '@formwright/engine'
import { samplesOf } from '../cases/case-files.ts'
import { startForm } from '../start/start-form.ts'
import {
  corrections,
  filled,
  formOf,
  missingFrom,
  someAnswers,
  someCorrections,
} from '../corrections.test-support.ts'
import { explainAside } from './aside.ts'
import { putBack } from './put-back.ts'
import { rebase } from './rebase.ts'

const files = startForm('x', 2026)
const loaded = parseForm(files, '2026')
const before = loaded.bundle!
const sample = samplesOf(loaded).get('sample') as Record<string, Json>

type Properties = Record<string, Record<string, Json>>

/** The form after a correction of its schema in mid-season. */
function corrected(change: (fields: Properties) => unknown) {
  const schema = JSON.parse(files.get('2026/schema.json')!) as { properties: Properties; required: string[] }
  change(schema.properties)
  schema.required = Object.keys(schema.properties)
  const after = new Map(files)
    .set('2026/schema.json', JSON.stringify(schema))
    .set('2026/rules.json', '{ "rules": [] }')
  return compileForm(parseForm(after, '2026').bundle!)
}

test('a change of words moves a draft at once', () => {
  const rebased = rebase(
    sample,
    before,
    corrected((fields) => (fields.staff!.title = '从业人数')),
  )
  expect(rebased).toMatchObject({ answers: sample, choices: [], aside: [] })
  expect(rebased.changes.map(({ kind }) => kind)).toContain('field-title')
})

test('a field that moved takes its answer, its list and its evidence along', () => {
  const form = corrected((fields) => {
    fields.plan = {
      title: '规划',
      type: 'object',
      properties: { has: fields.hasPlan! },
      required: ['has'],
      additionalProperties: false,
    }
    delete fields.hasPlan
  })
  const attachments = [{ target: 'hasPlan', kind: 'evidence', name: '规划.pdf' }]
  const { answers, moved, choices, aside } = rebase({ ...sample, attachments }, before, form)
  expect(answers).toMatchObject({
    plan: { has: 'no' },
    attachments: [{ target: 'plan.has', name: '规划.pdf' }],
  })
  expect(answers).not.toHaveProperty('hasPlan')
  expect(moved).toEqual([{ from: '/hasPlan', to: '/plan/has' }])
  expect([choices, aside]).toEqual([[], []])
  // a comment on a field that is blank goes along as well
  expect(rebase({}, before, form).moved).toEqual(moved)
})

test('what stands in the place of a group that a field moves into is put aside, and nothing of it is lost', () => {
  const form = formOf(corrections['a field comes into a branch'])
  const { answers, aside } = rebase({ ...filled, status: '无' }, formOf().bundle, form)
  expect(answers).toMatchObject({ status: { area: 3000 } })
  expect(aside).toMatchObject([{ pointer: '/status', value: '无', label: '身份' }])
})

describe('files of rows', () => {
  const filesIn = (answers: unknown) =>
    (answers as typeof filled).attachments as readonly { readonly target: string }[]

  test('are a choice of those who attached them where the rows ask for none any more', () => {
    const { choices, aside } = rebase(filled, formOf().bundle, formOf(corrections['proof in rows goes']))
    expect(choices).toMatchObject([{ change: { kind: 'evidence-removed' }, pointer: '/attachments/5' }])
    expect(aside.map(({ detail }) => detail)).toEqual(['甲某证书.pdf', '乙某证书.pdf'])
  })

  test('and comments go along with a column that has another name', () => {
    const form = formOf(corrections['a column with proof is called otherwise'])
    const { answers, aside, moved } = rebase(filled, formOf().bundle, form)
    expect(aside).toEqual([])
    expect(filesIn(answers).slice(5, 7)).toMatchObject([
      { target: 'people.0.education' },
      { target: 'people.1.education' },
    ])
    const now = ['/people/1/degree', '/people/0/degree/x', '/people/0/name', '/people'].map((pointer) =>
      pointerAfter(pointer, moved),
    )
    expect(now).toEqual(['/people/1/education', '/people/0/education/x', '/people/0/name', '/people'])
  })

  test('go with a column of another name in a list that has another place', () => {
    const form = formOf((fields, years) => {
      corrections['a column with proof is called otherwise']!(fields, years)
      corrections['people moves']!(fields, years)
    })
    const { answers, aside, moved } = rebase(filled, formOf().bundle, form)
    expect(aside).toEqual([])
    expect(filesIn(answers)[5]).toMatchObject({ target: 'box.people.0.education' })
    expect(pointerAfter('/people/1/degree', moved)).toBe('/box/people/1/education')
  })
})

test('a file that proves an option which is gone goes with it; one that proves another as well stays for that', () => {
  const attachments = [
    { target: 'ticked', kind: 'evidence', name: '检查记录.pdf', options: ['c'] },
    { target: 'ticked', kind: 'evidence', name: '合订本.pdf', options: ['a', 'c'] },
  ]
  const form = formOf(corrections['a tick goes'])
  const { answers, aside } = rebase({ ...filled, attachments }, formOf().bundle, form)
  expect(answers).toMatchObject({ ticked: ['a'], attachments: [{ name: '合订本.pdf', options: ['a'] }] })
  expect(aside.map((one) => explainAside(one))).toEqual([
    '“已开展的工作”：更正后没有选项“检查”',
    '“已开展的工作”的佐证材料“检查记录.pdf”：更正后不再收这份材料',
    '“已开展的工作”的佐证材料“合订本.pdf”：不再用来证明更正后去掉的选项',
  ])
  // with the option it is proven again, by a file that is there still
  const back = putBack(answers, aside, formOf().bundle, formOf())
  expect(back).toMatchObject({ aside: [], answers: { ticked: ['a', 'c'] } })
  expect((back.answers as typeof filled).attachments).toHaveLength(2)
  expect((back.answers as typeof filled).attachments).toContainEqual(attachments[1])
  const removed = putBack({ ...(answers as object), attachments: [] }, aside, formOf().bundle, formOf())
  expect(removed.aside).toMatchObject([{ reason: 'proof' }])
  // nothing is said of files, nor stands in the way
  expect(form.assess(answers).findings.filter(({ pointer }) => pointer.startsWith('/attachments'))).toEqual(
    [],
  )
})

test('what no form took stays, to be found, when only words of its field change', () => {
  const answers = { ...filled, grade: 'z' }
  const form = formOf((fields) => {
    Object.assign(fields.grade!, { title: '企业等级', description: '按最近一次评定填写' })
    ;(fields.grade!.oneOf as { title: string }[])[0]!.title = '甲等'
  })
  expect(rebase(answers, formOf().bundle, form)).toMatchObject({ answers, aside: [], atOnce: true })
})

test('what has no place waits for a choice and is kept aside; who left it blank has nothing to choose', () => {
  const form = corrected((fields) => delete fields.staff)
  const { answers, choices, aside } = rebase(sample, before, form)
  expect(answers).not.toHaveProperty('staff')
  expect(choices).toMatchObject([{ change: { kind: 'field-removed' }, pointer: '/staff', value: 86 }])
  expect(aside).toMatchObject([{ pointer: '/staff', value: 86, label: '职工人数' }])
  const { staff: _, ...without } = sample
  expect(rebase(without, before, form)).toMatchObject({ choices: [], aside: [] })
})

describe('whatever is corrected, one thing or several', () => {
  const earlier = formOf()

  test('nothing that was typed is lost, and every change is told', () => {
    fc.assert(
      fc.property(someCorrections, someAnswers, ({ apply }, answers) => {
        const form = formOf(apply)
        const rebased = rebase(answers, earlier.bundle, form)
        const { answers: after, aside, choices, atOnce, changes } = rebased
        expect(missingFrom(answers, [after, ...aside.map(({ value }) => value)])).toEqual([])
        expect(valueAt(after, '/stray')).toBe('typed')
        expect(atOnce).toBe(aside.length + choices.length === 0)
        expect(changes.length > 0).toBe(form.bundle.digest !== earlier.bundle.digest)
      }),
      { numRuns: 60 },
    )
  })

  test('what was filled in as it should be leaves its place only where there is a choice', () => {
    fc.assert(
      fc.property(someCorrections, ({ apply }) => {
        const { aside, choices } = rebase(filled, earlier.bundle, formOf(apply))
        if (aside.length > 0) expect(choices, JSON.stringify(aside)).not.toEqual([])
      }),
      { numRuns: 30 },
    )
  })

  test('years that go are a choice of those who filled them in', () => {
    const form = formOf(undefined, [2025, 2026])
    const { aside, choices } = rebase(filled, earlier.bundle, form)
    expect(choices).toMatchObject([
      { change: { kind: 'years-changed' }, pointer: '/sales/y2024', value: 12000 },
    ])
    expect(aside.map((one) => explainAside(one))).toEqual(['“销售额｜2024年”：更正后不再填报这一年'])
    expect(rebase({ sales: { y2025: 3 } }, earlier.bundle, form).atOnce).toBe(true)
  })

  test('a number is in the unit that is asked for', () => {
    const form = formOf(corrections['a unit of another scale'])
    expect(rebase(filled, earlier.bundle, form).answers).toMatchObject({
      sales: { y2024: 1.2, y2025: 1.50005 },
    })
  })
})

test('what has no place any more of a year that follows a date is called by the year', () => {
  const costs = (...names: string[]) =>
    bundleOf({
      years: { report: { from: '/on', count: 2, otherwise: 2017 } },
      fields: {
        on: { type: 'string', format: 'date', title: '日期' },
        costs: {
          type: 'object',
          title: '费用',
          'x-id': 'costs',
          'x-annual': 'report',
          additionalProperties: {
            type: 'object',
            properties: Object.fromEntries(names.map((name) => [name, { type: 'number', title: name }])),
          },
        },
      },
    })
  const answers = { on: '2024-05-01', costs: { y2023: { 人工: 1, 设计: 2 } } }
  const rebased = rebase(answers, costs('人工', '设计'), compileForm(costs('人工')))
  expect(rebased.answers).toEqual({ on: '2024-05-01', costs: { y2023: { 人工: 1 } } })
  expect(rebased.aside).toMatchObject([{ pointer: '/costs/y2023/设计', value: 2, label: '费用｜2023｜设计' }])
})
