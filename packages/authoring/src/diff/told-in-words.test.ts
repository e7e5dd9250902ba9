import { expect, test } from 'vitest'
import { fieldsOf, parseForm } from '@formwright/definition'
import type { FormBundle } from '@formwright/definition'
import { bundleOf, keyedRows } from '@formwright/definition/testing'
import { startForm } from '../start/start-form.ts'
import { diff } from './diff.ts'
import { changedSpans, explainChange } from './sentences.ts'

const files = startForm('x', 2026)
const start = parseForm(files, '2026').bundle!
const lines = (before: FormBundle, after: FormBundle) =>
  diff(before, after).map((change) => `${change.class} ${change.kind} ${explainChange(change)}`)

test('a part that is moved is said to be, and not that its folder has another number', () => {
  const [one = start, other = start] = ['甲乙丙', '丙甲乙'].map((order): FormBundle => ({
    ...start,
    parts: [...order].map((title, index) => ({ key: title, title, folder: `parts/${index}-${title}` })),
  }))
  const ofParts = (line: string) => line.includes('部分')
  expect(lines(one, other).filter(ofParts)).toEqual(['safe part-first 部分“丙”移到最前'])
  expect(lines(other, one).filter(ofParts)).toEqual(['safe part-moved 部分“丙”移到“乙”之后'])
})

test('of lists of fields and columns, those that came and went are named', () => {
  const [state = '', draft] = Object.entries(start.form.workflow!.states)[0]!
  const columned = (edit: readonly string[], titles: readonly string[]): FormBundle => ({
    ...start,
    digest: titles.join(''),
    form: {
      ...start.form,
      workflow: { ...start.form.workflow!, states: { [state]: { ...draft, edit: { applicant: edit } } } },
    },
    edition: {
      ...start.edition,
      tables: [
        { id: 't', title: '汇总表', columns: titles.map((title) => ({ title, value: '$ordinal' })) },
      ] as unknown as NonNullable<FormBundle['edition']['tables']>,
    },
  })
  const fields = fieldsOf(start).slice(0, 3)
  const [a, b, c] = fields.map(({ pointer }) => pointer) as [string, string, string]
  const told = diff(columned([a, b], ['序号', '名称']), columned([a, c], ['序号', '名称', '投资'])).map(
    (change) => [
      explainChange(change),
      changedSpans(change)
        ?.map(({ text }) => text)
        .join(''),
    ],
  )
  const [, left, come] = fields.map(({ title, label }) => title || label)
  expect(told.find(([says]) => says!.includes('可改栏目'))![1]).toBe(`“${left}${come}”`)
  expect(told.find(([says]) => says!.includes('汇总表'))![1]).toBe('“投资”')
})

test('a format is told by its example', () => {
  const having = (members: object) => {
    const schema = JSON.parse(files.get('2026/schema.json')!) as { properties: Record<string, object> }
    schema.properties['summary'] = { type: 'string', title: '电话', 'x-id': 'summary', ...members }
    return parseForm(new Map(files).set('2026/schema.json', JSON.stringify(schema)), '2026').bundle!
  }
  const phone = { pattern: '^1[3-9][0-9]{9}$', examples: ['13805951234'] }
  expect(lines(having(phone), having({}))).toContain(
    'safe field-limit 栏目“电话”的格式由 13805951234 改为 不限',
  )
  // the same example says nothing of what differs
  expect(lines(having(phone), having({ ...phone, pattern: '^1[0-9]{10}$' }))).toEqual([
    'choice field-limit 栏目“电话”的格式由 ^1[3-9][0-9]{9}$ 改为 ^1[0-9]{10}$',
  ])
})

test('a field that is new is told as what people fill in there', () => {
  const text = { type: 'string' }
  const bundle = (more: object) =>
    bundleOf({
      years: { recent: [2022, 2023] },
      fields: { list: keyedRows('项目', 'XM00'), ...more },
    })
  const added = {
    sales: { type: 'object', title: '收入', 'x-annual': 'recent', additionalProperties: { type: 'number' } },
    from: { ...text, title: '起始', format: 'year-month' },
    party: { type: 'object', title: '负责人', properties: { name: { ...text, title: '姓名' } } },
    place: { type: 'object', title: '所在地', format: 'region', properties: { code: text, name: text } },
    used: { type: 'array', title: '所用', items: text, 'x-ref': { list: '/list' } },
  }
  const reported = diff(bundle({}), bundle(added)).filter(({ kind }) => kind === 'field-added')
  expect(reported.map((change) => explainChange(change)).join('\n')).toMatchInlineSnapshot(`
    "新增栏目“收入”（各年数据，选填，含：2022年、2023年）
    新增栏目“起始”（年月，选填）
    新增栏目“负责人｜姓名”（文字，选填）
    新增栏目“所在地”（行政区划，选填）
    新增栏目“所用”（引用另一张表的行，选填）"
  `)
})

test('evidence that is asked for now is told with when, of a field that is there and of a new one', () => {
  const grade = { type: 'string', title: '等级', oneOf: [{ const: 'a', title: '甲' }] }
  const bundle = (more: object) =>
    bundleOf({ fields: { name: { type: 'string', title: '名称' }, grade, ...more } })
  const withEvidence = (when: unknown, note?: string) => ({
    'x-evidence': { when, ...(note ? { note } : {}) },
  })
  const [always, chosen] = [withEvidence('always', '执照'), withEvidence({ is: 'a' })]
  const added = { site: { type: 'number', title: '面积', ...withEvidence('positive') } }
  const changes = diff(bundle({}), bundle({ grade: { ...grade, ...chosen }, ...added }))
  expect(changes.map((change) => explainChange(change))).toEqual([
    '新增栏目“面积”（数字，选填，佐证材料：大于 0 时要上传）',
    '栏目“等级”新增佐证材料：选“甲”时要上传',
  ])
  const [line] = diff(bundle({}), bundle({ grade: { ...grade, ...always } }))
  expect(explainChange(line!)).toBe('栏目“等级”新增佐证材料：必须上传（执照）')
  const printed = bundle({ grade: { ...grade, ...withEvidence('always', '（注：附执照）') } })
  expect(explainChange(diff(bundle({}), printed)[0]!)).toBe('栏目“等级”新增佐证材料：必须上传（注：附执照）')
})

test('a text that is there for the first time, or gone, is shown as a whole', () => {
  const bundle = (more: object) => bundleOf({ fields: { name: { type: 'string', title: '名称', ...more } } })
  const spansOf = (before: object, after: object) =>
    changedSpans(diff(bundle(before), bundle(after)).find(({ kind }) => kind.startsWith('field-'))!)
  const help = { description: '按营业执照填写' }
  expect(spansOf({}, help)).toEqual([{ text: '按营业执照填写', kind: 'added' }])
  expect(spansOf(help, {})).toEqual([{ text: '按营业执照填写', kind: 'removed' }])
})

test('a row of the paper is told by its label, which the field beside it does not say again', () => {
  const paper = JSON.parse(files.get('2026/paper.json')!) as { blocks: { rows?: object[][] }[] }
  const block = paper.blocks.find(({ rows }) => rows)!
  block.rows!.push([{ label: '/staff' }, { field: '/staff' }])
  const after = parseForm(new Map(files).set('2026/paper.json', JSON.stringify(paper)), '2026').bundle!
  expect(lines(start, after)).toEqual([`safe paper-added “${start.form.title}”的纸质表新增：职工人数`])
})
