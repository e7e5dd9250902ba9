import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fieldsOf, overlap, parseForm, valueAt } from '@formwright/definition'
import type { CarryEntry, FileMap, Json } from '@formwright/definition'
import { bundleOf, bundleOfFiles } from '@formwright/definition/testing'
import { compileForm } from '@formwright/engine'
import type { Form } from '@formwright/engine'
import { samplesOf } from '../cases/case-files.ts'
import { diff } from '../diff/diff.ts'
import { revise } from '../revise/revise.ts'
import {
  corrections,
  filled,
  formOf,
  missingFrom,
  someAnswers,
  someCorrections,
} from '../corrections.test-support.ts'
import { startForm } from '../start/start-form.ts'
import { carry } from './carry.ts'
import { editionsOfAnswers, isOfAnotherForm } from './older.ts'
import { explainLeft } from './left.ts'

const last = startForm('x', 2026)
const loaded = parseForm(last, '2026')
const before = loaded.bundle!
const sample = samplesOf(loaded).get('sample') as Record<string, Json>
const revision = revise(last, '2026', '2027')
const next: FileMap = 'files' in revision ? new Map([...last, ...revision.files]) : new Map()

type Properties = Record<string, Record<string, Json>>
interface Changes {
  readonly properties?: (properties: Properties) => unknown
  readonly fields?: Record<string, CarryEntry>
  readonly dropped?: Record<string, string>
}

/** The next edition with another schema and another carry map. */
function formWith({ properties, fields = {}, dropped = {} }: Changes = {}) {
  const schema = JSON.parse(last.get('2026/schema.json')!) as { properties: Properties; required: string[] }
  properties?.(schema.properties)
  schema.required = Object.keys(schema.properties)
  const map = JSON.parse(next.get('2027/carry.json')!) as { fields: Record<string, CarryEntry> }
  const known = (id: string) => JSON.stringify(schema).includes(`"x-id":"${id}"`)
  const kept = Object.fromEntries(Object.entries({ ...map.fields, ...fields }).filter(([id]) => known(id)))
  const files = new Map(next)
    .set('2027/schema.json', JSON.stringify(schema))
    .set('2027/carry.json', JSON.stringify({ ...map, fields: kept, dropped }))
    .set('2027/rules.json', '{ "rules": [] }')
  return compileForm(bundleOfFiles(files, '2027'))
}

const reported = (form = formWith(), answers: unknown = sample) => {
  const { left, ...carried } = carry(before, form, answers)
  return { ...carried, left: left.map((one) => explainLeft(one)) }
}

describe('answers of the last edition', () => {
  test('years that both have stay, each value with its origin; what has no column is named', () => {
    const { answers, origins, previous, left } = reported()
    expect(answers).toEqual({ ...sample, income: { y2025: 1.5 } })
    expect(origins['/income/y2025']).toEqual({ origin: 'carried', value: 1.5 })
    expect(origins['/staff']).toEqual({ origin: 'carried', value: 86 })
    expect(previous['/income/y2024']).toBe(1.2)
    expect(left).toEqual(['“营业收入（亿元）｜2024年”没有带入：本年度不再填报这一年'])
  })

  test('another key and another place are found by x-id, another x-id by the map', () => {
    const form = formWith({
      properties: (fields) => {
        fields.team = {
          title: '人员',
          type: 'object',
          properties: { people: fields.staff! },
          additionalProperties: false,
        }
        fields.about = { ...fields.summary, 'x-id': 'about' }
        delete fields.staff
        delete fields.summary
      },
      fields: { about: { from: 'summary' } },
    })
    const { answers, sources } = carry(before, form, sample)
    expect(answers).toMatchObject({ team: { people: 86 }, about: sample.summary })
    expect(sources['/team/people']).toBe('/staff')
  })

  test('a value may be computed, an option mapped or left out, a field dropped with its reason', () => {
    const form = formWith({
      properties: (fields) => {
        fields.total = { title: '两年合计', type: 'number', 'x-id': 'total', 'x-unit': '亿元' }
        fields.hasPlan!.oneOf = [{ const: 'done', title: '有' }]
      },
      fields: {
        total: { compute: 'income.first + income.last' },
        hasPlan: { options: { no: null, yes: 'done' } },
        summary: { drop: '每年重写' },
      },
    })
    expect(reported(form)).toMatchObject({
      answers: { total: 2.7 },
      left: expect.arrayContaining([
        '“是否有发展规划”的选项“否”没有带入：本年度没有这个选项',
        '“情况简介”不带入：每年重写',
      ]),
    })
    expect(carry(before, form, { ...sample, hasPlan: 'yes' }).answers.hasPlan).toBe('done')
  })

  test('what the new form refuses is left with the reason, evidence and strays too', () => {
    const form = formWith({ properties: (fields) => (fields.staff!.minimum = 100) })
    const answers = {
      ...sample,
      stray: 1,
      attachments: [{ target: 'hasPlan', kind: 'evidence', name: '规划.pdf' }],
    }
    const { answers: carried, left } = reported(form, answers)
    expect(carried).not.toHaveProperty('staff')
    expect(left).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^“职工人数”没有带入：不符合本年度的要求（.*100.*）$/),
        '“是否有发展规划”的佐证材料“规划.pdf”没有带入，请上传本年度的',
        '“stray”没有带入：上一年度的表中也没有这一栏',
      ]),
    )
  })

  test('answers that do not say what they are of are known by their years, or may be of either', () => {
    const { bundle } = formWith()
    expect(editionsOfAnswers(sample, [bundle, before])).toEqual([before])
    expect(editionsOfAnswers({ income: { y2026: 1 } }, [bundle, before])).toEqual([bundle])
    expect(editionsOfAnswers({ staff: 1 }, [bundle, before])).toEqual([bundle, before])
    expect(editionsOfAnswers([], [bundle, before])).toEqual([bundle, before])
    // of another form there is nothing that it knows
    expect(isOfAnotherForm({ cover: { name: 'x' }, attachments: [] }, bundle)).toBe(true)
    for (const own of [{ staff: 1, cover: {} }, {}, { attachments: [] }])
      expect(isOfAnotherForm(own, bundle)).toBe(false)
  })

  test('whatever the answers are, carrying them does not fail', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (answers) => {
        expect(refusals(formWith(), carry(before, formWith(), answers).answers)).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})

