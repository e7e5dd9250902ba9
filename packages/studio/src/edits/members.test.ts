import { expect, test } from 'vitest'
import { publishable, startForm } from '@formwright/authoring'
import { explain, splitPointer, valueAt } from '@formwright/definition'
import type { FileMap, Json } from '@formwright/definition'
import { readForm } from '@formwright/definition/node'
import { withValue } from '@formwright/engine'
import { fieldTypes } from '@formwright/fields'
import { DefinitionDocument } from '../document/definition-document.ts'
import { memberKinds } from '../kinds/member-kinds.ts'
import { fieldAt, modelOf } from '../model/studio-model.ts'
import type { StudioModel } from '../model/studio-model.ts'
import type { Act } from './act.ts'
import { addField } from './add-field.ts'
import { optionsOfField, setOptions } from './change-field.ts'
import { changeLevelCell, matrixLevels, nameLevel, optionsOfFixed } from './matrix-levels.ts'
import type { NamedBy } from './matrix-levels.ts'
import { addMember, changeMember, membersOf, moveMember, removeMember } from './members.ts'

const started = startForm('visit-report', 2026)

/** A form that acts are done on, one after the other, each on what the one before left. */
function edited(files: FileMap = started, edition = '2026') {
  const definition = new DefinitionDocument(files)
  const model = () => modelOf(definition.files, edition)!
  const run = (act: (now: StudioModel) => Act) => {
    const done = act(model())
    definition.apply(done.step, done.changes)
    return done.select!
  }
  return { definition, model, run }
}

/** Errors that hinder publishing, apart from translations that an official writes afterwards. */
function errorsIn(model: StudioModel): string[] {
  return publishable(model.loaded, fieldTypes)
    .filter(({ severity, code }) => severity === 'error' && code !== 'translation-missing')
    .map((problem) => `${problem.file}:${problem.line} ${explain(problem).says}`)
}

test.each(['rows', 'pages', 'matrix'])(
  'columns of a new field “%s” are added, changed, moved, removed',
  (kind) => {
    const { definition, model, run } = edited()
    const pointer = run((now) => addField(now, { part: '', kind, label: '新表' }))
    expect(errorsIn(model())).toEqual([])
    const columns = () => membersOf(model(), pointer, 'columns')!.map(({ schema }) => schema.title)
    const before = columns()
    run((now) =>
      addMember(
        now,
        pointer,
        'columns',
        '完成日期',
        memberKinds.find(({ name }) => name === 'date'),
      ),
    )
    expect(columns()).toEqual([...before, '完成日期'])
    const { key } = membersOf(model(), pointer, 'columns')!.at(-1)!
    run((now) => moveMember(now, pointer, 'columns', key, -1))
    expect(columns().at(-2)).toBe('完成日期')
    run((now) => changeMember(now, pointer, 'columns', key, { title: '起止年月', kind: memberKinds[0]! }))
    expect(errorsIn(model())).toEqual([])
    run((now) => removeMember(now, pointer, 'columns', key))
    expect(columns()).toEqual(before)
    if (kind === 'matrix') {
      run((now) => addMember(now, pointer, 'lines', '合计'))
      expect(membersOf(model(), pointer, 'lines')).toHaveLength(3)
    }
    expect(errorsIn(model())).toEqual([])
    while (definition.undo());
    expect([...definition.files]).toEqual([...started])
  },
)

test('a column of rows that each have a page gets its line on that page, and takes it along', async () => {
  const { files } = await readForm('forms/high-tech-enterprise/2016')
  const { model, run } = edited(files, '2016')
  const pages = () =>
    model()
      .loaded.parts.find(({ key }) => key === 'projects')!
      .files.paper!.text.match(/"label": "[^"]+"/g)!
  const before = pages()
  run((now) => addMember(now, '/projects/list', 'columns', '合作单位'))
  expect(pages()).toHaveLength(before.length + 1)
  const { key } = membersOf(model(), '/projects/list', 'columns')!.at(-1)!
  run((now) => removeMember(now, '/projects/list', 'columns', key))
  expect(pages()).toEqual(before)
})

test('a field refers to the rows of a list that gives them keys', () => {
  const { model, run } = edited()
  const list = run((now) => addField(now, { part: '', kind: 'rows', label: '活动' }))
  const pointer = run((now) => addField(now, { part: '', kind: 'row-reference', label: '依托的活动' }))
  const { schema } = model().fields.find((one) => one.pointer === pointer)!
  expect(schema['x-ref']?.list).toBe(list)
  expect(errorsIn(model())).toEqual([])
})

