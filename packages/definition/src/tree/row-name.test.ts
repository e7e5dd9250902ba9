import { expect, test } from 'vitest'
import { localeOf } from '../locale/form-locale.ts'
import { bundleOf } from '../testing/index.ts'
import { rowsAround } from './rows-around.ts'
import { treeOf } from './tree.ts'

const text = { type: 'string', title: 'Name' }
const port = {
  oneOf: [
    { type: 'object', required: ['where'], properties: { where: { const: 'eu' }, code: text } },
    { type: 'object', required: ['where'], properties: { where: { const: 'other' }, name: text } },
  ],
}
const bundle = bundleOf({
  form: { language: 'en' },
  files: { 'texts/de.json': { language: 'de', texts: { Paper: 'Aufsatz', Year: 'Jahr' } } },
  fields: {
    ports: { type: 'array', items: port },
    outputs: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          kind: { type: 'string', oneOf: [{ const: 'p', title: 'Paper' }] },
          on: { type: 'string', format: 'date' },
          year: { type: 'integer', title: 'Year' },
          mass: { type: 'number', title: 'Mass' },
          by: { type: 'object', title: 'By', properties: { name: text } },
        },
      },
    },
    series: {
      type: 'array',
      prefixItems: [text],
      items: { type: 'array', prefixItems: [{ type: 'boolean' }, text], items: { type: 'number' } },
    },
  },
})

const namesOf = (answers: object, pointer: string, language = 'en') =>
  rowsAround(treeOf(bundle), pointer, answers, localeOf(bundle, language)).map(({ name }) => name)

test('a row is named by what is filled in in the alternative that it is of', () => {
  const ports = [{ where: 'eu', code: 'DEHAM', name: 'kept' }, { where: 'other', name: 'Oslo' }, {}]
  expect(ports.map((_, index) => namesOf({ ports }, `/ports/${index}/code`)[0])).toEqual([
    'DEHAM',
    'Oslo',
    '',
  ])
})

test('a row without a text is named by an option, a day, a group in it or a whole number', () => {
  const named = (row: object, language?: string) =>
    namesOf({ outputs: [row] }, '/outputs/0/mass', language)[0]
  expect(named({ kind: 'p', on: '2026-03-01', by: { name: 'Li' } })).toBe('Paper')
  expect(named({ kind: 'p' }, 'de')).toBe('Aufsatz')
  expect(named({ on: '2026-03-01', by: { name: 'Li' } })).toBe('March 1, 2026')
  expect(named({ year: 2024, by: { name: 'Li' } })).toBe('Li')
  expect(named({ year: 2024, mass: 3.5 })).toBe('Year 2024')
  expect(named({ year: 2024 }, 'de')).toBe('Jahr 2024')
  expect(named({ mass: 3.5 })).toBe('')
})

test('a row behind the positions of a list is named by its own', () => {
  expect(namesOf({ series: ['A', [true, 'first', 5]] }, '/series/1/0')).toEqual(['first'])
})
