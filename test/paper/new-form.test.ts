import { expect, test } from 'vitest'
import { parseForm } from '@formwright/definition'
import { paperViews } from '@formwright/fields/paper'
import { layOut, textOf } from '@formwright/paper'
import { addField, formOfFields, modelOf, readFieldList } from '@formwright/studio'
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

test('a new form prints its title, who issues it, and numbers with their units', () => {
  const words = textOf(paperOf(files))
  expect(words.slice(0, 3)).toEqual(['车间奖补资金申请表', '某某省工业和信息化厅', '一、企业'])
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
