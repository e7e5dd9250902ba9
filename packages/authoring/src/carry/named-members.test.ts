import { expect, test } from 'vitest'
import { bundleOf, keyedRows } from '@formwright/definition/testing'
import { compileForm } from '@formwright/engine'
import { diff } from '../diff/diff.ts'
import { explainChange } from '../diff/sentences.ts'
import { carry } from './carry.ts'
import { draftCarryMap } from './draft-map.ts'
import { explainLeft } from './left.ts'

const amount = { type: 'number', 'x-unit': '万元' }
const option = (code: string, title: string) => ({ const: code, title })

/** A list, a matrix with a column for each of its rows, and one of years. */
function editionWith(lines: readonly object[], years: readonly number[], carried?: object) {
  return bundleOf({
    years: { report: years },
    fields: {
      projects: { ...keyedRows('项目', 'RD00'), 'x-id': 'projects' },
      costs: {
        type: 'object',
        title: '费用',
        'x-id': 'costs',
        propertyNames: { oneOf: lines },
        additionalProperties: {
          type: 'object',
          'x-ref': { list: '/projects' },
          additionalProperties: amount,
        },
      },
      yearly: {
        type: 'object',
        title: '年度',
        'x-id': 'yearly',
        properties: { own: { title: '自筹', $ref: '#/$defs/yearly' } },
      },
    },
    schema: { $defs: { yearly: { type: 'object', 'x-annual': 'report', additionalProperties: amount } } },
    ...(carried ? { files: { 'carry.json': { from: '2024', fields: carried } } } : {}),
  })
}

const staff = option('staff', '人员')
const goods = option('goods', '直接投入')
const rent = option('rent', '租金')
const before = editionWith([staff, goods, rent], [2021, 2022, 2023])
const answers = {
  projects: [{ code: 'RD01', name: '甲' }, { code: 'RD02' }],
  costs: { staff: { RD01: 1, RD02: 2 }, goods: { RD01: 3 }, rent: { RD02: 4 } },
  yearly: { own: { y2021: 1, y2022: 2 } },
}

test('a matrix is carried by the names of its lines, the keys of its columns and its years', () => {
  const after = editionWith([option('people', '人员人工'), goods], [2022, 2023, 2024], {
    projects: 'same',
    costs: { options: { staff: 'people', rent: null } },
    yearly: 'same',
  })
  const carried = carry(before, compileForm(after), answers)
  expect(carried.answers).toEqual({
    projects: answers.projects,
    costs: { people: { RD01: 1, RD02: 2 }, goods: { RD01: 3 } },
    yearly: { own: { y2022: 2 } },
  })
  expect(carried.left.map((one) => explainLeft(one))).toEqual([
    '“费用”的选项“租金”没有带入：本年度没有这个选项',
    '“年度｜自筹｜2021年”没有带入：本年度不再填报这一年',
  ])
})

test('entries of a map are carried by the pattern of their names, in the unit that they have now', () => {
  const edition = (unit: string, pattern = '^FE-[0-9]{3}$') =>
    bundleOf({
      fields: {
        factors: {
          type: 'object',
          title: '排放因子',
          'x-id': 'factors',
          patternProperties: { [pattern]: { type: 'number', title: '因子', 'x-unit': unit } },
          additionalProperties: false,
        },
      },
    })
  const answered = { factors: { 'FE-012': 2000 } }
  const carriedInto = (next: ReturnType<typeof edition>) => {
    const { answers: result, left } = carry(edition('米'), compileForm(next), answered)
    return { answers: result, left: left.map((one) => explainLeft(one)) }
  }
  expect(carriedInto(edition('米'))).toEqual({ answers: answered, left: [] })
  expect(carriedInto(edition('千米'))).toEqual({ answers: { factors: { 'FE-012': 2 } }, left: [] })
  expect(carriedInto(edition('米', '^EF-'))).toEqual({
    answers: {},
    left: [expect.stringContaining('FE-012')],
  })
})

test('a line that is gone is accounted for in a drafted map, and told by name', () => {
  const after = editionWith([option('staff', '人员人工'), goods], [2021, 2022, 2023])
  const reasons = { date: '', signature: '', otherRole: '', gone: '', otherYear: '' }
  expect(draftCarryMap(before, after, reasons).fields).toMatchObject({
    costs: { options: { rent: null } },
    projects: 'same',
    yearly: 'same',
  })
  expect(diff(before, after).map((change) => explainChange(change))).toEqual([
    '栏目“费用”取消选项“租金”',
    '栏目“费用”的选项“人员”改称“人员人工”',
  ])
})

test('a day of the year is filled in anew, one that lies before all its years in the samples stays', () => {
  const day = (id: string) => ({ type: 'string', format: 'date', title: id, 'x-id': id })
  const edition = (year: number) =>
    bundleOf({
      years: { report: [year - 1, year] },
      fields: { founded: day('founded'), begins: day('begins') },
    })
  const reasons = { date: 'anew', signature: '', otherRole: '', gone: '', otherYear: '' }
  const fieldsFor = (...samples: object[]) =>
    draftCarryMap(edition(2024), edition(2025), reasons, samples).fields!
  const sample = { founded: '2009-03-17', begins: '2024-02-01' }
  expect(fieldsFor(sample)).toEqual({ founded: 'same', begins: { drop: 'anew' } })
  expect(fieldsFor(sample, { founded: '2024-01-01' }).founded).toEqual({ drop: 'anew' })
  expect(fieldsFor().founded).toEqual({ drop: 'anew' })
})

test('what does not fit is told by its own place, and nothing empty stays where it was taken out', () => {
  const few = {
    ...keyedRows('项目', 'RD00', { size: { title: '规模', type: 'number', maximum: 5 } }),
    maxItems: 1,
  }
  const many = keyedRows('项目', 'RD00', { size: { title: '规模', type: 'number' } })
  const edition = (projects: object) =>
    bundleOf({
      years: { report: [2023, 2024] },
      fields: {
        projects: { ...projects, 'x-id': 'projects' },
        costs: {
          type: 'object',
          title: '费用',
          'x-id': 'costs',
          'x-annual': 'report',
          additionalProperties: {
            type: 'object',
            properties: {
              staff: {
                title: '人员',
                type: 'object',
                'x-ref': { list: '/projects' },
                additionalProperties: amount,
              },
            },
          },
        },
      },
    })
  const carriedInto = (projects: object, old: object) => {
    const { answers: result, left } = carry(edition(many), compileForm(edition(projects)), old)
    return { answers: result, left: left.map(({ label }) => label) }
  }
  const rows = [
    { code: 'RD01', name: '甲', size: 9 },
    { code: 'RD02', name: '乙' },
  ]
  expect(carriedInto(few, { projects: rows.slice(0, 1) })).toEqual({
    answers: { projects: [{ code: 'RD01', name: '甲' }] },
    left: ['项目｜规模'],
  })
  expect(carriedInto(few, { projects: rows, costs: { y2024: { staff: { RD01: 1 } } } })).toEqual({
    answers: {},
    left: ['项目', '费用｜2024年｜人员'],
  })
})