const refusals = (form: Form, answers: unknown) =>
  form
    .assess(answers)
    .findings.filter(
      ({ code, pointer }) =>
        valueAt(answers, pointer) !== undefined &&
        !['required', 'evidence', 'evidence-unticked', 'list', 'list-rows', 'names'].includes(code),
    )

describe('whatever becomes of the form', () => {
  const earlier = formOf().bundle

  test('every answer is in the new document or named, and nothing there is refused', () => {
    fc.assert(
      fc.property(someCorrections, someAnswers, ({ apply }, answers) => {
        const form = formOf(apply, [2025, 2026])
        const { answers: carried, left } = carry(earlier, form, answers)
        expect(refusals(form, carried)).toEqual([])
        expect(missingFrom(answers, [carried, ...left.map(({ value }) => value)])).toEqual([])
        // carried and compared, no field is left unexplained
        const gone = diff(earlier, form.bundle).filter(({ kind }) => kind === 'field-removed')
        for (const { pointer } of gone)
          if (missingFrom(valueAt(answers, pointer!), []).length > 0)
            expect(left.some((one) => overlap(pointer!, one.pointer))).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  test('a field that takes over the answer of another loses nothing of it, whatever kinds the two are', () => {
    const { bundle } = formOf()
    const all = fieldsOf(earlier)
    for (const from of all)
      for (const to of all) {
        const form = compileForm({
          ...bundle,
          carry: { from: '2026', fields: { [to.id]: { from: from.id } } },
        })
        const { answers, left } = carry(earlier, form, filled)
        const kept = [answers, ...left.map(({ value }) => value)]
        expect(missingFrom(filled, kept), `${from.id} → ${to.id}`).toEqual([])
        expect(refusals(form, answers), `${from.id} → ${to.id}`).toEqual([])
      }
  })

  test('the rows of a list go where their field went, also behind a field that is computed', () => {
    const { bundle } = formOf(corrections['patents moves'], [2025, 2026])
    const fields: Record<string, CarryEntry> = { area: { compute: 'patents * 2' }, patents: 'same' }
    const form = compileForm({ ...bundle, carry: { from: '2026', fields } })
    const { answers, left } = carry(earlier, form, filled)
    expect(answers).toEqual({
      area: 4,
      box: { patents: filled.patents },
      lists: { 'box.patents': (filled.lists as { patents: Json }).patents },
    })
    expect(left.map(({ reason }) => reason)).not.toContain('list')
  })

  test('rows of a list are carried where the form asks for their year, as the numbers are that count them', () => {
    const column = { key: 'year', title: '年度', type: 'year' as const }
    const ofYears = (report: number[], year: object = column) =>
      bundleOf({
        years: { report },
        fields: {
          standards: {
            title: '标准',
            type: 'object',
            'x-id': 'standards',
            'x-annual': 'report',
            additionalProperties: { type: 'integer' },
            'x-list': { columns: [{ key: 'name', title: '名称' }, year] },
          },
        },
      })
    const rows = ['2021', '2023', '2022', '2021', ''].map((year, n) => ({ name: `标准${n}`, year }))
    const answers = { standards: { y2021: 2, y2022: 1, y2023: 1 }, lists: { standards: rows } }
    const from = ofYears([2021, 2022, 2023])
    const { answers: carried, left } = carry(from, compileForm(ofYears([2022, 2023, 2024])), answers)
    expect(carried).toEqual({
      standards: { y2022: 1, y2023: 1 },
      lists: { standards: [rows[1], rows[2], rows[4]] },
    })
    expect(left.map((one) => [explainLeft(one), one.value])).toEqual([
      ['“标准｜2021年”没有带入：本年度不再填报这一年', 2],
      ['“标准”的清单中2021年的行没有带入：本年度不再填报这一年', [rows[0], rows[3]]],
    ])
    // a column of any year takes them all
    const any = compileForm(ofYears([2022, 2023, 2024], { ...column, annual: false }))
    expect(carry(from, any, answers).answers).toMatchObject({ lists: { standards: rows } })
    // nothing is left of a list of which no row is asked for
    const later = compileForm(ofYears([2025, 2026]))
    const none = carry(from, later, { lists: { standards: rows.slice(0, 2) } })
    expect([none.answers, none.left.map(({ detail }) => detail)]).toEqual([{}, ['2021', '2023']])
  })

  test('last year’s numbers are in this year’s unit, in the document and beside the field', () => {
    const form = formOf(corrections['a unit of another scale'], [2025, 2026])
    const { answers, previous, left } = carry(earlier, form, filled)
    expect([answers.sales, previous['/sales/y2025']]).toEqual([{ y2025: 1.50005 }, 1.50005])
    const other = formOf(corrections['a unit of another kind'])
    expect(carry(earlier, other, filled).previous).not.toHaveProperty('/area')
    expect(left.filter(({ reason }) => reason === 'year').map((one) => explainLeft(one))).toEqual([
      '“销售额｜2024年”没有带入：本年度不再填报这一年',
    ])
  })
})
