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

test('data that are no object are no sample of a schema of objects; others stand where the value does', () => {
  const facts = { id: 'form', edition: '1', title: 'Form', agency: 'Agency', fieldTypes }
  const schema = { type: 'object', properties: { company: { type: 'string', title: 'Company' } } }
  const other = importSchema(schema, { ...facts, data: [1] })
  expect(other.notes.map(({ code, file }) => [code, file])).toEqual([['data-other', 'data']])
  expect(other.files.has('1/answers/sample.json')).toBe(false)
  const list = importSchema({ type: 'array', items: { type: 'string' } }, { ...facts, data: ['a'] })
  expect(JSON.parse(list.files.get('1/answers/sample.json')!)).toEqual({ value: ['a'] })
})

test('values of a tuple without a title are numbered after the tuple', () => {
  const schema = {
    type: 'object',
    properties: { pos: { type: 'array', prefixItems: [{ type: 'number' }, true] } },
  }
  const { files } = importSchema(schema, {
    id: 'form',
    edition: '1',
    title: 'Form',
    agency: 'Agency',
    fieldTypes,
  })
  const { properties } = JSON.parse(files.get('1/schema.json')!) as { properties: Record<string, unknown> }
  expect(properties.pos).toMatchObject({
    prefixItems: [{ title: 'Pos 1', type: 'number' }, { title: 'Pos 2' }],
  })
})
