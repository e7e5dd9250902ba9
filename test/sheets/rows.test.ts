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
    expect(changesIn(imported, { p: { rows: [second] } })).toMatchObject([
      { pointer: '/p/rows', conflict: true },
    ])
    const other = { name: 'Trois', partners: [{ who: 'X' }] }
    expect(changesIn(imported, { p: { rows: [second, other] } })).toMatchObject([
      { pointer: '/p/rows', conflict: true },
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
