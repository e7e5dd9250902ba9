import { readXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import type { Schema } from '@formwright/definition'
import { bundleOf } from '@formwright/definition/testing'
import { sheetViews } from '@formwright/fields/sheets'
import { changesIn, readWorkbook, withChanges, writeWorkbook } from '@formwright/sheets'
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
