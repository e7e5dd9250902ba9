import { expect, test } from 'vitest'
import { fieldTypes } from '@formwright/fields'
import { importSchema } from './import-schema.ts'

test('what is said of a UI schema does not depend on a title or an agency being written yet', () => {
  const schema = { type: 'object', properties: { company: { type: 'string', title: '企业名称' } } }
  const control = { type: 'Control', scope: '#/properties/company' }
  const ui = { type: 'Categorization', elements: [{ type: 'Category', label: '基本', elements: [control] }] }
  const facts = { id: 'form', edition: '1', title: '', agency: '', ui, fieldTypes }
  const { files, notes } = importSchema(schema, facts)
  expect(notes).toEqual([])
  expect(JSON.stringify(JSON.parse(files.get('1/ui.json')!))).toContain('#/properties/company')
})
