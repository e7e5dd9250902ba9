import { readXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import type { Schema } from '@formwright/definition'
import { bundleOf } from '@formwright/definition/testing'
import { sheetViews } from '@formwright/fields/sheets'
import { changesIn, explainSheet, readWorkbook, withChanges, writeWorkbook } from '@formwright/sheets'
import { edited } from './edit-workbook.ts'

const text = (title: string): Schema => ({ type: 'string', title })
const rows = (title: string, properties: Readonly<Record<string, Schema>>): Schema => ({
  type: 'array',
  title,
  items: { type: 'object', properties },
})
const bundle = bundleOf({
  fields: {
    depots: {
      ...rows('场站', {
        address: text('地址'),
        vehicles: rows('车辆', { plate: text('车牌'), checks: rows('检验', { on: text('日期') }) }),
      }),
      'x-id': 'depots',
    },
  },
})
const answers = {
  depots: [
    { address: '东街', vehicles: [{ plate: 'A1', checks: [{ on: '五月' }] }, { plate: 'A2' }] },
    { address: '西街' },
  ],
}

/** The answers after somebody emptied the cells that hold a text, or took its whole line away. */
async function after(content: string, how: 'emptied' | 'gone') {
  const bytes = await writeWorkbook(bundle, sheetViews, answers)
  const { sheets } = await readXlsx(bytes)
  const { name } = sheets.find((sheet) => sheet.rows.some((row) => row.includes(content)))!
  const changed = await edited(bytes, name, (all) =>
    how === 'gone'
      ? all.filter((row) => !row.includes(content))
      : all.map((row) => row.map((one) => (one === content ? null : one))),
  )
  const read = await readWorkbook(changed, bundle, sheetViews, { mayEdit: () => true })
  const changes = changesIn(read, answers).map(({ pointer, after: value }) => [pointer, value] as const)
  return { answers: withChanges(answers, changes) }
}

test('a row whose cells are emptied stays with the rows in it', async () => {
  expect((await after('东街', 'emptied')).answers).toEqual({
    depots: [{ vehicles: answers.depots[0]!.vehicles }, answers.depots[1]],
  })
  expect((await after('A1', 'emptied')).answers).toEqual({
    depots: [
      { address: '东街', vehicles: [{ checks: [{ on: '五月' }] }, { plate: 'A2' }] },
      answers.depots[1],
    ],
  })
})

test('a row without rows in it is gone with its cells, and so is a line that is taken away', async () => {
  expect((await after('西街', 'emptied')).answers).toEqual({ depots: [answers.depots[0]] })
  expect((await after('东街', 'gone')).answers).toEqual({ depots: [answers.depots[1]] })
})

describe('rows of two columns, in lines that keep or lose the numbers printed before them', () => {
  const yard = (address: string, ...plates: string[]) => ({
    address,
    ...(plates.length > 0 ? { vehicles: plates.map((plate) => ({ plate })) } : {}),
  })
  const three = { depots: [yard('东街', 'A1'), yard('西街', 'B1'), yard('南街', 'C1')] }
  type Line = unknown[]

  async function read(change: (lines: unknown[][]) => unknown[][]) {
    const bytes = await writeWorkbook(bundle, sheetViews, three)
    const { sheets } = await readXlsx(bytes)
    const { name } = sheets.find((sheet) => sheet.rows.some((row) => row.includes('西街')))!
    const changed = await edited(bytes, name, (all) => {
      const top = all.findIndex((row) => row.includes('东街'))
      return [...all.slice(0, top), ...change(all.slice(top))]
    })
    const imported = await readWorkbook(changed, bundle, sheetViews, { mayEdit: () => true })
    const told = imported.problems.map((one) => explainSheet(one, 'zh-CN'))
    return { depots: (imported.answers as typeof three).depots, told }
  }
  /** A line with its number, or without. */
  const line = (number: number | null, address: string | null): Line => [null, number, address]

  test('are told by their number where two cells were interchanged', async () => {
    const { depots, told } = await read(([, , third, ...rest]) => [
      line(1, '西街'),
      line(2, '东街'),
      third!,
      ...rest,
    ])
    expect(depots).toEqual([yard('西街', 'A1'), yard('东街', 'B1'), yard('南街', 'C1')])
    expect(told).toEqual([])
  })

  test('are told by their number where one took the content of another, which got a new one', async () => {
    const { depots } = await read(([, , third, ...rest]) => [
      line(1, '西街'),
      line(2, '北街'),
      third!,
      ...rest,
    ])
    expect(depots).toEqual([yard('西街', 'A1'), yard('北街', 'B1'), yard('南街', 'C1')])
  })

  test('are told by what they hold where lines were put in or taken away and numbered anew', async () => {
    const more = ['新街', '东街', '西街', '南街'].map((address, at) => line(at + 1, address))
    expect((await read(() => more)).depots).toEqual([yard('新街'), ...three.depots])
    const fewer = await read(() => [line(1, '西街'), line(2, '南街')])
    expect(fewer.depots).toEqual(three.depots.slice(1))
    expect(fewer.told).toEqual([expect.stringContaining('这一行所属的“1”找不到')])
  })

  test('are told by what they hold where their numbers were cleared, and go with their number', async () => {
    const cleared = await read(() => ['西街', '东街', '南街'].map((address) => line(null, address)))
    expect(cleared.depots).toEqual([three.depots[1], three.depots[0], three.depots[2]])
    const sorted = await read(([first, second, third]) => [second!, first!, third!])
    expect(sorted.depots).toEqual([three.depots[1], three.depots[0], three.depots[2]])
  })

  test('whose line is gone are told with each row that was in them, though its sheet was not changed', async () => {
    const { depots, told } = await read(([, ...rest]) => rest)
    expect(depots).toEqual(three.depots.slice(1))
    expect(told).toEqual([expect.stringMatching(/车辆” C\d+：这一行所属的“1”找不到，没有读入/)])
  })
})
