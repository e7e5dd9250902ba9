import { expect, test } from 'vitest'
import { lint } from '@formwright/authoring'
import { filesOf } from '@formwright/definition/testing'
import { fieldTypes } from '@formwright/fields'
import { withChanges } from '../document/file-edits.ts'
import { modelOf } from '../model/studio-model.ts'
import { giveIds } from './give-ids.ts'

const person = {
  type: 'object',
  title: '人',
  properties: { phone: { type: 'string', title: '电话' } },
}
const form = modelOf(
  filesOf({
    schema: {
      $defs: { person },
      properties: {
        name: { type: 'string', title: '名称' },
        given: { type: 'string', title: '编号', 'x-id': 'number' },
        first: { $ref: '#/$defs/person', title: '甲' },
        second: { $ref: '#/$defs/person', title: '乙' },
      },
    },
  }),
  '2024',
)!

test('fields without an identity get the one that they go by; one that stands for two places gets none', () => {
  const now = modelOf(withChanges(form.files, giveIds(form).changes), '2024')!
  expect(now.fields.map(({ id }) => id)).toEqual(form.fields.map(({ id }) => id))
  expect(now.fields.map(({ schema }) => schema['x-id'])).toEqual(['name', 'number', undefined, undefined])
  expect(lint(now.loaded, fieldTypes).map(({ code }) => code)).not.toContain('duplicate-id')
})
