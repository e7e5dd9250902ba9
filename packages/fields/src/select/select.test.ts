import { fieldsOf, localeOf } from '@formwright/definition'
import { bundleOf } from '@formwright/definition/testing'
import { layOut, textOf } from '@formwright/paper'
import { readWorkbook, writeWorkbook } from '@formwright/sheets'
import { expect, test } from 'vitest'
import { fittingItems } from '../screen/picker.tsx'
import { paperViews } from '../paper.ts'
import { sheetViews } from '../sheets.ts'

const options = Array.from({ length: 40 }, (_, index) => ({
  const: `c${index}`,
  title: `第${index}类、其他`,
}))
const bundle = bundleOf({
  fields: {
    fields: {
      type: 'array',
      title: '领域',
      'x-id': 'fields',
      'x-none': true,
      items: { type: 'string', oneOf: options },
    },
  },
  blocks: [{ columns: [40, 80], rows: [[{ label: '/fields' }, { field: '/fields' }]] }],
})

test('several of many options are printed by their titles, and nothing else is', () => {
  const printed = textOf(layOut(bundle, paperViews, { fields: ['c3', 'gone'] }))
  expect(printed).toContain('第3类、其他')
  expect(printed).toContain('gone')
  expect(printed.join()).not.toContain('第4类')
})

test.each([
  [['c3', 'c21']],
  // no option: it comes back as it was, to be found wrong
  [['c3', 'gone']],
  ['无'],
])('go through a workbook as they are: %j', async (value) => {
  const written = await writeWorkbook(bundle, sheetViews, { fields: value })
  const { answers, problems } = await readWorkbook(written, bundle, sheetViews)
  expect({ answers, problems }).toEqual({ answers: { fields: value }, problems: [] })
})

test.each([
  ['第3类、其他\n第21类、其他', ['c3', 'c21']],
  ['c3、c21', ['c3', 'c21']],
  ['C3', ['C3']],
  ['第3类、其他\n第3类、其他', ['c3']],
  ['', undefined],
])('what somebody typed into the cell is read: %j', (typed, value) => {
  const view = sheetViews.fields.find(({ type }) => type.name === 'select')!
  const block = view.layOut(fieldsOf(bundle)[0]!, localeOf(bundle))
  if (block.kind !== 'cells') throw new Error('A select is one cell')
  expect(block.rows[0]!.cells[0]!.read(typed, undefined)).toEqual(value)
})

test('is found by all words of a text, in wide letters and capitals', () => {
  const found = (typed: string) =>
    fittingItems(['1043 Gold', '104 Silver', '２０４ gold'], (one) => one, typed)
  expect(found('gold')).toEqual(['1043 Gold', '２０４ gold'])
  expect(found('104 si')).toEqual(['104 Silver'])
  expect(found('Ｇ 204')).toEqual(['２０４ gold'])
  expect(found(' ')).toHaveLength(3)
})
