import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { FormBundle, Json, Schema } from '@formwright/definition'
import { bundleOf } from '@formwright/definition/testing'
import { layOut, textOf } from '@formwright/paper'
import { readWorkbook, writeWorkbook } from '@formwright/sheets'
import { fieldTypes } from './index.ts'
import { paperViews } from './paper.ts'
import { sheetViews } from './sheets.ts'

const here = new URL('./', import.meta.url)
const types = readdirSync(here)
  .filter((name) => existsSync(new URL(`${name}/${name}.cases.json`, here)))
  .map((name) => {
    const cases = JSON.parse(readFileSync(new URL(`${name}/${name}.cases.json`, here), 'utf8'))
    return [name, cases as { accepts: Schema; value: Json; plain: string; paper?: string[] }] as const
  })

/** A list whose rows hold the field, and rows of their own that hold it as well. */
function formOf({ 'x-id': _id, ...schema }: Schema, as: string): FormBundle {
  const row = { type: 'object', properties: { name: { type: 'string', title: '名称' }, v: schema } }
  const blocks = (inner: readonly object[]) => [
    { columns: [40, 80], rows: [[{ label: '/v' }, { field: '/v', as }]] },
    ...inner,
  ]
  return bundleOf({
    part: 'p',
    years: { report: [2021, 2022] },
    fields: {
      list: {
        title: '项目',
        'x-id': 'p.list',
        type: 'array',
        items: {
          ...row,
          properties: { ...row.properties, inner: { title: '子项', type: 'array', items: row } },
        },
      },
    },
    blocks: [{ repeat: '/list', blocks: blocks([{ repeat: '/inner', blocks: blocks([]) }]) }],
  })
}

describe.each(types)('%s in a row, and in a row of a row', (name, { accepts, value, plain, paper }) => {
  const type = fieldTypes.find((one) => one.name === name)!
  const answers = {
    p: {
      list: [
        { name: '甲', v: value, inner: [{ name: '子甲' }, { name: '子乙', v: value }] },
        { name: '乙' },
        { name: '丙', v: value },
      ],
    },
  }

  test.each(type.paper)('is printed as %s for each', (as) => {
    const printed = textOf(layOut(formOf(accepts, as), paperViews, answers))
      .join(' ')
      .replaceAll(',', '')
    const words =
      paper ??
      plain
        .split(/[；、]/)
        .map((word) => word.split('：').at(-1)!)
        .filter((word) => word !== '')
    for (const word of words) expect(printed.split(word).length - 1, word).toBeGreaterThanOrEqual(3)
  })

  test('goes into a workbook and comes back the same', async () => {
    const bundle = formOf(accepts, type.paper[0]!)
    const read = await readWorkbook(await writeWorkbook(bundle, sheetViews, answers), bundle, sheetViews)
    expect({ answers: read.answers, changed: read.changed, problems: read.problems }).toEqual({
      answers,
      changed: [],
      problems: [],
    })
  })
})

test('of an object in a row every member is printed, each below its title', () => {
  const text = { type: 'string' }
  const bundle = bundleOf({
    part: 'part',
    fields: {
      rows: {
        type: 'array',
        title: '单位',
        'x-id': 'rows',
        items: {
          type: 'object',
          properties: {
            contact: {
              type: 'object',
              title: '联系人',
              properties: { name: { ...text, title: '姓名' }, phone: { ...text, title: '手机' } },
            },
          },
        },
      },
    },
    blocks: [{ repeat: '/rows', blocks: [{ columns: [150], rows: [[{ field: '/contact' }]] }] }],
  })
  const answers = { part: { rows: [{ contact: { name: '林一', phone: '13812345678' } }, {}] } }
  const printed = textOf(layOut(bundle, paperViews, answers))
  expect(printed.filter((one) => /姓名|手机/.test(one))).toEqual([
    '姓名：林一',
    '手机：13812345678',
    '姓名：',
    '手机：',
  ])
})
