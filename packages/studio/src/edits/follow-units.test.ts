import { expect, test } from 'vitest'
import { runCases } from '@formwright/authoring'
import type { RuleEntry } from '@formwright/definition'
import { filesOf } from '@formwright/definition/testing'
import { uncheckedForm } from '@formwright/engine'
import { withChanges } from '../document/file-edits.ts'
import { modelOf, nodeAt } from '../model/studio-model.ts'
import type { StudioModel } from '../model/studio-model.ts'
import type { Act } from './act.ts'
import { setBound } from './bounds.ts'
import { setKeyword } from './change-field.ts'
import { changeMember } from './members.ts'
import { boundedSchema } from './write-bound.ts'

const after = (model: StudioModel, { changes }: Act) =>
  modelOf(withChanges(model.files, changes), model.edition)!
const amount = { type: 'number', 'x-unit': '万元' }

/** Amounts in 万元: one, one of each year, and one in each row, with a rule and two examples. */
const model = modelOf(
  filesOf({
    fields: {
      spent: { title: '技改投资额', ...amount },
      sales: {
        title: '收入',
        type: 'object',
        'x-unit': '万元',
        'x-annual': 'report',
        additionalProperties: { type: 'number' },
      },
      works: {
        title: '项目',
        type: 'array',
        items: { type: 'object', properties: { cost: { title: '金额', ...amount } } },
      },
    },
    rules: [{ id: 'R1', at: '/spent', check: "convert(spent, '万元') >= 250000" }],
    files: {
      'answers/sample.json': {
        spent: 250000,
        sales: { last: 12345 },
        works: [{ cost: 70 }, { cost: 0 }],
      },
      'cases/sample.json': {
        base: 'sample',
        cases: [
          { name: '足', set: { '/spent': 260000 }, expect: [] },
          {
            name: '不足',
            set: { '/spent': 240000, '/works/1': { cost: 80 } },
            expect: [{ code: 'R1', pointer: '/spent' }],
          },
        ],
      },
    },
  }),
  '2024',
)!

const failed = (now: StudioModel) =>
  runCases(now.loaded, uncheckedForm(now.bundle)).results.filter(({ passed }) => !passed)
const sampleIn = ({ files }: StudioModel) => JSON.parse(files.get('2024/answers/sample.json')!)
const setIn = ({ files }: StudioModel) =>
  JSON.parse(files.get('2024/cases/sample.json')!).cases.map((one: { set: unknown }) => one.set)

test('numbers of samples and examples go into another unit with their field, in the one act that says so', () => {
  expect(failed(model)).toEqual([])
  const done = setKeyword(model, '/spent', 'x-unit', '亿元')
  const then = after(model, done)
  expect(sampleIn(then)).toEqual({ ...sampleIn(model), spent: 25 })
  expect(setIn(then)).toEqual([{ '/spent': 26 }, { '/spent': 24, '/works/1': { cost: 80 } }])
  expect(failed(then)).toEqual([])
  expect(done.step).toEqual({ name: 'convert-unit', values: { label: '技改投资额', unit: '亿元', n: 3 } })
})

test('so do numbers of years and those in rows', () => {
  const years = after(model, setKeyword(model, '/sales', 'x-unit', '亿元'))
  expect(sampleIn(years).sales).toEqual({ last: 1.2345 })
  const done = changeMember(model, '/works', 'columns', 'cost', { set: { 'x-unit': '元' } })
  const rows = after(model, done)
  expect(sampleIn(rows).works).toEqual([{ cost: 700000 }, { cost: 0 }])
  expect(setIn(rows)[1]).toEqual({ '/spent': 240000, '/works/1': { cost: 800000 } })
  expect(done.step.name).toBe('convert-unit')
})

test('what does not convert stays, and nothing is said of it', () => {
  const done = setKeyword(model, '/spent', 'x-unit', '人')
  expect(sampleIn(after(model, done))).toEqual(sampleIn(model))
  expect(done.step.name).toBe('set-x-unit')
})

