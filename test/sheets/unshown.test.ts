import { readXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import type { Schema } from '@formwright/definition'
import { bundleOf } from '@formwright/definition/testing'
import { compileForm } from '@formwright/engine'
import { sheetViews } from '@formwright/fields/sheets'
import {
  changesIn,
  explainSheet,
  readWorkbook,
  unshownChanges,
  unshownIn,
  writeWorkbook,
} from '@formwright/sheets'
import { edited } from './edit-workbook.ts'

const text = (title: string): Schema => ({ type: 'string', title })
/** What is asked for with one value of a field only. */
const when = (key: string, value: string, properties: object) => ({
  if: { properties: { [key]: { const: value } }, required: [key] },
  // oxlint-disable-next-line unicorn/no-thenable
  then: { properties },
})
const bundle = bundleOf({
  form: { language: 'en' },
  fields: {
    stay: {
      type: 'object',
      title: 'Stay',
      'x-id': 'stay',
      properties: { kind: { ...text('Kind'), enum: ['home', 'abroad'] } },
      ...when('kind', 'abroad', { country: text('Country') }),
    },
    trips: {
      type: 'array',
      title: 'Trips',
      'x-id': 'trips',
      items: {
        type: 'object',
        properties: { kind: { ...text('By'), enum: ['road', 'rail'] } },
        ...when('kind', 'rail', { train: text('Train') }),
      },
    },
  },
})
const form = compileForm(bundle)
const answers = { stay: { kind: 'home' }, trips: [{ kind: 'road' }] }

/** What is told of a workbook in which somebody changed the sheet that holds a text. */
async function read(sheetWith: string, change: (rows: unknown[][]) => unknown[][]) {
  const bytes = await writeWorkbook(bundle, sheetViews, answers, { applies: form.applies })
  const { sheets } = await readXlsx(bytes)
  const { name } = sheets.find(({ rows }) => rows.some((row) => row.includes(sheetWith)))!
  const imported = await readWorkbook(await edited(bytes, name, change), bundle, sheetViews, {
    mayEdit: () => true,
  })
  const { shown } = form.open(imported.answers)
  const changes = changesIn(imported, answers)
  return {
    told: unshownIn(imported, shown).map((one) => explainSheet(one, 'en')),
    changes: changes.map(({ pointer, after }) => [pointer, after]),
    unshown: [...unshownChanges(form, answers, changes)],
  }
}

const withCountry = (rows: unknown[][]) =>
  rows.map((row) => (row[1] === 2 ? [null, 2, 'country', null, 'text', 'France'] : row))
const withKind = (rows: unknown[][]) => rows.map((row) => row.map((one) => (one === 'home' ? 'abroad' : one)))

test('what a workbook holds for a branch that does not apply is told with its cell, and its change is known', async () => {
  const found = await read('home', withCountry)
  expect(found.told).toEqual([
    expect.stringMatching(/“Stay” F4: “Stay｜Country” is not shown with what is chosen/),
  ])
  expect(found.changes).toEqual([['/stay/country', 'France']])
  expect(found.unshown).toEqual(['/stay/country'])
})

test('what is chosen in the same workbook is shown with it', async () => {
  const both = await read('home', (rows) => withKind(withCountry(rows)))
  expect(both.told).toEqual([])
  expect(both.changes).toHaveLength(2)
  expect(both.unshown).toEqual([])
})

test('so it is in rows', async () => {
  const found = await read('Train', (rows) =>
    rows.map((row) => (row.includes('road') ? Object.assign([...row], { 3: 'G7' }) : row)),
  )
  expect(found.told).toEqual([expect.stringMatching(/ D\d+: “.*” is not shown with what is chosen/)])
})
