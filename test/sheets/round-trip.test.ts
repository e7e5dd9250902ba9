import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { readXlsx, writeXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { fieldsOf, optionsOf, splitPointer, valueAt } from '@formwright/definition'
import type { Cell, Json } from '@formwright/definition'
import { compileForm, withValue } from '@formwright/engine'
import { readForm } from '@formwright/definition/node'
import { sheetViews } from '@formwright/fields/sheets'
import {
  changesIn,
  explainSheet,
  readWorkbook,
  takenChanges,
  withChanges,
  writeWorkbook,
} from '@formwright/sheets'
import { sample, shippedEdition } from '../edition.ts'
import { edited, withoutSheet } from './edit-workbook.ts'

const { bundle } = await shippedEdition()
const fields = fieldsOf(bundle)
/** As somebody reads who may change everything. */
const read = (bytes: Uint8Array) => readWorkbook(bytes, bundle, sheetViews, { mayEdit: () => true })
const write = (answers: unknown) => writeWorkbook(bundle, sheetViews, answers)

/** Any text that somebody could type or paste, control characters and halves of characters among them. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ maxLength: 40 }),
  fc.constantFrom(
    '=1+1',
    '+86',
    '-',
    '@x',
    '_x0041_',
    ' 前后有空格 ',
    '第一行\n第二行',
    '\t',
    '无',
    '0123',
    '1e5',
    'TRUE',
    '2024/6/20',
    '１２',
    '"引号"',
    '<b>&amp;</b>',
    '长'.repeat(33_000),
  ),
)

/** A value that fits a cell of the form. */
function fitting({ shape, schema }: Cell): fc.Arbitrary<Json> {
  if (shape === 'number')
    return fc.oneof(fc.double({ min: -1e9, max: 1e9, noNaN: true }), fc.integer(), fc.constant('无'))
  if (shape === 'choice') return fc.constantFrom(...optionsOf(schema)!.map((option) => option.const))
  if (shape === 'choices')
    return fc.oneof(
      fc.subarray(optionsOf(schema.items!)!.map((option) => option.const)),
      fc.shuffledSubarray(optionsOf(schema.items!)!.map((option) => option.const)),
      fc.constant('无'),
    )
  if (shape === 'names') return fc.oneof(fc.array(anyText, { maxLength: 4 }), fc.constant('无'))
  if (shape === 'date')
    return fc
      .date({ min: new Date('1990-01-01'), max: new Date('2050-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10))
  if (shape === 'region')
    return fc.record({ code: fc.constantFrom('350000', '350582'), name: fc.constantFrom('福建省', '晋江市') })
  if (shape === 'rows')
    return fc.array(
      fc.record({
        direction: anyText,
        indicator: anyText,
        baseline: fc.oneof(anyText, fc.integer()),
        target: fc.double({ noNaN: true, min: 0, max: 9 }),
      }),
      { maxLength: 3 },
    )
  return anyText
}

const cells = fields.flatMap((field) => field.cells).filter(({ pointer }) => !pointer.includes('*'))

/** Rows of a 清单, as typed, as pasted and as somebody else's program left them. */
const listed = fc
  .array(
    fc.dictionary(
      fc.constantFrom('name', 'number', 'category', 'year', 'note'),
      fc.oneof(
        anyText,
        fc.integer(),
        fc.double({ noNaN: true, min: 0, max: 9 }),
        fc.boolean(),
        fc.constant(null),
      ),
      { noNullPrototype: true },
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((rows) => ['/lists/innovation.standards', rows] as const)

/** Answers of which a few cells hold something that fits, and a few something that does not. */
const answersOf = fc
  .array(
    fc.oneof(
      {
        weight: 5,
        arbitrary: fc
          .constantFrom(...cells)
          .chain((cell) => fitting(cell).map((value) => [cell.pointer, value] as const)),
      },
      { weight: 1, arbitrary: listed },
      {
        weight: 1,
        arbitrary: fc.tuple(
          fc.constantFrom(...cells.map(({ pointer }) => pointer)),
          fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>,
        ),
      },
    ),
    { maxLength: 12 },
  )
  .map(asAnswers)

/** Values at their places as a document of JSON, which has no -0. */
function asAnswers(values: readonly (readonly [string, unknown])[]): unknown {
  return JSON.parse(
    JSON.stringify(
      values.reduce<unknown>(
        (document, [pointer, value]) => withValue(document, splitPointer(pointer), value),
        {},
      ),
    ),
  )
}

/**
 * A value as people declare it: decimals as the form asks, ticks in their order, texts without spaces at
 * their ends.
 */
function declared({ shape, schema }: Cell): fc.Arbitrary<Json> {
  const words = fc
    .array(
      fc.constantFrom(
        '甲',
        '乙',
        '丙公司',
        'A1',
        '=x',
        '+8',
        '12.50',
        '（一）',
        'ｘ',
        '“引”',
        '、',
        ' ',
        '\n',
      ),
      { minLength: 1, maxLength: 9 },
    )
    .map((pieces) => pieces.join('').trim() || '甲')
  if (shape === 'number')
    return fc.oneof(
      fc
        .integer({ min: 0, max: 99_999_999 })
        .map((hundredths) => (schema['x-decimals'] === 0 ? hundredths : hundredths / 100)),
      fc.constant('无'),
    )
  if (shape === 'choices')
    return fc.subarray(
      optionsOf(schema.items!)!.map((option) => option.const),
      { minLength: 1 },
    )
  if (shape === 'names')
    return fc.array(
      words.map((name) => name.replaceAll('\n', '')).filter((name) => name.trim() === name && name !== ''),
      { minLength: 1, maxLength: 4 },
    )
  if (shape === 'rows' || shape === 'text' || shape === 'other')
    return shape === 'rows'
      ? fc.array(fc.record({ direction: words, indicator: words }), { minLength: 1, maxLength: 3 })
      : words
  return fitting({ shape, schema } as Cell)
}

const declaredAnswers = fc
  .array(
    fc.constantFrom(...cells).chain((cell) => declared(cell).map((value) => [cell.pointer, value] as const)),
    { maxLength: 12 },
  )
  .map(asAnswers)

describe('answers → workbook → answers', () => {
  test.each(['eligible', 'ineligible', 'mistakes'] as const)('is identity for “%s”', async (name) => {
    const { answers, changed, problems } = await read(await write(sample(name)))
    expect({ answers, changed, problems }).toEqual({ answers: sample(name), changed: [], problems: [] })
  })

  test('is identity, whatever the answers', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(answersOf, async (answers) => {
        const back = await read(await write(answers))
        expect(back.problems).toEqual([])
        expect(back.answers).toEqual(answers)
      }),
      { numRuns: 40 },
    )
  })

  test(
    'is identity by what the cells say alone, for answers as people declare them',
    { timeout: 120_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(declaredAnswers, async (answers) => {
          const { answers: back } = await read(await withoutSheet(await write(answers), '_formwright'))
          expect(back).toEqual(answers)
        }),
        { numRuns: 40 },
      )
    },
  )

  test('reads every cell for what it says when the workbook has lost what was exported', async () => {
    const { attachments: _, ...answers } = sample('eligible')
    const { answers: back, problems } = await read(await withoutSheet(await write(answers), '_formwright'))
    expect(problems.map(({ code }) => code)).toEqual(['base-lost'])
    // one 无 in a list of names says the same as 无
    expect(back).toEqual(JSON.parse(JSON.stringify(answers).replaceAll('["无"]', '"无"')))
  })
})

describe('a cell that somebody filled in', () => {
  const change = async (answers: unknown, sheet: string, label: string, at: number, content: unknown) =>
    read(await edited(await write(answers), sheet, label, at, content))

  test.each([
    ['一、基本情况', '集群占地面积（平方公里）', 0, 47.5, '/basic/areaKm2', 47.5],
    ['一、基本情况', '集群占地面积（平方公里）', 0, '４７．５', '/basic/areaKm2', 47.5],
    ['一、基本情况', '集群占地面积（平方公里）', 0, '约47', '/basic/areaKm2', '约47'],
    ['一、基本情况', '集群占地面积（平方公里）', 0, null, '/basic/areaKm2', undefined],
    ['一、基本情况', '主导产业所属产业类型', 0, '第三产业', '/basic/industrySector', 'tertiary'],
    ['一、基本情况', '主导产业所属产业类型', 0, '第四产业', '/basic/industrySector', '第四产业'],
    [
      '一、基本情况',
      '（主管部门）联系方式',
      0,
      13_805_951_234,
      '/basic/countyAuthority/contactPhone',
      '13805951234',
    ],
    ['二、主导产业情况', '集群总产值（亿元）', 2, '1,234.5亿元', '/leading/totalOutput/y2023', 1234.5],
    ['二、主导产业情况', '集群外商直接投资额（万元）', 1, 88, '/leading/fdi/y2022', 88],
    ['二、主导产业情况', '集群外商直接投资额（万元）', 0, '无', '/leading/fdi/y2021', '无'],
    ['二、主导产业情况', '集群总产值（亿元）', 2, 0.1 + 0.2, '/leading/totalOutput/y2023', 0.3],
    ['二、主导产业情况', '集群总产值（亿元）', 2, 8.199999999999999, '/leading/totalOutput/y2023', 8.2],
    [
      '二、主导产业情况',
      '集群总产值占所在县级行政区划产值比例（%）',
      0,
      { value: 0.283, numFmt: '0.00%' },
      '/leading/outputShareOfCounty/y2021',
      28.3,
    ],
    [
      '二、主导产业情况',
      '集群总产值占所在县级行政区划产值比例（%）',
      0,
      { value: 0.283, numFmt: '0.0"%"' },
      '/leading/outputShareOfCounty/y2021',
      0.283,
    ],
    [
      '二、主导产业情况',
      '集群总产值（亿元）',
      2,
      { value: 0.5, numFmt: '0%' },
      '/leading/totalOutput/y2023',
      '50%',
    ],
    ['封面', '申报时间', 0, new Date('2024-07-01T00:00:00Z'), '/cover/declarationDate', '2024-07-01'],
    ['封面', '申报时间', 0, 45_474, '/cover/declarationDate', '2024-07-01'],
    ['封面', '申报时间', 0, 20_240_701, '/cover/declarationDate', '2024-07-01'],
    ['封面', '申报时间', 0, 2024, '/cover/declarationDate', '2024'],
    ['封面', '申报时间', 0, '2024年7月1日', '/cover/declarationDate', '2024-07-01'],
    [
      '封面',
      '所属地区：县（市、区）',
      0,
      '石狮市（350581）',
      '/cover/region/county',
      { code: '350581', name: '石狮市' },
    ],
    [
      '二、主导产业情况',
      '集群已开展的产业链强链补链工作：绘制产业链图谱，开展产业链培育',
      0,
      null,
      '/leading/chainActions',
      ['consortium', 'research', 'chainLeader', 'supplyRisk'],
    ],
    [
      '七、治理和服务水平',
      '集群已提供的中小企业公共服务：创业辅导',
      0,
      '是',
      '/governance/publicServices',
      ['information', 'startup', 'innovation', 'training', 'finance'],
    ],
    [
      '三、创新能力情况',
      '其他平台名称及数量：名称',
      0,
      '甲中心\n乙中心；丙中心',
      '/innovation/platforms/other/names',
      ['甲中心', '乙中心', '丙中心'],
    ],
    [
      '八、未来三年中小企业特色产业集群发展规划',
      '创新｜研发经费投入',
      1,
      9.25,
      '/plan/targets/rdExpenditure/target',
      9.25,
    ],
  ])('%s %s [%i] := %j', async (sheet, label, at, content, pointer, value) => {
    const answers = sample('eligible')
    const { answers: back, changed, problems } = await change(answers, sheet, label, at, content)
    expect(problems).toEqual([])
    expect(changed.map((one) => one.pointer)).toEqual([pointer])
    expect(valueAt(back, pointer)).toEqual(value)
    expect(withValue(back, splitPointer(pointer), valueAt(answers, pointer))).toEqual(answers)
  })

  test('conflicts with what was changed here since the export, and nothing is taken by itself', async () => {
    const exported = sample('eligible')
    const imported = await change(exported, '一、基本情况', '集群占地面积（平方公里）', 0, 50)
    const now = withValue(withValue(exported, ['basic', 'areaKm2'], 48), ['basic', 'clusterName'], '新名称')
    const changes = changesIn(imported, now)
    expect(changes).toMatchObject([{ pointer: '/basic/areaKm2', before: 48, after: 50, conflict: true }])
    expect(withChanges(now, [])).toEqual(now)
    expect(
      valueAt(withChanges(now, takenChanges(compileForm(bundle), now, changes)), '/basic/clusterName'),
    ).toBe('新名称')
    expect(changesIn(imported, withValue(exported, ['basic', 'areaKm2'], 50))).toEqual([])
  })
})

describe('the sheets', () => {
  test('have the titles of groups over their fields, years over theirs, and rows as high as their texts need', async () => {
    const { sheets } = await readXlsx(await write(sample('eligible')), { readStyles: true })
    const rowsOf = (name: string) => sheets.find((sheet) => sheet.name === name)!.rows
    const labels = (name: string) => rowsOf(name).map((row) => row[1])
    expect(labels('三、创新能力情况')).toContain('创新平台建设情况')
    expect(labels('八、未来三年中小企业特色产业集群发展规划')).toContain('发展目标')
    expect(rowsOf('二、主导产业情况')[2]).toEqual(expect.arrayContaining(['2021年', '2022年', '2023年']))
    const heights = (name: string) =>
      [...(sheets.find((sheet) => sheet.name === name)!.rowDefs ?? new Map())].map(([, { height }]) =>
        Number(height),
      )
    expect(Math.max(...heights('有效发明专利清单'))).toBeLessThan(40)
    expect(Math.max(...heights('八、未来三年中小企业特色产业集群发展规划'))).toBeGreaterThan(100)
  })
})

describe('a workbook that is not as it was exported', () => {
  test('of another form or edition is refused, of another version is read with a word about it', async () => {
    const bytes = await write(sample('eligible'))
    await expect(
      readWorkbook(
        bytes,
        { ...bundle, form: { ...bundle.form, id: 'other', title: '另一张表' } },
        sheetViews,
      ),
    ).rejects.toThrow('belongs to “中小企业特色产业集群申报表”, not to “另一张表”')
    const nextYear = { ...bundle, edition: { ...bundle.edition, edition: '2099' }, digest: 'sha256:other' }
    await expect(readWorkbook(bytes, nextYear, sheetViews)).rejects.toThrow(
      'This workbook was exported from “2024”, not from “2099”',
    )
    const { problems, changed } = await readWorkbook(bytes, { ...bundle, digest: 'sha256:other' }, sheetViews)
    expect([problems.map(({ code }) => code), changed]).toEqual([['other-version'], []])
  })

  test('and has lost what was exported, keeps what is in another unit than here to itself', async () => {
    const bytes = await edited(await write(sample('eligible')), '一、基本情况', (rows) =>
      rows.map((row) =>
        row[1] === '集群占地面积（平方公里）' ? [row[0], row[1], '亩', ...row.slice(3)] : row,
      ),
    )
    const { answers, problems } = await read(await withoutSheet(bytes, '_formwright'))
    expect(valueAt(answers, '/basic/areaKm2')).toBeUndefined()
    expect(problems.map((problem) => explainSheet(problem, 'zh-CN'))).toContainEqual(
      expect.stringContaining('在这个工作簿里的单位是“亩”，本表的单位是“平方公里”'),
    )
  })

  test('with a row gone, moved, doubled or made up', async () => {
    const rows = (changeRows: (rows: unknown[][]) => unknown[][]) => async () =>
      read(await edited(await write(sample('eligible')), '一、基本情况', changeRows))
    const at = (all: readonly unknown[][]) => all.findIndex(([mark]) => mark === '/basic/areaKm2')
    const gone = await rows((all) => all.filter((_, index) => index !== at(all)))()
    expect([gone.problems.map(({ code }) => code), gone.changed]).toEqual([['row-missing'], []])
    const moved = await rows((all) => [
      ...all.slice(0, 2),
      all[at(all)]!,
      ...all.slice(2).filter((row) => row !== all[at(all)]),
    ])()
    expect([moved.problems, moved.changed]).toEqual([[], []])
    const doubled = await rows((all) => [...all, all[at(all)]!])()
    expect(doubled.problems.map(({ code }) => code)).toEqual(['key-twice'])
    const madeUp = await rows((all) => [...all, ['/__proto__/x', '假的', '', 1]])()
    expect(madeUp.problems.map(({ code }) => code)).toEqual(['key-unknown'])
  })

  test('with a sheet gone is read for the others; with none of them it is refused', async () => {
    const { problems, changed } = await read(
      await withoutSheet(await write(sample('eligible')), '六、开放合作情况'),
    )
    expect([problems.map(({ code, sheet }) => [code, sheet]), changed]).toEqual([
      [['sheet-missing', '六、开放合作情况']],
      [],
    ])
    await expect(
      read(await writeXlsx({ sheets: [{ name: '表1', rows: [['随便', 1]] }] })),
    ).rejects.toMatchObject({ problem: { code: 'not-exported' } })
  })

  test('with formulas gives their results, and without results says so', async () => {
    const bytes = await write(sample('eligible'))
    const formula = await read(
      await edited(bytes, '一、基本情况', '集群占地面积（平方公里）', 0, {
        formula: '40+8',
        formulaResult: 48,
      }),
    )
    expect([formula.problems.map(({ code }) => code), valueAt(formula.answers, '/basic/areaKm2')]).toEqual([
      ['formula'],
      48,
    ])
    expect(explainSheet(formula.problems[0]!, 'zh-CN')).toMatch(/^工作表“一、基本情况” [A-Z]+\d+：/)
  })

  test('with rows added to a list has them, and what the sheet does not show of a row stays', async () => {
    const answers = sample('eligible')
    const bytes = await edited(await write(answers), '标准清单', (rows) =>
      rows.map((row) =>
        row[1] === 29 ? [null, 29, '新标准', 'GB 1', '国家', '2023', '主持', '某公司'] : row,
      ),
    )
    const { answers: back, changed, problems } = await read(bytes)
    expect([problems, changed.map(({ pointer }) => pointer)]).toEqual([[], ['/lists/innovation.standards']])
    const before = valueAt(answers, '/lists/innovation.standards') as Json[]
    expect(valueAt(back, '/lists/innovation.standards')).toEqual([
      ...before,
      { name: '新标准', number: 'GB 1', category: '国家', year: '2023', role: '主持', enterprise: '某公司' },
    ])
  })

  test('with a row of a list taken out keeps whole the rows that moved up', async () => {
    const answers = withValue(
      sample('eligible'),
      ['lists', 'innovation.standards'],
      [
        { name: '甲', number: '1' },
        { name: '乙', number: '2', note: '表里没有这一列' },
      ],
    )
    const { answers: back } = await read(
      await edited(await write(answers), '标准清单', (rows) => rows.filter((row) => row[2] !== '甲')),
    )
    expect(valueAt(back, '/lists/innovation.standards')).toEqual([
      { name: '乙', number: '2', note: '表里没有这一列' },
    ])
  })

  test('with an error in a list leaves what stood there', async () => {
    const answers = withValue(
      sample('eligible'),
      ['lists', 'innovation.standards'],
      [{ name: '甲', number: '1' }],
    )
    const bytes = await edited(await write(answers), '标准清单', (rows) =>
      rows.map((row) => (row[2] === '甲' ? [...row.slice(0, 2), '#REF!', '2'] : row)),
    )
    const { answers: back, problems } = await read(bytes)
    expect(problems.map(({ code }) => code)).toEqual(['cell-error'])
    expect(valueAt(back, '/lists/innovation.standards')).toEqual([{ name: '甲', number: '2' }])
  })

  test('with more rows than a list takes gives as many as it takes and says so', async () => {
    const { answers: back, problems } = await read(
      await edited(await write({}), '标准清单', (rows) => [
        ...rows,
        ...Array.from({ length: 12_000 }, (_, index) => [null, index, `标准${index}`]),
      ]),
    )
    expect(problems.map(({ code, params }) => [code, params?.count])).toEqual([['rows-cut', 12_000]])
    expect(valueAt(back, '/lists/innovation.standards')).toHaveLength(Number(problems[0]!.params!.limit))
  })

  test('and answers that cannot take a value say so, and nothing else is lost', async () => {
    const answers = { basic: { clusterName: '甲', areaKm2: 1 }, leading: [1, 2] }
    const bytes = await edited(await write(answers), '二、主导产业情况', '集群总产值（亿元）', 2, 3)
    const { answers: back, problems } = await read(bytes)
    expect([problems.map(({ code }) => code), back]).toEqual([['not-placed'], answers])
  })

  test('is compared by what values say, not by the order in which a database keeps them', async () => {
    const answers = withValue(
      sample('eligible'),
      ['lists', 'innovation.standards'],
      [{ name: '甲', number: '1' }],
    )
    const imported = await read(
      await edited(await write(answers), '标准清单', (rows) =>
        rows.map((row) => (row[2] === '甲' ? row.map((content) => (content === '1' ? '2' : content)) : row)),
      ),
    )
    const reordered = withValue(answers, ['lists', 'innovation.standards'], [{ number: '1', name: '甲' }])
    expect(changesIn(imported, reordered)).toMatchObject([
      { pointer: '/lists/innovation.standards/0/number', conflict: false },
    ])
  })
})

test.each([
  ['its title', '机械'],
  ['its code', 'machinery'],
  ['its title with spaces around it', ' 机械 '],
  ['its code in wide letters', 'ｍachinery'],
])('an option is read by %s', async (_, written) => {
  const small = (await readForm(fileURLToPath(new URL('../authoring/mistakes/form/2025', import.meta.url))))
    .bundle!
  const bytes = await writeWorkbook(small, sheetViews, { company: { sector: 'textile' } })
  const back = await readWorkbook(await edited(bytes, '一、企业情况', '行业', 0, written), small, sheetViews)
  expect(back.answers).toMatchObject({ company: { sector: 'machinery' } })
})