test('limits of a number follow its unit, those of each year as well', () => {
  const limited = after(model, setKeyword(model, '/spent', 'maximum', 500000))
  const done = setKeyword(limited, '/spent', 'x-unit', '亿元')
  const schemaAt = (now: StudioModel, pointer: string) =>
    now.fields.find((one) => one.pointer === pointer)!.schema
  expect(schemaAt(after(limited, done), '/spent').maximum).toBe(50)
  expect(done.step.values).toMatchObject({ n: 4 })
  const people = after(limited, setKeyword(limited, '/spent', 'x-unit', '人'))
  expect(schemaAt(people, '/spent').maximum).toBe(500000)
  const schema = model.loaded.parts[0]!.files.schema!.file
  const written = model.files.get(schema)!.replace(/("additionalProperties":\s*\{)/, '$1 "minimum": 10000,')
  const years = modelOf(withChanges(model.files, new Map([[schema, written]])), '2024')!
  const yearly = after(years, setKeyword(years, '/sales', 'x-unit', '亿元'))
  expect(yearly.files.get(schema)).toMatch(/"additionalProperties": *{ *"minimum": 1, /)
})

const checked = { severity: 'error', kind: 'consistency', message: '不符', source: '测试' }

/** The rules after the field is in another unit, and the act. */
function rulesAfter(pointer: string, unit: string, rules: readonly Partial<RuleEntry>[]) {
  const { file } = model.loaded.parts[0]!.files.rules!
  const written = modelOf(
    withChanges(
      model.files,
      new Map([[file, JSON.stringify({ rules: rules.map((rule) => ({ ...checked, ...rule })) })]]),
    ),
    '2024',
  )!
  const done = setKeyword(written, pointer, 'x-unit', unit)
  return { done, rules: JSON.parse(after(written, done).files.get(file)!).rules }
}

test('numbers of rules go into another unit with the field that they are compared with', () => {
  const { done, rules } = rulesAfter('/spent', '亿元', [
    {
      id: 'R1',
      at: '/spent',
      let: { share: 'spent * 100 / 300000' },
      when: 'spent > 0 && spent != 20000',
      check: 'max(spent - 5000, 120000) >= spent / 10000 && -70000 < spent',
      message: '应不低于120000万元（如120000元），实为{spent}',
    },
    { id: 'R2', at: '/spent', check: 'near(spent / 2, 3000, 5)', fix: { '/spent': 'spent + 6000' } },
  ])
  expect(rules[0]).toMatchObject({
    let: { share: 'spent * 100 / 300000' },
    when: 'spent > 0 && spent != 2',
    check: 'max(spent - 0.5, 12) >= spent / 10000 && -7 < spent',
    message: '应不低于12亿元（如120000元），实为{spent}',
  })
  expect(rules[1]).toMatchObject({ check: 'near(spent / 2, 0.3, 0.0005)', fix: { '/spent': 'spent + 0.6' } })
  expect(done.step.values).toMatchObject({ n: 10 })
})

test('a number may have as many decimals in a larger unit as nothing of it is lost, and in a smaller one as before', () => {
  const exact = after(model, setKeyword(model, '/spent', 'x-decimals', 2))
  const decimalsOf = (now: StudioModel, pointer: string) => boundedSchema(nodeAt(now, pointer))['x-decimals']
  const inBillions = after(exact, setKeyword(exact, '/spent', 'x-unit', '亿元'))
  expect(decimalsOf(inBillions, '/spent')).toBe(6)
  expect(decimalsOf(after(inBillions, setKeyword(inBillions, '/spent', 'x-unit', '元')), '/spent')).toBe(6)
  const yearly = after(exact, setBound(exact, '/sales', 'x-decimals', 2))
  expect(decimalsOf(after(yearly, setKeyword(yearly, '/sales', 'x-unit', '亿元')), '/sales')).toBe(6)
  const column = after(exact, changeMember(exact, '/works', 'columns', 'cost', { set: { 'x-decimals': 1 } }))
  const changed = after(
    column,
    changeMember(column, '/works', 'columns', 'cost', { set: { 'x-unit': '亿元' } }),
  )
  expect(JSON.stringify(changed.bundle.schema)).toContain('"x-decimals":5')
})

test('a parameter without unit keeps what it means: it is given the unit that it was taken for', () => {
  const compared = modelOf(
    filesOf({
      fields: { spent: { title: '技改投资额', ...amount }, staff: { title: '人数', type: 'integer' } },
      params: {
        least: { title: '下限', value: 250000, source: '通知' },
        people: { title: '人数下限', value: 3, source: '通知' },
      },
      rules: [
        { id: 'R1', at: '/spent', check: 'spent >= params.least' },
        { id: 'R2', at: '/staff', check: 'staff >= params.people' },
      ],
    }),
    '2024',
  )!
  const then = after(compared, setKeyword(compared, '/spent', 'x-unit', '亿元'))
  expect(then.bundle.edition.params).toMatchObject({
    least: { value: 250000, unit: '万元' },
    people: { value: 3 },
  })
  expect(then.bundle.edition.params['people']).not.toHaveProperty('unit')
  expect(after(compared, setKeyword(compared, '/staff', 'x-unit', '人')).bundle.edition.params).toEqual(
    compared.bundle.edition.params,
  )
})