test('lines of a table that are named after options are renamed, added and removed as options are', () => {
  const { definition, model, run } = edited()
  const pointer = run((now) => addField(now, { part: '', kind: 'matrix', label: '新表' }))
  const { id, schemaPointer } = fieldAt(model(), pointer)
  const options = [
    { const: 'first', title: '自有' },
    { const: 'second', title: '租用' },
  ]
  const schema = {
    type: 'object',
    title: '新表',
    'x-id': id,
    propertyNames: { oneOf: options },
    additionalProperties: { type: 'object', properties: { amount: { type: 'number', title: '数量' } } },
  }
  const sample = { first: { amount: 1 }, second: { amount: 2 } }
  const inFile = (path: string, at: string, value: Json) => {
    const json = JSON.parse(definition.files.get(path)!) as Json
    return [path, JSON.stringify(withValue(json, splitPointer(at), value))] as const
  }
  const answers = '2026/answers/sample.json'
  definition.apply(
    { name: 'write-file', values: {} },
    new Map([inFile('2026/schema.json', schemaPointer, schema), inFile(answers, pointer, sample)]),
  )
  expect(optionsOfField(fieldAt(model(), pointer).schema)).toEqual(options)
  const next = [
    { const: 'second', title: '租入' },
    { const: 'a', title: '借用' },
  ]
  run((now) => setOptions(now, pointer, next))
  expect(optionsOfField(fieldAt(model(), pointer).schema)).toEqual(next)
  expect(valueAt(JSON.parse(definition.files.get(answers)!), pointer)).toEqual({ second: { amount: 2 } })
})

test.each(['fixed', 'years', 'options', 'rows'] as const)(
  'lines and columns of a matrix named by %s: cells, samples, and back',
  (by) => {
    const { definition, model, run } = edited()
    const list = run((now) => addField(now, { part: '', kind: 'rows', label: '活动' }))
    const pointer = run((now) => addField(now, { part: '', kind: 'matrix', label: '费用' }))
    const years = Object.keys(model().bundle.edition.years)[0] ?? 'report'
    const to = (level: number) =>
      ({
        fixed: { by },
        years: { by, set: years },
        options: { by, options: optionsOfFixed(model(), pointer, level) },
        rows: { by, list },
      })[by] as NamedBy
    const sample = () => valueAt(JSON.parse(definition.files.get('2026/answers/sample.json')!), pointer)
    const before = sample()
    for (const level of by === 'years' ? [1] : [1, 0]) {
      const named = to(level)
      run((now) => nameLevel(now, pointer, level, named))
      expect(errorsIn(model()), `level ${level}`).toEqual([])
      expect(matrixLevels(model(), pointer)![level]!.named).toEqual(named)
    }
    const text = memberKinds[0]!
    if (by !== 'fixed') {
      run((now) => changeLevelCell(now, pointer, 1, { kind: text }))
      expect(matrixLevels(model(), pointer)![1]!.cell).toMatchObject({ type: 'string' })
      expect(errorsIn(model())).toEqual([])
      run((now) => nameLevel(now, pointer, 0, { by: 'fixed' }))
      // lines that the form names are named, added and removed beside columns that something else names
      expect(membersOf(model(), pointer, 'lines')).toHaveLength(2)
      run((now) => addMember(now, pointer, 'lines', '合计'))
      expect(errorsIn(model())).toEqual([])
    } else expect(sample()).toEqual(before)
    while (definition.undo());
    expect([...definition.files]).toEqual([...started])
  },
)

test('the levels of a matrix in a shared definition are changed where they are said, once for all lines', async () => {
  const { files } = await readForm('forms/high-tech-enterprise/2016')
  const { model, run } = edited(files, '2016')
  const { pointer } = model().fields.find(({ schema }) => matrixOf(schema, '/projects/list'))!
  const by = matrixLevels(model(), pointer)!.map(({ named }) => named.by)
  expect(by).toEqual(['years', 'fixed', 'rows'])
  run((now) => nameLevel(now, pointer, 2, { by: 'options', options: [{ const: 'a', title: '甲' }] }))
  const levels = matrixLevels(model(), pointer)!
  expect(levels[2]!.named).toEqual({ by: 'options', options: [{ const: 'a', title: '甲' }] })
  const { text } = model().loaded.parts.find(({ key }) => key === 'costs')!.files.schema!
  expect(text.match(/propertyNames/g)).toHaveLength(2)
  expect(text.match(/"total"/g)!.length).toBeGreaterThanOrEqual(2)
})

function matrixOf(schema: object, list: string): boolean {
  return JSON.stringify(schema).includes(`"x-ref":{"list":"${list}","required":true}`)
}
