import { expect, test } from 'vitest'
import { importSchema, publishable, startForm } from '@formwright/authoring'
import { parseForm } from '@formwright/definition'
import { fieldTypes } from '@formwright/fields'
import { paperViews } from '@formwright/fields/paper'
import { layOut, textOf } from '@formwright/paper'
import { addField, copyForm, formOfFields, modelOf, readFieldList, retitled } from '@formwright/studio'
import { withChanges } from '../../packages/studio/src/document/file-edits.ts'

const facts = { id: 'workshop', year: 2026, title: '车间奖补资金申请表', agency: '某某省工业和信息化厅' }
const header = ['部分', '栏目名称', '类型', '单位', '选项', '必填', '填报说明']
const { fields } = readFieldList(
  [
    header,
    ['一、企业', '企业名称', '一行文字', '', '', '', ''],
    ['一、企业', '职工人数', '数量', '人', '', '', ''],
    ['二、项目', '项目总投资', '金额或小数', '万元', '', '', ''],
    ['二、项目', '设备投资（万元）', '金额或小数', '万元', '', '', ''],
    ['二、项目', '投资增长率', '百分比', '', '', '', ''],
    ['二、项目', '各年产值', '各年金额', '亿元', '', '', ''],
  ],
  'zh-CN',
)
const files = formOfFields(facts, fields)
const paperOf = (all: typeof files) => layOut(parseForm(all, '2026').bundle!, paperViews)

test('a new form prints its title and year, who issues it, and numbers with their units', () => {
  const words = textOf(paperOf(files))
  const head = ['车间奖补资金申请表', '（2026年度）', '某某省工业和信息化厅', '一、企业']
  expect(words.slice(0, 4)).toEqual(head)
  expect(words).toEqual(
    expect.arrayContaining([
      '职工人数（人）',
      '项目总投资（万元）',
      '设备投资（万元）',
      '投资增长率（%）',
      '各年产值（亿元）',
    ]),
  )
})

test('its parts follow one another on a page', () => {
  expect(paperOf(files).parts.map(({ startsPage }) => startsPage)).toEqual([true, false, false])
})

test('a form with a cover is not titled twice', () => {
  const cover = [...files].find(([path]) => path.endsWith('paper.json'))![0]
  const paper = JSON.parse(files.get(cover)!)
  const blocks = [{ text: '申请表封面', style: 'title' }, ...paper.blocks]
  const words = textOf(paperOf(new Map(files).set(cover, JSON.stringify({ ...paper, blocks }))))
  expect(words).not.toContain('车间奖补资金申请表')
})

test('a heading that has the title among its words is one', () => {
  const [path] = [...files].find(([name]) => name.endsWith('paper.json'))!
  const paper = JSON.parse(files.get(path)!)
  const blocks = [{ text: '车间奖补资金申请表（2026 年版）', style: 'heading' }, ...paper.blocks]
  const words = textOf(paperOf(new Map(files).set(path, JSON.stringify({ ...paper, blocks }))))
  expect(words).not.toContain('车间奖补资金申请表')
})

test('the row of a new field has the columns of the row above it', () => {
  const [path] = [...files].find(([name]) => name.endsWith('paper.json'))!
  const paper = JSON.parse(files.get(path)!)
  const rows = [
    [
      { label: paper.blocks[0].rows[0][0].label, span: 2 },
      { field: paper.blocks[0].rows[0][1].field, span: 3 },
    ],
    [{ text: '规模' }, { ...paper.blocks[0].rows[1][0] }, { ...paper.blocks[0].rows[1][1], span: 3 }],
  ]
  const blocks = [{ columns: [20, 30, 40, 40, 30], rows }]
  const own = new Map(files).set(path, JSON.stringify({ ...paper, blocks }))
  const model = modelOf(own, '2026')!
  const [first] = model.loaded.parts
  const added = addField(model, { part: first!.key, kind: 'amount', label: '出口额' })
  const after = JSON.parse(withChanges(own, added.changes).get(path)!).blocks[0].rows[2]
  expect(after).toMatchObject([{ unit: true, span: 2 }, { span: 3 }])
})

