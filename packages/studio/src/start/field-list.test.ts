import { describe, expect, test } from 'vitest'
import { publishable } from '@formwright/authoring'
import { explain, fieldsOf, hasErrors, parseForm, unitOf } from '@formwright/definition'
import { fieldTypes } from '@formwright/fields'
import { kinds } from '../kinds/kinds.ts'
import { fieldListTemplate, formOfFields, readFieldList } from './field-list.ts'

const facts = { id: 'park-survey', year: 2026, title: '园区调查表', agency: '某某局' }

describe('a list of fields', () => {
  test.each(['zh-CN', 'en'])(
    'the template in %s is itself a list that gives a form to be published',
    (language) => {
      const { columns, rows } = fieldListTemplate(language)
      const { fields, problems } = readFieldList([columns, ...rows], language)
      expect(problems).toEqual([])
      expect(fields.map(({ kind }) => kind.name)).toEqual(
        kinds.filter(({ refers }) => !refers).map(({ name }) => name),
      )
      const loaded = parseForm(formOfFields({ ...facts, language }, fields), '2026')
      const said = publishable(loaded, fieldTypes)
      expect(said.map((problem) => `${problem.file} ${explain(problem, language).says}`)).toEqual([])
    },
  )

  test('a number has the unit that is written, and none that is not; the examples have their own', () => {
    const { columns, rows } = fieldListTemplate('zh-CN')
    const at = (column: string) => columns.indexOf(column)
    const examples = rows.map((row) => [row[at('栏目名称')], row[at('单位')]]).filter(([, unit]) => unit)
    expect(Object.fromEntries(examples)).toMatchObject({
      职工人数: '人',
      项目总投资: '万元',
      研发费用占营业收入的比重: '%',
      授权专利数: '件',
    })
    const header = ['栏目名称', '类型']
    const { fields } = readFieldList(
      [header, ['人数', '数量'], ['投资', '金额或小数'], ['占比', '百分比'], ['专利', '各年数量']],
      'zh-CN',
    )
    const loaded = parseForm(formOfFields(facts, fields), '2026')
    expect(publishable(loaded, fieldTypes).filter(({ severity }) => severity === 'error')).toEqual([])
    expect(fieldsOf(loaded.bundle!).map(({ title, schema }) => [title, unitOf(schema)])).toEqual([
      ['人数', ''],
      ['投资', ''],
      ['占比', '%'],
      ['专利', ''],
    ])
  })

  test('a title over the table, usual names of columns and empty rows are what lists are like', () => {
    const { fields, problems } = readFieldList(
      [
        ['某某调查表栏目清单'],
        [''],
        ['Section', '字段名称', 'Data type', '是否必填', '备注'],
        ['一、基本', '职工人数', '数量', '是', ''],
        ['', '', '', '', ''],
        ['', '图', '照片', '', ''],
        ['', '职工人数', '数量', '', ''],
      ],
      'zh-CN',
    )
    expect(fields).toMatchObject([{ row: 4, part: '一、基本', label: '职工人数', required: true }])
    expect(problems.map(({ row }) => row)).toEqual([6, 7])
  })

  test('columns stand in any order, the part once, and options by semicolons or lines', () => {
    const { fields, problems } = readFieldList(
      [
        ['必填', '类型', '栏目名称', '选项', '部分', '单位'],
        ['', '金额或小数', '投资额', '', '一、投资', '亿元'],
        ['', '', '', '', '', ''],
        ['否', '单选', '行业', '机械；食品\n纺织', '', ''],
      ],
      'zh-CN',
    )
    expect(problems).toEqual([])
    expect(fields).toMatchObject([
      { row: 2, part: '一、投资', label: '投资额', unit: '亿元', required: true },
      { row: 4, part: '一、投资', options: ['机械', '食品', '纺织'], required: false },
    ])
    const files = formOfFields(facts, fields)
    expect(hasErrors(publishable(parseForm(files, '2026'), fieldTypes))).toBe(false)
    const schema = JSON.parse([...files].find(([path]) => path.endsWith('schema.json'))![1])
    expect(Object.values(schema.properties)).toMatchObject([
      { title: '投资额', 'x-unit': '亿元' },
      {
        oneOf: [
          { const: 'a', title: '机械' },
          { const: 'b', title: '食品' },
          { const: 'c', title: '纺织' },
        ],
      },
    ])
    expect(schema.required).toHaveLength(1)
  })

  test('words that lists have: other names of kinds, options by the comma of Chinese lists, units in labels', () => {
    const { fields, problems } = readFieldList(
      [
        ['部分', '栏目名称', '类型', '选项', '单位'],
        ['一、经营情况', '', '', '', ''],
        ['', '企业名称', '文本', '', ''],
        ['', '营业收入（万元）', '数字', '', ''],
        ['', '所属行业', '下拉框', '制造业、建筑业、其他', ''],
        ['', '领域', '复选', '农、林业；其他', ''],
        ['填表说明：均为必填。', '', '', '', ''],
      ],
      'zh-CN',
      [3, 4, 6, 7, 8, 9, 12],
    )
    expect(problems).toEqual([])
    expect(fields).toMatchObject([
      { row: 6, part: '一、经营情况', label: '企业名称', kind: { name: 'text' } },
      { row: 7, label: '营业收入', kind: { name: 'amount' }, unit: '万元' },
      { row: 8, kind: { name: 'choice' }, options: ['制造业', '建筑业', '其他'] },
      { row: 9, kind: { name: 'ticks' }, options: ['农、林业', '其他'] },
    ])
  })

  test.each([
    [['', '数量', '', '', '', ''], /没有写栏目名称/],
    [['甲', '', '', '', '', ''], /没有写类型/],
    [['甲', '二维码', '', '', '', ''], /没有“二维码”这种类型.*一行文字/],
    [['甲', '图片', '', '', '', ''], /“图片”不是一种类型.*佐证材料/],
    [['甲', '金额或小数', '万圆', '', '', ''], /不认识单位“万圆”。是不是“万元”/],
    [['甲', '一行文字', '万元', '', '', ''], /不是数字/],
    [['甲', '单选', '', '只有一个', '', ''], /至少要有两个选项/],
    [['甲', '单选', '', '是；是', '', ''], /写了两遍/],
    [['甲', '数量', '', '是；否', '', ''], /不用写选项/],
    [['甲', '数量', '', '', '也许', ''], /“也许”看不懂/],
  ])('a row that is wrong is told with its number: %s', (row, says) => {
    const header = ['栏目名称', '类型', '单位', '选项', '必填', '填报说明']
    const { fields, problems } = readFieldList([header, ['好', '数量', '', '', '', ''], row], 'zh-CN')
    expect(fields).toHaveLength(1)
    expect(problems).toMatchObject([{ row: 3, says: expect.stringMatching(says) }])
  })

  test('the same label twice in a part, and tables that are no list', () => {
    const twice = readFieldList(
      [
        ['栏目名称', '类型'],
        ['甲', '数量'],
        ['甲', '数量'],
      ],
      'zh-CN',
    )
    expect(twice.problems).toMatchObject([{ row: 3, says: expect.stringContaining('第 2 行') }])
    expect(readFieldList([['名', '型']], 'zh-CN').problems).toMatchObject([{ row: 1 }])
    expect(readFieldList([['栏目名称', '类型']], 'zh-CN').problems).toMatchObject([{ row: 1 }])
    expect(readFieldList([], 'zh-CN').problems).toHaveLength(1)
  })
})

test('a list as officials have it is read: titles with remarks, boxes and numbers before options, stars, sums below', () => {
  const { fields, problems, unread } = readFieldList(
    [
      ['栏目清单', '', '', '', '', '', ''],
      ['序号', '指标名称', '类型', '选项（用、隔开）', '是否必填（是/否）', '备注', '责任科室'],
      ['1', '企业名称*', '文本（50字以内）', '', '√', '', '投资科'],
      ['2', '企业规模', '单选题', 'A.大型 B.中型 C.小型', '非必填', '', ''],
      ['3', '业务领域', '多选', '1、人工智能、2、大数据', '必填', '可多选', ''],
      ['4', '性别', '单选（男/女）', '', '', '', ''],
      ['合计：4 项', '', '', '', '', '', ''],
    ],
    'zh-CN',
  )
  expect(problems).toEqual([])
  expect(unread).toEqual(['责任科室'])
  expect(fields.map(({ label, options, required, limit }) => [label, options, required, limit])).toEqual([
    ['企业名称', [], true, 50],
    ['企业规模', ['大型', '中型', '小型'], false, undefined],
    ['业务领域', ['人工智能', '大数据'], true, undefined],
    ['性别', ['男', '女'], true, undefined],
  ])
})
