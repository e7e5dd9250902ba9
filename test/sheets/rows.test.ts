import { readXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import type { Json } from '@formwright/definition'
import { bundleOf } from '@formwright/definition/testing'
import { compileForm } from '@formwright/engine'
import { sheetViews } from '@formwright/fields/sheets'
import { changesIn, explainSheet, readWorkbook, refusedIn, writeWorkbook } from '@formwright/sheets'
import { edited } from './edit-workbook.ts'

const text = (title: string) => ({ type: 'string', title })
const bundle = (language: 'zh-CN' | 'fr') =>
  bundleOf({
    part: 'p',
    form: { language },
    fields: {
      ticks: {
        type: 'array',
        title: 'Aides',
        'x-id': 'p.ticks',
        uniqueItems: true,
        items: {
          oneOf: [
            { const: 'a', title: 'Prêt' },
            { const: 'b', title: 'Don' },
          ],
        },
      },
      rows: {
        type: 'array',
        title: 'Projets',
        'x-id': 'p.rows',
        items: {
          type: 'object',
          properties: {
            name: text('Nom'),
            partners: {
              type: 'array',
              title: 'Partenaires',
              items: {
                type: 'object',
                properties: { who: text('Qui'), day: { type: 'string', format: 'date', title: 'Jour' } },
              },
            },
          },
        },
      },
    },
    blocks: [{ columns: [180], rows: [[{ field: '/ticks' }]] }],
  })

const answers = {
  p: {
    rows: [
      { name: 'Un', partners: [{ who: 'A' }, { who: 'B', day: '2026-01-02' }] },
      { name: 'Deux', partners: [{ who: 'C', day: '2026-03-01' }] },
    ],
  },
}

type Rows = unknown[][]

async function changedIn(language: 'zh-CN' | 'fr', sheet: string, change: (rows: Rows) => Rows) {
  const form = bundle(language)
  const name = (await readXlsx(await writeWorkbook(form, sheetViews, answers))).sheets.find((one) =>
    one.name.includes(sheet),
  )!.name
  const bytes = await edited(await writeWorkbook(form, sheetViews, answers), name, change)
  const imported = await readWorkbook(bytes, form, sheetViews)
  const found = compileForm(form).assess(imported.answers).findings
  const told = [...imported.problems, ...refusedIn(imported, found)].map((one) => explainSheet(one, 'en'))
  return { imported, told }
}

/** The row that holds a text, with another text in the place of one of its cells. */
const replaced = (rows: Rows, of: string, was: string, is: string) =>
  rows.map((row) => (row.includes(of) ? row.map((cell) => (cell === was ? is : cell)) : row))

describe('rows of a workbook', () => {
  test('change cell by cell, in rows of rows as well, and what cannot stand is told with its cell', async () => {
    const { imported, told } = await changedIn('fr', 'Partenaires', (rows) =>
      rows.map((row) => (row.includes('A') ? [...row.slice(0, 4), '31/31/2026'] : row)),
    )
    expect(changesIn(imported, answers)).toMatchObject([
      { pointer: '/p/rows/0/partners/0/day', before: undefined, after: '31/31/2026' },
    ])
    expect(told).toHaveLength(1)
    expect(told[0]).toMatch(/Partenaires” E\d+: .*31\/31\/2026/)
  })

  test('of a list that has other rows by now are one change', async () => {
    const { imported } = await changedIn('fr', 'Partenaires', (rows) => replaced(rows, 'C', 'C', 'D'))
    const [, second] = answers.p.rows
    expect(changesIn(imported, answers)).toMatchObject([{ pointer: '/p/rows/1/partners/0/who' }])
    // somebody changed something beside it
    const beside = { p: { rows: [answers.p.rows[0], { ...second, name: 'Autre' }] } }
    expect(changesIn(imported, beside)).toMatchObject([
      { pointer: '/p/rows/1/partners/0/who', before: 'C', after: 'D', conflict: false },
    ])
    // somebody deleted the first row: the second place is another row's, or none
    const after = { ...second, partners: [{ ...second!.partners[0], who: 'D' }] }
    expect(changesIn(imported, { p: { rows: [second] } })).toMatchObject([
      { pointer: '/p/rows', after: [after], conflict: false },
    ])
    const other = { name: 'Trois', partners: [{ who: 'X' }] }
    expect(changesIn(imported, { p: { rows: [second, other] } })).toMatchObject([
      { pointer: '/p/rows', after: [after, other], conflict: false },
    ])
  })

  test('that are new there come with all that stands in them, beside what was changed here', async () => {
    const { imported } = await changedIn('fr', 'Partenaires', (rows) => replaced(rows, 'A', 'A', 'Aa'))
    const added = { name: 'Neuf', partners: [{ who: 'N' }] }
    const [first, second] = (imported.answers as unknown as typeof answers).p.rows
    const filled = { ...imported, answers: { p: { rows: [first, second, added] } } as Json }
    const places = ['/p/rows/0/partners/0/who', '/p/rows/2/partners', '/p/rows'].map((pointer) => ({
      pointer,
      label: '',
    }))
    const told = (current: unknown) => changesIn({ ...filled, changed: places }, current)
    expect(told(answers)).toMatchObject([
      { pointer: '/p/rows', after: [first, second, added], conflict: false },
    ])
    // the name of the first was changed here, its partner there
    const here = { ...answers.p.rows[0], name: 'Ici' }
    expect(told({ p: { rows: [here, second] } })).toMatchObject([
      { pointer: '/p/rows', after: [{ ...first, name: 'Ici' }, second, added], conflict: false },
    ])
    // both changed the partner: what is new there is new all the same
    const both = { ...answers.p.rows[0], partners: [{ ...first!.partners[0], who: 'Bb' }] }
    expect(told({ p: { rows: [both, second] } })).toMatchObject([
      { pointer: '/p/rows', after: [first, second, added], conflict: true },
    ])
  })

  test('do not change the row that came into the place of another', async () => {
    const [first, second] = answers.p.rows
    const { imported } = await changedIn('fr', 'Projets', (rows) => replaced(rows, 'Un', 'Un', 'Uni'))
    expect(changesIn(imported, answers)).toMatchObject([{ pointer: '/p/rows/0/name', after: 'Uni' }])
    // the first was deleted and another added: the second stands first now, and has half of what the first had
    const like = { ...second, partners: first!.partners }
    const moved = { p: { rows: [like, { name: 'Trois', partners: first!.partners }] } }
    expect(changesIn({ ...imported, base: { p: { rows: [first!, like] } } as Json }, moved)).toMatchObject([
      { pointer: '/p/rows', conflict: true },
    ])
  })

  test('that name no row above them are told with their cell, and the others are read', async () => {
    const { imported, told } = await changedIn('fr', 'Partenaires', (rows) =>
      replaced(replaced(rows, 'C', '2', '9.9'), 'A', 'A', 'AA'),
    )
    expect(told).toEqual([
      expect.stringMatching(
        /Partenaires” C\d+: There is no “9\.9” that this row belongs to; it was not read/,
      ),
    ])
    expect(imported.answers).toMatchObject({ p: { rows: [{ partners: [{ who: 'AA' }, { who: 'B' }] }, {}] } })
  })
})

test.each([
  ['fr', 'x', ['b'], 0],
  ['fr', '×', ['b'], 0],
  ['fr', 'Oui', ['b'], 0],
  ['fr', 'no', undefined, 0],
  ['zh-CN', '√', ['b'], 0],
  ['zh-CN', 'x', undefined, 1],
  ['zh-CN', '否', undefined, 0],
] as const)('in a form in %s “%s” in the cell of a tick means %j', async (language, mark, ticks, told) => {
  const found = await changedIn(language, '一', (rows) =>
    rows.map((row) =>
      typeof row[1] === 'string' && row[1].includes('Don')
        ? [...row.slice(0, 3), mark, ...row.slice(4)]
        : row,
    ),
  )
  expect((found.imported.answers as { p: { ticks?: unknown } }).p.ticks).toEqual(ticks)
  expect(found.told).toHaveLength(told)
})

test('what an alternative asks for is not starred in the head of its column; a position is called by its title', async () => {
  const way = (mode: string, key: string) => ({
    type: 'object',
    properties: { mode: { const: mode, title: '方式' }, [key]: text(key) },
    required: ['mode', key],
  })
  const form = bundleOf({
    fields: {
      legs: { type: 'array', title: '行程', items: { oneOf: [way('road', '车牌'), way('rail', '车次')] } },
      list: {
        type: 'array',
        title: '宗地',
        items: {
          type: 'object',
          properties: {
            code: text('编号'),
            at: { type: 'array', title: '位置', prefixItems: [{ type: 'number', title: '经度' }] },
          },
          required: ['code'],
        },
      },
    },
  })
  const written = await writeWorkbook(form, sheetViews, { list: [{ code: 'A', at: [118] }] })
  const { sheets } = await readXlsx(written)
  const words = sheets.flatMap(({ rows }) => rows.flat())
  expect(words).toEqual(expect.arrayContaining(['车牌', '车次', '编号*', '1 / 位置 / 经度']))
})

describe('rows with keys, and rows in them', () => {
  const keyed = (pattern: string) => ({ ...text('编号'), 'x-key': pattern })
  const listOf = (title: string, properties: object) => ({
    type: 'array',
    title,
    items: { type: 'object', properties },
  })
  const any = { type: 'array', title: '其他' }
  const project = bundleOf({
    form: {
      roles: { a: { title: '甲' }, b: { title: '乙' } },
      workflow: {
        start: 'draft',
        states: {
          draft: {
            title: '状态',
            read: ['a', 'b'],
            next: {},
            edit: { a: ['/topics', '/first', '/next', '/shares'] },
            transitions: [],
          },
        },
      },
    } as never,
    fields: {
      first: { ...text('先做的课题'), 'x-ref': { list: '/topics' } },
      next: { type: 'array', title: '后做的课题', items: text(''), 'x-ref': { list: '/topics' } },
      topics: listOf('课题', {
        key: keyed('K0'),
        name: text('名称'),
        note: text('说明'),
        people: listOf('人员', {
          key: keyed('M00'),
          who: text('姓名'),
          tasks: listOf('任务', { what: text('内容') }),
        }),
        lead: { ...text('负责人'), 'x-ref': { list: '/topics/*/people' } },
        steps: listOf('节点', { title: text('标题'), any, targets: listOf('指标', { what: text('内容') }) }),
        total: { type: 'number', title: '合计', readOnly: true },
      }),
      shares: {
        type: 'object',
        title: '份额',
        'x-id': 'shares',
        'x-ref': { list: '/topics' },
        additionalProperties: {
          type: 'object',
          properties: {
            own: { type: 'number', title: '自筹' },
            all: { type: 'number', title: '全部', readOnly: true },
          },
        },
      },
      opinion: text('审核意见'),
      visits: listOf('核查', { day: text('日期') }),
    },
  })
  const step = (title: string) => ({ title, any: [title], targets: [{ what: `${title}-1` }] })
  const held = {
    first: 'K2',
    topics: [
      { key: 'K1', name: '甲', note: '子', steps: [step('a'), step('b')], total: 3 },
      { key: 'K2', name: '乙', note: '丑', steps: [step('c')], total: 4 },
    ],
    shares: { K1: { own: 1, all: 1 }, K2: { own: 2, all: 2 } },
  }
  const readAfter = async (
    ...changes: readonly (readonly [sheet: string, change: (rows: Rows) => Rows])[]
  ) => {
    let bytes = await writeWorkbook(project, sheetViews, held)
    for (const [sheet, change] of changes) bytes = await edited(bytes, sheet, change)
    return readWorkbook(bytes, project, sheetViews)
  }
  /** The rows of a sheet below its heads, changed; the first two cells of each are the mark and the number. */
  const below = (change: (rows: Rows) => Rows) => (rows: Rows) => [
    ...rows.slice(0, 2),
    ...change(rows.slice(2)),
  ]
  const told = ({ problems }: Awaited<ReturnType<typeof readAfter>>) =>
    problems.map((problem) => explainSheet(problem, 'zh-CN'))

  test('a row that is changed where others are put in goes on being what it was, and rows in it stay with it', async () => {
    const topics = below((rows) => [
      [null, null, null, '新', '寅'],
      rows[1]!.map((cell, at) => (at === 3 ? '乙二' : cell)),
      ...rows.filter((_, index) => index !== 1),
    ])
    const steps = below((rows) => [...rows.slice(0, 3), [null, null, 2, 'd'], [null, null, 'K1', 'e']])
    const read = await readAfter(['课题', topics], ['课题-节点', steps])
    expect(read.answers).toMatchObject({
      topics: [
        { name: '新', note: '寅' },
        { key: 'K2', name: '乙二', steps: [step('c'), { title: 'd' }], total: 4 },
        { key: 'K1', name: '甲', steps: [step('a'), step('b'), { title: 'e' }], total: 3 },
      ],
    })
    expect((read.answers as { topics: object[] }).topics[0]).not.toHaveProperty('steps')
  })

  test('a row that goes to another keeps what no column shows, and the number that its own rows name', async () => {
    const moved = below((rows) =>
      rows.map((row) => (row[3] === 'b' ? row.map((cell, at) => (at === 2 ? 2 : cell)) : row)),
    )
    const targets = below((rows) => [
      ...rows.slice(0, 3),
      [null, null, '1.1', 'a-2'],
      [null, null, '2.1', 'c-2'],
    ])
    const read = await readAfter(['课题-节点', moved], ['课题-节点-指标', targets])
    const a = { ...step('a'), targets: [{ what: 'a-1' }, { what: 'a-2' }] }
    const c = { ...step('c'), targets: [{ what: 'c-1' }, { what: 'c-2' }] }
    expect(read.answers).toMatchObject({
      topics: [{ steps: [a] }, { steps: [expect.anything(), expect.anything()] }],
    })
    const [, { steps }] = (read.answers as typeof held).topics as [unknown, (typeof held.topics)[number]]
    expect(steps).toEqual(expect.arrayContaining([step('b'), c]))
  })

  test('rows of a list in each row are picked from a drop-down; what a cell has several of is not lost to a pick', async () => {
    const people = (...names: string[]) => names.map((who, index) => ({ key: `M0${index + 1}`, who }))
    const topics = [
      { ...held.topics[0]!, people: people('张', '李'), lead: 'M02' },
      { ...held.topics[1]!, people: people('王'), lead: 'M01' },
    ]
    const { sheets } = await readXlsx(
      await writeWorkbook(project, sheetViews, { ...held, topics, next: ['K1', 'K2'] }),
      { readStyles: true },
    )
    const offered = sheets.find(({ name }) => name === '选项')!.rows
    const list = sheets.find(({ name }) => name === '课题')!
    const at = list.rows[1]!.indexOf('负责人')
    expect([list.rows[2]![at], list.rows[3]![at]]).toEqual(['M02 李', 'M01 王'])
    expect(offered.flat()).toEqual(expect.arrayContaining(['M01', 'M02 李']))
    const main = sheets.find(({ name }) => name === project.parts[0]!.title)!
    const y = main.rows.findIndex((row) => row[1] === '后做的课题')
    expect(main.rows[y]![3]).toBe('K1 甲\nK2 乙')
    expect(main.dataValidations?.map(({ range }) => range)).not.toContain(`D${y + 1}`)
    const blank = await readXlsx(await writeWorkbook(project, sheetViews, held), { readStyles: true })
    const own = blank.sheets.find(({ name }) => name === main.name)!
    expect(own.dataValidations).toContainEqual(
      expect.objectContaining({
        range: `D${y + 1}`,
        inputMessage: expect.stringContaining('各占一行') as string,
      }),
    )
  })

  test('a row that is new in the workbook is named by what it is called, before it has a key', async () => {
    const read = await readAfter(
      [
        project.parts[0]!.title,
        (rows) => rows.map((row) => (row[1] === '先做的课题' ? [...row.slice(0, 3), '丙'] : row)),
      ],
      ['课题', below((rows) => [...rows.slice(0, 2), [null, 3, null, '丙'], [null, 4, null, '丁']])],
      ['课题-节点', below((rows) => [...rows.slice(0, 3), [null, null, '丙', 'f']])],
      ['份额', below((rows) => [...rows.slice(0, 2), [null, 3, '丁', 6]])],
    )
    expect(read.problems).toEqual([expect.objectContaining({ code: 'row-unplaced' })])
    expect(read.answers).toMatchObject({
      first: 'K3',
      topics: [{ key: 'K1' }, { key: 'K2' }, { key: 'K3', name: '丙' }, { key: 'K4', name: '丁' }],
      shares: { K1: { own: 1 }, K2: { own: 2 }, K4: { own: 6 } },
    })
  })

  test('what the form or somebody else fills in is told with its cell and not taken', async () => {
    const result = await readAfter(
      [
        '课题',
        below((rows) =>
          rows.map((row, at) => (at === 0 ? row.map((cell, x) => (x === 6 ? 99 : cell)) : row)),
        ),
      ],
      ['份额', below((rows) => rows.map((row) => (row[2] === 'K1 甲' ? [...row.slice(0, 3), 7, 8] : row)))],
      ['核查', below(() => [[null, 1, '2026-01-02']])],
      [
        project.parts[0]!.title,
        (rows) => rows.map((row) => (row[1] === '审核意见' ? [...row.slice(0, 3), '同意'] : row)),
      ],
    )
    expect(result.answers).toEqual({ ...held, shares: { ...held.shares, K1: { own: 7, all: 1 } } })
    expect(told(result)).toEqual([
      expect.stringContaining('“审核意见”不由填报人填写（或现在不能改），文件中的“同意”没有采用'),
      expect.stringContaining('“合计｜K1”由本表自动计算，文件中的“99”没有采用'),
      expect.stringContaining('“全部｜K1 甲”由本表自动计算，文件中的“8”没有采用'),
      expect.stringContaining('“核查”不由填报人填写（或现在不能改），文件中的“…”没有采用'),
    ])
    const all = await readWorkbook(
      await edited(
        await writeWorkbook(project, sheetViews, held),
        '核查',
        below(() => [[null, 1, '2026-01-02']]),
      ),
      project,
      sheetViews,
      { mayEdit: () => true },
    )
    expect(all.answers).toMatchObject({ visits: [{ day: '2026-01-02' }] })
  })

  const withCell = (of: string, at: number, is: unknown) => (rows: Rows) =>
    rows.map((row) => (row.includes(of) ? row.map((cell, x) => (x === at ? is : cell)) : row))
  const topicsOf = ({ answers: read }: Awaited<ReturnType<typeof readAfter>>) =>
    (read as { topics: Partial<(typeof held.topics)[number]>[] }).topics.map(({ name, steps = [] }) => [
      name,
      ...steps.map(({ title, any: rest = [] }) => `${title} ${rest[0]}`),
    ])

  test.each<[title: string, topics: (rows: Rows) => Rows, expected: unknown[][], told: number]>([
    [
      'a row that is taken away leaves its rows to no other',
      (rows) => rows.filter((row) => row[3] !== '甲'),
      [['乙', 'c cc']],
      // two rows, a value of each and a row in each of two
      6,
    ],
    [
      'a copy above a row takes none of its rows',
      (rows) => [
        rows[0]!.map((cell, at) => (at === 2 || at === 4 ? (at === 4 ? '新' : null) : cell)),
        ...rows,
      ],
      [['甲'], ['甲', 'a a', 'bb b'], ['乙', 'c cc']],
      0,
    ],
    [
      'rows that are sorted beside their numbers keep their rows',
      (rows) => [[null, 1, ...rows[1]!.slice(2)], [null, 2, ...rows[0]!.slice(2)], ...rows.slice(2)],
      [
        ['乙', 'c cc'],
        ['甲', 'a a', 'bb b'],
      ],
      0,
    ],
  ])('%s, when sheets of what is in it are changed', async (_title, topics, expected, problems) => {
    const read = await readAfter(
      ['课题', below(topics)],
      ['课题-节点', withCell('b', 3, 'bb')],
      ['课题：其他', withCell('c', 5, 'cc')],
    )
    expect(topicsOf(read)).toEqual(expected)
    // the list is one change: a place in it is another row's in what there is now
    expect(changesIn(read, held)).toMatchObject([{ pointer: '/topics' }])
    expect(read.problems.filter(({ code }) => code === 'row-unplaced')).toHaveLength(problems)
  })

  test('a row that shows nothing keeps the rows in it, and rows that are the same are told by their numbers', async () => {
    const twins = { ...held, topics: [{ steps: [step('a')] }, { steps: [step('b')] }, ...held.topics] }
    const written = await writeWorkbook(project, sheetViews, twins)
    const changed = await edited(written, '课题', below(withCell('乙', 4, '丑丑')))
    const { answers: read } = await readWorkbook(changed, project, sheetViews)
    expect(read).toEqual({
      ...twins,
      topics: [...twins.topics.slice(0, 3), { ...held.topics[1], note: '丑丑' }],
    })
    const fewer = await edited(
      written,
      '课题',
      below((rows) => rows.slice(1)),
    )
    expect((await readWorkbook(fewer, project, sheetViews)).answers).toMatchObject({
      topics: twins.topics.slice(1),
    })
  })

  test('a row that is put in where another is taken away has nothing of that', async () => {
    const steps = below((rows) => [...rows.filter((row) => row[3] !== 'a'), [null, null, 1, 'new']])
    const topics = below((rows) => [[null, null, null, '新'], ...rows.filter((row) => row[3] !== '乙')])
    const read = await readAfter(['课题', topics], ['课题-节点', steps])
    expect(topicsOf(read)).toEqual([['新'], ['甲', 'b b', 'new undefined']])
    expect(told(read)).toEqual(
      ['2', '1.1', '2.1'].map((number) => expect.stringContaining(`这一行所属的“${number}”找不到`)),
    )
  })

  test('rows in rows may be named by key where nothing else is changed of them', async () => {
    const people = [{ key: 'M01', who: '张' }]
    const written = await writeWorkbook(project, sheetViews, { topics: [{ ...held.topics[0]!, people }] })
    const bytes = await edited(
      written,
      '课题-人员-任务',
      below(() => [[null, null, 'M01', '查']]),
    )
    const read = await readWorkbook(bytes, project, sheetViews)
    expect(read.problems).toEqual([])
    expect(read.answers).toMatchObject({ topics: [{ people: [{ ...people[0]!, tasks: [{ what: '查' }] }] }] })
  })

  test('a second line for the same row is told and not taken', async () => {
    const read = await readAfter(['份额', below((rows) => [...rows.slice(0, 2), [null, 3, 'K1 甲', 7]])])
    expect(read.answers).toEqual(held)
    expect(told(read)).toEqual([expect.stringMatching(/^工作表“份额” C5：“K1 甲”不止一行/)])
  })

  test('a list that is another one altogether is read in no time', async () => {
    const topics = Array.from({ length: 3000 }, (_, at) => ({ name: `甲${at}`, note: `子${at}` }))
    const bytes = await edited(
      await writeWorkbook(project, sheetViews, { topics }),
      '课题',
      below(() => topics.map((_, at) => [null, null, null, `乙${at}`, `丑${at}`])),
    )
    const start = performance.now()
    const read = await readWorkbook(bytes, project, sheetViews)
    expect((read.answers as { topics: unknown[] }).topics).toHaveLength(3000)
    expect(performance.now() - start).toBeLessThan(8000)
  })
})
