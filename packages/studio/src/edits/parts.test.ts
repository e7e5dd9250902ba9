import { expect, test } from 'vitest'
import { lint, publishable, startForm } from '@formwright/authoring'
import { splitPointer } from '@formwright/definition'
import { readForm } from '@formwright/definition/node'
import { compileForm } from '@formwright/engine'
import { fieldTypes } from '@formwright/fields'
import { withChanges } from '../document/file-edits.ts'
import { fieldAt, modelOf } from '../model/studio-model.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { blankForm } from '../start/blank-form.ts'
import { addField } from './add-field.ts'
import { done } from './blank-workflow.test-support.ts'
import { setKeyword } from './change-field.ts'
import { draftMissingCases } from './cases.ts'
import { keepSample } from './keep.ts'
import { addPart, movePart, removePart } from './parts.ts'
import { addRule } from './rules.ts'

test('a new part is shown next, is no error while it is empty, and takes its first field', async () => {
  const { files } = await readForm(`${import.meta.dirname}/../../../../forms/sme-cluster/2025`)
  const added = addPart(modelOf(files, '2025')!, '新的部分')
  const model = modelOf(withChanges(files, added.changes), '2025')!
  expect(model.bundle.parts.at(-2)?.key).toBe(added.part)
  const errors = (now: typeof model) =>
    lint(now.loaded, fieldTypes).flatMap(({ code, severity }) => (severity === 'error' ? [code] : []))
  expect(errors(model)).toEqual([])
  const { changes } = addField(model, { part: added.part!, kind: 'text', label: '说明' })
  expect(errors(modelOf(withChanges(model.files, changes), '2025')!)).toEqual([])
})

const facts = { id: 'bases', year: 2027, title: '基地申报表', agency: '某厅' }
const key = 'shengChan'

/** A form of one part, another part that is added, and a rule in that. */
function withRuleInAddedPart(check: string): StudioModel {
  const rule = {
    severity: 'error',
    kind: 'consistency',
    at: `/${key}/lvSe`,
    message: '请核对。',
    source: '要求',
  }
  return done(
    blankForm(facts, ['基本情况']),
    (model) => addField(model, { part: 'jiBenQingKuang', kind: 'text', label: '名称' }),
    (model) => addPart(model, '生产'),
    (model) => addField(model, { part: key, kind: 'amount', label: '产值' }),
    (model) => addField(model, { part: key, kind: 'amount', label: '绿色' }),
    (model) => addField(model, { part: key, kind: 'percent', label: '占比' }),
    (model) => addField(model, { part: key, kind: 'rows', label: '基地' }),
    (model) => addRule(model, key, { id: 'A-01', ...rule, check } as Parameters<typeof addRule>[2]),
  )
}

const CHECKS = [
  `${key}.lvSe <= ${key}.chanZhi`,
  `abs(${key}.zhanBi - percent(${key}.lvSe, ${key}.chanZhi)) <= 0.01`,
  `sum(${key}.jiDi.map(row, row.amount)) <= ${key}.chanZhi`,
]

test.each(CHECKS)(
  'a rule in a part that was added is published with the examples drafted for it: %s',
  (check) => {
    const made = withRuleInAddedPart(check)
    const model = done(made.files, (now) => draftMissingCases(now, compileForm(now.bundle)))
    expect(publishable(model.loaded, fieldTypes)).toEqual([])
  },
)

test.each(CHECKS)('examples are found where the sample has nothing of the part at all: %s', (check) => {
  const sample = '2027/answers/sample.json'
  const files = new Map([
    ...withRuleInAddedPart(check).files,
    [sample, '{ "jiBenQingKuang": { "mingCheng": "某" } }\n'],
  ])
  const model = done(files, (now) => draftMissingCases(now, compileForm(now.bundle)))
  expect(publishable(model.loaded, fieldTypes)).toEqual([])
})

test('what was tried of the form is kept as a sample, its years named as in samples', () => {
  const kept = done(startForm('visit', 2027), (now) =>
    keepSample(now, 'sample-2', { income: { y2025: 3, y2026: 4 } }, compileForm(now.bundle)),
  )
  expect(JSON.parse(kept.files.get('2027/answers/sample-2.json')!)).toEqual({ income: { first: 3, last: 4 } })
})

const partsOf = (model: StudioModel) => model.loaded.parts.map(({ folder }) => folder)