test('a list that a field brings is printed with its rows, and an empty one to write on', () => {
  const model = modelOf(files, '2026')!
  const part = model.loaded.parts[0]!.key
  const added = addField(model, { part, kind: 'count-and-list', label: '重点产品数量' })
  const { bundle } = parseForm(withChanges(files, added.changes), '2026')
  const target = added.select!.slice(1).replaceAll('/', '.')
  const rows = [
    { name: '轴承', year: 2024, note: '' },
    { name: '齿轮', year: 2025, note: '出口' },
  ]
  const filled = layOut(bundle!, paperViews, { [part]: {}, lists: { [target]: rows } })
  expect(textOf(filled)).toEqual(
    expect.arrayContaining(['重点产品数量清单', '名称', '年份', '轴承', '2024', '齿轮', '出口']),
  )
  const blank = layOut(bundle!, paperViews)
  expect(textOf(blank)).toEqual(expect.arrayContaining(['重点产品数量清单', '备注']))
  expect(publishable(parseForm(withChanges(files, added.changes), '2026'), fieldTypes)).toEqual([])
})

test('a form that is to be signed ends with places for hand, seal and day, scans of which are taken later', () => {
  const signed = formOfFields({ ...facts, signed: true }, fields)
  const loaded = parseForm(signed, '2026')
  const { bundle } = loaded
  expect(textOf(paperOf(signed)).slice(-8)).toEqual(
    expect.arrayContaining(['负责人（签字）', '申报单位（盖章）']),
  )
  expect(bundle!.form.workflow!.later).toHaveLength(2)
  expect(bundle!.form.workflow!.states.submitted!.attach).toEqual({ applicant: bundle!.form.workflow!.later })
  expect(publishable(loaded, fieldTypes)).toEqual([])
})

test('a copy and a template print the new title and agency', () => {
  const copy = copyForm(files, '2026', {
    ...facts,
    id: 'other',
    year: 2027,
    title: '另一张表',
    agency: '某某市',
  })
  expect(textOf(layOut(parseForm(copy.files, '2027').bundle!, paperViews)).slice(0, 3)).toEqual([
    '另一张表',
    '（2027年度）',
    '某某市',
  ])
  const started = retitled(startForm('visit', 2026), { ...facts, title: '走访登记表' })
  const head = ['走访登记表', '（2026年度）', '某某省工业和信息化厅']
  expect(textOf(paperOf(started)).slice(0, 3)).toEqual(head)
  expect(textOf(paperOf(started)).filter((text) => text === '走访登记表')).toHaveLength(1)
  expect([...started.values()].join('')).not.toContain('示例申报表')
})

test('a form made of a schema prints its title above all, and of alternatives what was taken', () => {
  const text = (title: string) => ({ type: 'string', title })
  const leg = (mode: string, key: string) => ({
    type: 'object',
    properties: { mode: { const: mode, title: '方式' }, [key]: text(key) },
    required: ['mode', key],
  })
  const schema = {
    title: '运输备案',
    type: 'object',
    properties: {
      bank: { type: 'object', title: '账户', properties: { iban: text('账号') } },
      legs: { type: 'array', title: '行程', items: { oneOf: [leg('road', '车牌'), leg('rail', '车次')] } },
    },
  }
  const made = importSchema(schema, { id: 'x', edition: '2026', title: '', agency: '交通局', fieldTypes })
  const { bundle } = parseForm(made.files, '2026')
  const words = textOf(
    layOut(bundle!, paperViews, { bank: { iban: '1' }, legs: [{ mode: 'rail', 车次: 'G5' }, {}] }),
  )
  expect(words.slice(0, 4)).toEqual(['运输备案', '（2026）', '交通局', '账户'])
  // a column for each member that an alternative has, empty where another is taken
  const at = words.indexOf('方式')
  expect(words.slice(at, at + 6)).toEqual(['方式', '车牌', '车次', 'rail', '', 'G5'])
})
