import { expect, test } from 'vitest'
import { parseForm } from '@formwright/definition'
import type { Schema } from '@formwright/definition'
import { filesOf } from '@formwright/definition/testing'
import { fieldTypes } from '@formwright/fields'
import { lint } from '../../packages/authoring/src/lint/lint.ts'

/** What is said of a list that is to be a table, with these members beside a day. */
function problemsOf(properties: Readonly<Record<string, Schema>>, options: object): string[] {
  const day: Schema = { type: 'string', format: 'date', title: '日期' }
  const items: Schema = { type: 'object', properties: { day, ...properties }, additionalProperties: false }
  const files = filesOf({
    part: 'air',
    fields: { list: { title: '记录', 'x-id': 'air.list', type: 'array', items } },
    ui: {
      type: 'VerticalLayout',
      elements: [
        { type: 'Control', scope: '#/properties/list', options: { presentation: 'table', ...options } },
      ],
    },
  })
  return lint(parseForm(files), fieldTypes)
    .filter(({ code }) => code.startsWith('table-'))
    .map(({ code, params }) => [code, params.known ?? []].flat().join(' '))
}

const over: Schema = { type: 'boolean', title: '是否超标' }
const reason: Schema = { type: 'string', title: '原因', 'x-words': 200 }
const level: Schema = { type: 'integer', title: '级别', oneOf: [{ const: 1, title: '一级' }] }

test.each([
  ['yes or no', { over, level }, {}, []],
  ['a text at length', { over, reason }, {}, ['table-of-cards 原因']],
  ['a text at length, as cards', { reason }, { presentation: 'cards' }, []],
  [
    'a layout of one row',
    { over },
    { detail: { type: 'VerticalLayout', elements: [] } },
    ['table-with-detail'],
  ],
])('a table of rows with %s', (_name, properties, options, expected) => {
  expect(problemsOf(properties, options)).toEqual(expected)
})
