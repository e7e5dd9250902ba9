import { expect, test } from 'vitest'
import { fieldsOf, localeOf } from '@formwright/definition'
import { bundleOf, bundleOfFiles, filesOf } from '@formwright/definition/testing'
import { showWorkbook } from '@formwright/sheets'
import { sheetViews } from '../sheets.ts'
import { regionSheet } from './region.sheet.ts'

const regions = {
  levels: [
    { id: 'departement', title: 'Département', places: { 29: 'Finistère', 56: 'Morbihan' } },
    { id: 'ville', title: 'Ville', places: { 291: 'Brest', 292: 'Morbihan' } },
  ],
}
const files = filesOf({
  form: { language: 'fr' },
  fields: { place: { type: 'object', format: 'region', title: 'Lieu' } },
})
const bundle = bundleOfFiles(files.set('regions.json', JSON.stringify(regions)))
const shown = (own: typeof bundle) => JSON.stringify(showWorkbook(own, sheetViews))

test('a workbook names and offers places of the form’s own, in the language of the form', () => {
  expect(shown(bundle)).toContain('Nom (code du lieu), par exemple : Finistère (29)')
  expect(shown(bundle)).toContain('Remplissez les cases blanches')
  const chinese = bundleOf({ fields: { place: { type: 'object', format: 'region', title: '地点' } } })
  expect(shown(chinese)).toContain('某某省（350000）')
})

test.each([
  ['finistère', { code: '29', name: 'Finistère' }],
  ['291', { code: '291', name: 'Brest' }],
  ['Morbihan (56)', { code: '56', name: 'Morbihan' }],
  ['Morbihan', 'Morbihan'],
  ['Rennes', 'Rennes'],
])('%s in a workbook is read as %j', (typed, value) => {
  const [field] = fieldsOf(bundle)
  const block = regionSheet.layOut(field!, localeOf(bundle))
  const cell = block.kind === 'cells' ? block.rows[0]!.cells[0]! : undefined
  expect(cell?.read(typed, undefined)).toEqual(value)
})
