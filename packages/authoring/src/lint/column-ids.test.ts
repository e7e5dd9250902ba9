import { expect, test } from 'vitest'
import { parseForm } from '@formwright/definition'
import { fieldTypes } from '@formwright/fields'
import { startForm } from '../start/start-form.ts'
import { lint } from './lint.ts'

test('columns of rows that share an identity are told', () => {
  const files = startForm('x', 2026)
  const schema = JSON.parse(files.get('2026/schema.json')!)
  const column = (id: string) => ({ title: id, type: 'string', 'x-id': 'name' })
  schema.properties.bases = {
    title: '基地',
    type: 'array',
    'x-id': 'bases',
    items: { type: 'object', properties: { one: column('one'), other: column('other') } },
  }
  const all = new Map(files).set('2026/schema.json', JSON.stringify(schema))
  const told = lint(parseForm(all), fieldTypes).filter(({ code }) => code === 'duplicate-id')
  expect(told.map(({ pointer }) => pointer)).toEqual(['/properties/bases/items/properties/other/x-id'])
})
