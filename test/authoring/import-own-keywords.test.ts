import { expect, test } from 'vitest'
import { defaultFieldType, fieldsOf, parseForm, titleOfValue } from '@formwright/definition'
import { compileForm } from '@formwright/engine'
import { fieldTypes } from '@formwright/fields'
import { importSchema } from '../../packages/authoring/src/import/import-schema.ts'
import { lint } from '../../packages/authoring/src/lint/lint.ts'

function bring(properties: object, more: object = {}) {
  const options = { id: 'x', edition: '2026', title: 'X', agency: 'Y', language: 'en', fieldTypes }
  const { files, notes } = importSchema({ type: 'object', properties, ...more }, options)
  const loaded = parseForm(files)
  return {
    bundle: loaded.bundle!,
    notes: notes.map(({ code, pointer }) => `${code} ${pointer}`.trim()),
    errors: lint(loaded, fieldTypes).filter(({ severity }) => severity === 'error'),
  }
}

test.each([
  ['the least of a text', { type: 'string', minimum: 3 }, ['keyword-idle /properties/a/minimum']],
  ['a day that is a number', { type: 'integer', format: 'date' }, ['keyword-idle /properties/a/format']],
  [
    'a condition without consequence',
    { type: 'object', properties: { b: {} }, if: { required: ['b'] } },
    ['keyword-idle /properties/a/if'],
  ],
  [
    'a keyword of ours with another meaning',
    { type: 'number', 'x-decimals': 'two' },
    ['keyword-dropped /properties/a/x-decimals'],
  ],
  ['a unit that nobody knows', { type: 'number', 'x-unit': '€' }, ['unit-own']],
  ['a quotient of such units', { type: 'number', 'x-unit': '€/kWh' }, ['unit-own']],
  [
    'a text that cannot be a unit',
    { type: 'number', 'x-unit': '€//' },
    ['keyword-dropped /properties/a/x-unit'],
  ],
])('%s is imported and lints without errors', (_, a, expected) => {
  const { errors, notes } = bring({ a })
  expect([errors, notes]).toEqual([[], expected])
})

test('units become those of the form, and what a schema says of itself its summary', () => {
  const { bundle } = bring(
    { price: { type: 'number', 'x-unit': '€/kWh' }, sum: { type: 'number', 'x-unit': '€' } },
    { title: 'Tariff', description: 'What a network asks for.' },
  )
  expect(bundle.form).toMatchObject({
    title: 'Tariff',
    summary: 'What a network asks for.',
    units: { '€': {} },
  })
})

test('a unit that its name does not say is printed beside the name', () => {
  const { bundle } = bring({
    sum: { type: 'number', title: '年产值', 'x-unit': '万元' },
    area: { type: 'number', title: '面积（亩）', 'x-unit': '亩' },
  })
  const labels = bundle.paper[0]!.blocks.flatMap(({ rows = [] }) => rows.map(([label]) => label))
  expect(labels).toEqual([{ label: '/sum', unit: true }, { label: '/area' }])
})

test('words and numbers to choose from are shown as choices and stay what they are', () => {
  const { bundle } = bring({ a: { enum: ['small', 1, 2.5, 'large'] }, same: { enum: ['1', 1] } })
  const [field, same] = fieldsOf(bundle)
  expect([field, same].map((one) => defaultFieldType(one!, fieldTypes)?.name)).toEqual([
    'choice',
    'value-tree',
  ])
  expect(titleOfValue(2.5, field!.schema)).toBe('2.5')
  const form = compileForm(bundle)
  const codes = (a: unknown) => form.assess({ a }).findings.map(({ code }) => code)
  expect([codes('small'), codes(1), codes('1'), codes(3)]).toEqual([[], [], ['choice'], ['choice']])
})
