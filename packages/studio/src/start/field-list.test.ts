import { describe, expect, test } from 'vitest'
import { publishable } from '@formwright/authoring'
import { explain, fieldsOf, hasErrors, parseForm, unitOf } from '@formwright/definition'
import { fieldTypes } from '@formwright/fields'
import { kinds } from '../kinds/kinds.ts'
import { fieldListTemplate, readFieldList } from './field-list.ts'
import { readColumns, writeColumns } from './list-columns.ts'
import { formOfFields } from './form-of-fields.ts'

const facts = { id: 'park-survey', year: 2026, title: '园区调查表', agency: '某某局' }

describe('a list of fields', () => {
  test.each(['zh-CN', 'en'])(
    'the template in %s is itself a list that gives a form to be published',
    (language) => {
      const { columns, rows } = fieldListTemplate(language)
      const { fields, remarks } = readFieldList([columns, ...rows], language)
      expect(remarks).toEqual([])
      expect(fields.map(({ kind }) => kind.name)).toEqual(
        kinds.filter(({ refers }) => !refers).map(({ name }) => name),
      )
      const named = language === 'en' ? { title: 'Survey of parks', agency: 'An office' } : {}
      const loaded = parseForm(formOfFields({ ...facts, ...named, language }, fields), '2026')
      const said = publishable(loaded, fieldTypes)
      expect(said.map((problem) => `${problem.file} ${explain(problem, language).says}`)).toEqual([])
    },
  )

  test('the sample of a form has texts that say what they are of', () => {
    const header = ['栏目名称', '类型', '字数']
    const { fields } = readFieldList(
      [header, ['企业名称', '一行文字', ''], ['简要说明', '叙述', '3'], ['职工人数', '数量', '']],
      'zh-CN',
    )
    const files = formOfFields(facts, fields)
    const [part] = Object.values(JSON.parse(files.get('2026/answers/sample.json')!))
    expect(Object.values(part as object)).toEqual(['企业名称', '无', 0])
    expect(publishable(parseForm(files, '2026'), fieldTypes)).toEqual([])
  })

  test('a list with places of its own to sign gets no second part for them', () => {
    const named = ['企业名称', '一行文字', '基本情况']
    const partsOf = (rows: readonly string[][]) => {
      const { fields } = readFieldList([['栏目名称', '类型', '部分'], named, ...rows], 'zh-CN')
      const { bundle } = parseForm(formOfFields({ ...facts, signed: true }, fields), '2026')
      return bundle!.parts.map(({ title }) => title)
    }
    expect(partsOf([])).toHaveLength(2)
    expect(
      partsOf([
        ['负责人签字', '签字', '签字盖章'],
        ['公章', '盖章', '签字盖章'],
      ]),
    ).toEqual(['基本情况', '签字盖章'])
  })

  test('what stands under options for rows are their columns', () => {
    const { fields, remarks } = readFieldList(
      [
        ['填报项目', '数据类型', '可选项'],
        ['主要用能设备', '明细表', '设备名称、数量（台）、购置年份（年份）'],
        ['节能措施', '勾选', '余热利用、变频改造'],
      ],
      'zh-CN',
    )
    expect(remarks).toEqual([])
    expect(fields.map(({ kind, options }) => [kind.name, options])).toEqual([
      ['rows', []],
      ['ticks', ['余热利用', '变频改造']],
    ])
    expect(fields[0]!.columns.map(({ title, kind, unit }) => [title, kind, unit])).toEqual([
      ['设备名称', 'text', ''],
      ['数量', 'amount', '台'],
      ['购置年份', 'year', ''],
    ])
  })

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
    const { fields, remarks } = readFieldList(
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
    expect(fields).toMatchObject([
      { row: 4, part: '一、基本', label: '职工人数', required: true },
      { row: 6, label: '图', kind: { name: 'attachment' } },
      { row: 7, label: '职工人数' },
    ])
    expect(fields[1]).toMatchObject({ required: false })
    expect(remarks.map(({ row }) => row)).toEqual([7, 1])
  })

  test('a limit stands right behind a type, and tables and remarks have more than one name', () => {
    const { headers, fields, remarks } = readFieldList(
      [
        ['部分', '栏目', '填写类型', '清单的列', '备注说明'],
        ['一、经营', '简介', '长文本500字', '', '写近三年'],
        ['', '概述', '文本200字以内', '', ''],
        ['', '主要产品', '多行表', '名称、产量', ''],
      ],
      'zh-CN',
    )
    expect(headers.at(-1)!.as).toEqual(['help'])
    expect(fields).toMatchObject([
      { kind: { name: 'narrative' }, limit: 500 },
      { limit: 200 },
      { kind: { name: 'rows' } },
    ])
    expect(remarks).toEqual([])
  })

  test('columns stand in any order, the part once, and options by semicolons or lines', () => {
    const { fields, remarks } = readFieldList(
      [
        ['必填', '类型', '栏目名称', '选项', '部分', '单位'],
        ['', '金额或小数', '投资额', '', '一、投资', '亿元'],
        ['', '', '', '', '', ''],
        ['否', '单选', '行业', '机械；食品\n纺织', '', ''],
      ],
      'zh-CN',
    )
    expect(remarks).toEqual([])
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
    const { fields, remarks } = readFieldList(
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
    expect(remarks).toMatchObject([{ row: 12, doubt: false }])
    expect(fields).toMatchObject([
      { row: 6, part: '一、经营情况', label: '企业名称', kind: { name: 'text' } },
      { row: 7, label: '营业收入', kind: { name: 'amount' }, unit: '万元' },
      { row: 8, kind: { name: 'dropdown' }, options: ['制造业', '建筑业', '其他'] },
      { row: 9, kind: { name: 'ticks' }, options: ['农、林业', '其他'] },
    ])
  })

  test('rows that leave open whether they are required are read by what the others say, and that is said', () => {
    const read = (...said: string[]) => {
      const rows = said.map((one, index) => [`栏${index}`, '数量', one])
      const { fields, remarks } = readFieldList([['栏目名称', '类型', '必填'], ...rows], 'zh-CN')
      return [fields.map(({ required }) => required), remarks.map(({ says }) => says).join()]
    }
    expect(read('', '')).toEqual([[true, true], ''])
    expect(read('否', '')).toEqual([[false, true], ''])
    expect(read('是', '', '')).toEqual([
      [true, false, false],
      expect.stringContaining('有 2 栏空着：空着的按“否”读'),
    ])
    const starred = readFieldList(
      [
        ['栏目名称', '类型'],
        ['甲*', '数量'],
        ['乙', '数量'],
      ],
      'zh-CN',
    )
    expect(starred.fields.map(({ required }) => required)).toEqual([true, false])
    expect(read('是', '否', '')).toEqual([[true, false, true], expect.stringContaining('空着的按“是”读')])
  })

  test('units in other brackets, columns behind the type, and 无 as officials mean it', () => {
    const { fields, remarks } = readFieldList(
      [
        ['栏目名称', '类型', '选项', '列', '单位'],
        ['项目', '表格', '', '名称,金额（单位：万元）', ''],
        ['设备', '表格（名称、金额（万元））', '', '', ''],
        ['面积[平方米]', '数字', '', '', ''],
        ['产值/亿元', '数字', '', '', ''],
        ['投入/产出', '数字', '', '', ''],
        ['有无专利', '单选', '有、无', '', ''],
        ['认证', '多选', '甲；乙；无', '', ''],
        ['贷款', '数字', '无', '', '万元'],
      ],
      'zh-CN',
    )
    const money = { title: '金额', kind: 'amount', unit: '万元' }
    expect(fields).toMatchObject([
      { columns: [{ title: '名称' }, money] },
      { columns: [{ title: '名称' }, money] },
      { label: '面积', unit: '平方米' },
      { label: '产值', unit: '亿元' },
      { label: '投入/产出', unit: '' },
      { options: ['有', '无'] },
      { options: ['甲', '乙'] },
      { unit: '万元', options: [] },
    ])
    expect(remarks.map(({ row, doubt }) => [row, doubt])).toEqual([
      [8, false],
      [9, false],
    ])
  })

  test.each([
    [['', '数量', '', '', '', ''], /没有写栏目名称/, undefined],
    [['甲', '', '', '', '', ''], /没有写类型/, { kind: { name: 'text' } }],
    [
      ['甲', '', '', '机械/食品', '', ''],
      /没有写类型/,
      { kind: { name: 'choice' }, options: ['机械', '食品'] },
    ],
    [['甲', '二维码', '', '', '', ''], /不认识类型“二维码”，先作为“一行文字”/, { kind: { name: 'text' } }],
    [['甲', '金额或小数', '万圆', '', '', ''], /不认识单位“万圆”.*是不是“万元”/, { unit: '' }],
    [['甲', '一行文字', '万元', '', '', ''], /不是数字/, { unit: '' }],
    [['甲', '单选', '', '只有一个', '', ''], /至少要有两个选项/, { options: [] }],
    [['甲', '单选', '', '是；是；否', '', ''], /写了两遍/, { options: ['是', '否'] }],
    [['甲', '数量', '', '是；否', '', ''], /“是；否”没有读进来/, { options: [] }],
    [['甲', '数量', '', '', '也许', ''], /“也许”看不懂/, { required: true }],
    [['甲（万元）', '数字', '亿元', '', '', ''], /按单位列/, { label: '甲（万元）', unit: '亿元' }],
    [['甲', '表格', '', '', '', '', '名称、状态（单选）'], /列“状态”没有写选项/, { kind: { name: 'rows' } }],
    [['注：以上均为必填。', '', '', '', '', ''], /没有作为栏目/, undefined],
  ])('what cannot be read of a row is said with its number: %s', (row, says, read) => {
    const header = ['栏目名称', '类型', '单位', '选项', '必填', '填报说明', '清单的列']
    const { fields, remarks } = readFieldList([header, ['好', '数量', '', '', '', ''], row], 'zh-CN')
    expect(fields.slice(1)).toMatchObject(read ? [read] : [])
    expect(remarks).toMatchObject([{ row: 3, says: expect.stringMatching(says) }])
    const errors = publishable(parseForm(formOfFields(facts, fields), '2026'), fieldTypes)
    expect(errors.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  test('a row without a type whose label is the name of a kind is of that kind', () => {
    const { fields, remarks } = readFieldList(
      [
        ['栏目名称', '类型', '选项'],
        ['统一社会信用代码', '', ''],
        ['联系电话', '', ''],
        ['邮箱', '', '甲、乙'],
        ['企业名称', '', ''],
      ],
      'zh-CN',
    )
    expect(fields.map(({ kind }) => kind.name)).toEqual(['credit-code', 'phone', 'choice', 'text'])
    expect(remarks.filter(({ doubt }) => doubt).map(({ row }) => row)).toEqual([4, 5])
  })

  test('a list as offices have them: usual names of columns and types, units and limits in labels', () => {
    const rows = [
      ['“专精特新”中小企业认定申请表栏目', '', '', '', '', '', ''],
      ['序号', '板块', '字段名称', '字段类型', '选项/单位', '清单的列', '备注', '责任处室'],
      ['1', '一、基本情况', '企业简介（500字以内）', '多行文本', '', '', ''],
      ['2', '一、基本情况', '联系邮箱', '邮箱', '', '', ''],
      ['3', '一、基本情况', '统一社会信用代码', '文本', '', '', ''],
      ['4', '一、基本情况', '企业规模', '单选', '中型、小型、微型', '', ''],
      ['二、经营情况', '', '', '', '', '', ''],
      ['5', '', '营业收入（万元）', '按年金额', '', '', ''],
      ['6', '', '净利润（万元）', '数字（按年）', '万元', '', '亏损填负数'],
      ['7', '', '知识产权', '清单', '', '名称、类型（发明/实用新型/软著）、授权日期（日期）', ''],
      ['8', '三、附件', '营业执照扫描件', '上传文件', '', '', ''],
      ['9', '三、附件', '法定代表人', '签字', '', '', ''],
      ['注：以上均为必填。', '', '', '', '', '', ''],
    ]
    const { headers, fields, remarks } = readFieldList(rows, 'zh-CN')
    expect(headers.filter(({ as, counts }) => as.length === 0 && !counts)).toMatchObject([
      { title: '责任处室' },
    ])
    expect(fields.map(({ part, label, kind, unit }) => [part, label, kind.name, unit])).toEqual([
      ['一、基本情况', '企业简介（500字以内）', 'narrative', ''],
      ['一、基本情况', '联系邮箱', 'email', ''],
      ['一、基本情况', '统一社会信用代码', 'credit-code', ''],
      ['一、基本情况', '企业规模', 'choice', ''],
      ['二、经营情况', '营业收入', 'annual-amount', '万元'],
      ['二、经营情况', '净利润', 'annual-amount', '万元'],
      ['二、经营情况', '知识产权', 'rows', ''],
      ['三、附件', '营业执照扫描件', 'attachment', ''],
      ['三、附件', '法定代表人', 'signature', ''],
    ])
    expect(fields[0]).toMatchObject({ limit: 500 })
    expect(fields[6]!.columns).toMatchObject([
      { title: '名称' },
      { title: '类型', choices: ['发明', '实用新型', '软著'] },
      { title: '授权日期', kind: 'date' },
    ])
    const written = writeColumns(fields[6]!.columns, 'zh-CN')
    expect(written).toBe('名称；类型（发明/实用新型/软著）；授权日期（日期）')
    expect(readColumns(written, 'zh-CN')).toEqual(fields[6]!.columns)
    expect(remarks).toMatchObject([
      { row: 5, doubt: false, says: expect.stringContaining('按名称作为') },
      { row: 9, doubt: false, says: expect.stringContaining('可以填负数') },
      { row: 13, doubt: false, says: expect.stringContaining('没有作为栏目') },
    ])
    const files = formOfFields(facts, fields)
    const loaded = parseForm(files, '2026')
    expect(publishable(loaded, fieldTypes).filter(({ severity }) => severity === 'error')).toEqual([])
    // a table of several fields is not called like the first of them
    expect([...files.values()].filter((text) => text.includes('"各年情况"'))).toHaveLength(1)
    const [turnover, profit] = fieldsOf(loaded.bundle!).filter(({ schema }) => schema['x-annual'])
    expect(turnover!.cells.map(({ schema }) => schema.minimum)).toEqual([0, 0, 0])
    expect(profit!.cells.map(({ schema }) => schema.minimum)).toEqual([undefined, undefined, undefined])
  })

  test('a person says what a column is and what a cell should say', () => {
    const rows = [
      ['栏目名称', '类型', '归口'],
      ['甲', '二维码', '一、基本'],
    ]
    const { headers, fields, remarks } = readFieldList(rows, 'zh-CN', [1, 2], {
      headers: new Map([[2, 'part']]),
      cells: new Map([[2, { kind: 'count' }]]),
    })
    expect(headers.map(({ as }) => as)).toEqual([['label'], ['kind'], ['part']])
    expect(fields).toMatchObject([{ part: '一、基本', label: '甲', kind: { name: 'count' } }])
    expect(remarks).toEqual([])
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
    expect(twice.fields).toHaveLength(2)
    expect(twice.remarks).toMatchObject([{ row: 3, says: expect.stringContaining('第 2 行') }])
    for (const rows of [[['名', '型']], [['栏目名称', '类型']], []])
      expect(readFieldList(rows, 'zh-CN')).toMatchObject({ fields: [], problem: expect.any(String) })
  })
})

test('a list as officials have it is read: titles with remarks, boxes and numbers before options, stars, sums below', () => {
  const { fields, remarks, headers } = readFieldList(
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
  expect(remarks).toMatchObject([
    { row: 7, doubt: false },
    { row: 1, doubt: true },
  ])
  expect(headers.filter(({ as, counts }) => as.length === 0 && !counts)).toMatchObject([
    { title: '责任科室' },
  ])
  expect(fields.map(({ label, options, required, limit }) => [label, options, required, limit])).toEqual([
    ['企业名称', [], true, 50],
    ['企业规模', ['大型', '中型', '小型'], false, undefined],
    ['业务领域', ['人工智能', '大数据'], true, undefined],
    ['性别', ['男', '女'], true, undefined],
  ])
})
