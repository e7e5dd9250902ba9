import type { UISchemaElement } from '@jsonforms/core'
import { expect, test } from 'vitest'
import { readsOf } from './reads.ts'

const when = (scope: string) => ({ scope: `#/properties/${scope}`, schema: { const: true } })
const rule = (condition: object) => ({ rule: { effect: 'SHOW', condition } })
const control = (scope: string, more = {}) => ({ type: 'Control', scope: `#/properties/${scope}`, ...more })

test.each([
  ['a control reads its own value', control('a'), '', '/a', []],
  ['in a row, below the row', control('a'), 'rows.2', '/rows/2/a', []],
  ['a layout has none', { type: 'Group', elements: [control('a')] }, '', undefined, []],
  ['conditions are read too', control('a', rule(when('b'))), '', '/a', ['/b']],
  [
    'those inside each other, each once',
    control(
      'a',
      rule({ type: 'AND', conditions: [when('b'), { type: 'OR', conditions: [when('b'), when('c')] }] }),
    ),
    'row.0',
    '/row/0/a',
    ['/row/0/b', '/row/0/c'],
  ],
  [
    'tabs are shown by what holds them',
    {
      type: 'Categorization',
      elements: [
        { type: 'Category', elements: [], ...rule(when('x')) },
        { type: 'Categorization', elements: [{ type: 'Category', elements: [], ...rule(when('y')) }] },
      ],
    },
    '',
    undefined,
    ['/x', '/y'],
  ],
])('%s', (_name, element, path, own, others) => {
  const reads = readsOf(element as unknown as UISchemaElement, path)
  expect(reads.own).toBe(own)
  expect(new Set(reads.others)).toEqual(new Set(others))
})