test('a part that is added to a form that is signed stands before the place to sign', () => {
  const { signed, ...plain } = { ...facts, signed: true }
  const add = (model: StudioModel) => addPart(model, '生产')
  expect(partsOf(done(blankForm({ ...plain, signed }, ['基本情况']), add, add))).toEqual([
    'parts/1-jiBenQingKuang',
    'parts/2-shengChan',
    'parts/3-shengChan2',
    'parts/4-qianZiGaiZhang',
  ])
  expect(partsOf(done(blankForm(plain, ['基本情况']), add))).toEqual([
    'parts/1-jiBenQingKuang',
    'parts/2-shengChan',
  ])
})

const cluster = `${import.meta.dirname}/../../../../forms/sme-cluster`

test.each(['2024', '2025'])(
  'parts of %s are moved, whether the edition has its own or shares them',
  async (year) => {
    const { files } = await readForm(`${cluster}/${year}`)
    const before = modelOf(files, year)!
    const keys = before.loaded.parts.map((part) => part.key)
    const move = (model: StudioModel, part: string, index: number) =>
      modelOf(withChanges(model.files, movePart(model, part, index).changes), year)!
    const after = move(move(before, keys[3]!, 1), keys[0]!, 2)
    expect(after.loaded.parts.map((part) => part.key)).toEqual([
      keys[3],
      keys[1],
      keys[0],
      keys[2],
      ...keys.slice(4),
    ])
    expect(after.fields.length).toBe(before.fields.length)
    expect(lint(after.loaded, fieldTypes)).toEqual(lint(before.loaded, fieldTypes))
    const back = move(move(after, keys[0]!, 0), keys[3]!, 3)
    expect(back.bundle).toEqual(before.bundle)
  },
)

test('a part that was edited in a next year is moved with what was edited, and back, and deleted', async () => {
  const { files } = await readForm(`${cluster}/2025`)
  const before = modelOf(files, '2025')!
  const { key: part, folder } = before.loaded.parts[4]!
  const field = before.fields.find((one) => one.part === part)!
  const edited = modelOf(
    withChanges(files, setKeyword(before, field.pointer, 'title', '改过的栏目').changes),
    '2025',
  )!
  expect(edited.files.has(`2025/${folder}/schema.json`)).toBe(true)
  const move = (model: StudioModel, index: number) =>
    modelOf(withChanges(model.files, movePart(model, part, index).changes), '2025')!
  const after = move(edited, 5)
  expect(after.loaded.parts[5]!.key).toBe(part)
  expect(fieldAt(after, field.pointer).title).toBe('改过的栏目')
  expect(lint(after.loaded, fieldTypes)).toEqual(lint(edited.loaded, fieldTypes))
  expect(move(after, 4).bundle).toEqual(edited.bundle)
  const settings = (model: StudioModel) => JSON.parse(model.files.get('2025/edition.json')!) as unknown
  expect(settings(move(after, 4))).toEqual(settings(edited))
  for (const model of [edited, after]) {
    const without = modelOf(withChanges(model.files, removePart(model, part).changes), '2025')!
    expect(without.loaded.parts.map((one) => one.key)).not.toContain(part)
  }
})

test('a part that names the region of the application is deleted with what said so', () => {
  const start = blankForm(facts, ['基本情况', '其他'])
  const model = done(
    start,
    (now) => addField(now, { part: 'jiBenQingKuang', kind: 'region', label: '所在市' }),
    (now) => addField(now, { part: 'jiBenQingKuang', kind: 'region', label: '所在县' }),
    (now) => removePart(now, 'jiBenQingKuang'),
  )
  expect(model.bundle.form.region).toBeUndefined()
})

test.each([
  ['2024', 'digital'],
  ['2025', 'digital'],
  ['2024', 'open'],
  ['2025', 'open'],
])('a part of %s is deleted with all that refers to it, and nothing else: %s', async (year, part) => {
  const { files } = await readForm(`${cluster}/${year}`)
  const before = modelOf(files, year)!
  const model = modelOf(withChanges(files, removePart(before, part).changes), year)!
  expect(model.fields.map(({ pointer }) => pointer)).toEqual(
    before.fields.map(({ pointer }) => pointer).filter((pointer) => splitPointer(pointer)[0] !== part),
  )
  const errors = lint(model.loaded, fieldTypes).filter(({ severity }) => severity === 'error')
  expect(errors).toEqual([])
  const named = [...model.files].filter(
    ([path, text]) => files.get(path) !== text && new RegExp(`"/${part}|"${part}\\.`).test(text),
  )
  // what last year's answers were left behind for is told
  expect(named.map(([path]) => path)).toEqual(year === '2025' ? ['2025/carry.json'] : [])
})
