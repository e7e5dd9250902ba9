import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { fieldsOf, localeOf } from '@formwright/definition'
import { bundleOf } from '@formwright/definition/testing'
import { compileForm } from '@formwright/engine'
import { layOut, textOf } from '@formwright/paper'
import { FormView } from '@formwright/renderer'
import { paperViews } from '../paper.ts'
import { valueOfText } from '../grid/cell-value.ts'
import { columnCell } from '../matrix/column-cell.ts'
import { screenViews } from '../screen.ts'
import { choiceCell } from './choice.sheet.ts'
import { choiceType } from './choice.ts'

test.each([
  ['number', [1, 2], 2],
  ['boolean', [true, false], false],
] as const)('a %s whose values have titles is chosen by them', (type, values, chosen) => {
  const oneOf = values.map((value, index) => ({ const: value, title: ['First', 'Second'][index] }))
  const bundle = bundleOf({
    form: { language: 'en' },
    fields: { level: { title: 'Level', type, oneOf } },
    ui: { type: 'VerticalLayout', elements: [{ type: 'Control', scope: '#/properties/level' }] },
    files: {
      'paper.json': {
        heading: { text: 'Form' },
        page: { start: 'new' },
        blocks: [{ columns: [40, 80], rows: [[{ label: '/level' }, { field: '/level' }]] }],
      },
    },
  })
  const form = compileForm(bundle)
  const store = form.open({ level: chosen }, { language: 'en' })
  const html = renderToString(createElement(FormView, { form, store, views: screenViews }))
  expect(html).toMatch(/First<.*Second</)
  expect(html.match(/checked=""/g)).toHaveLength(1)
  expect(textOf(layOut(bundle, paperViews, { level: chosen }))).toEqual(
    expect.arrayContaining(['□\u00A0First', '☑\u00A0Second']),
  )
  const [field] = fieldsOf(bundle)
  expect(choiceType.plain(chosen, field!, localeOf(bundle))).toBe('Second')
  expect(form.assess({ level: chosen }).findings).toEqual([])
  expect(
    form
      .assess({ level: 7 })
      .findings.map(({ message }) => message)
      .join(),
  ).toContain('First, Second')
})

test.each([
  ['number', [1, 2]],
  ['boolean', [true, false]],
] as const)(
  'a workbook, a column of it and a pasted cell show a %s by its title, and take it',
  (type, values) => {
    const [first, second] = values
    const schema = {
      type,
      oneOf: [
        { const: first, title: 'First' },
        { const: second, title: 'Second' },
      ],
    }
    const bundle = bundleOf({ form: { language: 'en' }, fields: { level: { title: 'Level', ...schema } } })
    const locale = localeOf(bundle)
    const [field] = fieldsOf(bundle)
    for (const cell of [choiceCell('/level', schema, locale), columnCell(field!.node, locale)]) {
      expect(cell.choices).toEqual(['First', 'Second'])
      expect(values.map((value) => cell.write(value))).toEqual(['First', 'Second'])
      // by title, as the value itself, and anything else as it was written
      expect(['First', 'Second', second, 'Third'].map((content) => cell.read(content, undefined))).toEqual([
        first,
        second,
        second,
        'Third',
      ])
    }
    // given by file or by a program, the words are the choice that they name, told once
    const [finding, ...further] = compileForm(bundle).assess({ level: 'Second' }).findings
    expect(finding).toMatchObject({ code: 'choice', fix: { '/level': second } })
    expect(further).toEqual([])
    expect(valueOfText(' third ', schema, locale)).toBe('third')
    expect(valueOfText('Second', schema, locale)).toBe(second)
  },
)

test('values of any kind that a schema names are chosen, printed and read from a workbook by their titles', () => {
  const columns = [
    { const: { lat: 0, lon: 0 }, title: 'Null Island' },
    { const: { lat: 53.3, lon: -6.2 }, title: 'Dublin' },
  ]
  const mixed = ['all', 1, true, { a: 'x' }, null]
  const bundle = bundleOf({
    form: { language: 'en' },
    fields: { origin: { title: 'Origin', oneOf: columns }, scope: { title: 'Scope', enum: mixed } },
    ui: {
      type: 'VerticalLayout',
      elements: ['origin', 'scope'].map((key) => ({ type: 'Control', scope: `#/properties/${key}` })),
    },
    files: {
      'paper.json': {
        heading: { text: 'Form' },
        page: { start: 'new' },
        blocks: [
          {
            columns: [40, 80],
            rows: [
              [{ label: '/origin' }, { field: '/origin' }],
              [{ label: '/scope' }, { field: '/scope' }],
            ],
          },
        ],
      },
    },
  })
  const form = compileForm(bundle)
  const answers = { origin: { lon: -6.2, lat: 53.3 }, scope: { a: 'x' } }
  const html = renderToString(
    createElement(FormView, { form, store: form.open(answers, { language: 'en' }), views: screenViews }),
  )
  expect(html).toMatch(/Null Island<.*Dublin<.*all<.*1<.*Yes<.*a: x</)
  expect(html.match(/checked=""/g)).toHaveLength(2)
  expect(textOf(layOut(bundle, paperViews, answers))).toEqual(
    expect.arrayContaining(['□\u00A0Null Island', '☑\u00A0Dublin', '☑\u00A0a: x']),
  )
  const cell = choiceCell('/origin', { oneOf: columns }, localeOf(bundle))
  expect([cell.choices, cell.write(answers.origin), cell.read('Null Island', undefined)]).toEqual([
    ['Null Island', 'Dublin'],
    'Dublin',
    columns[0]!.const,
  ])
  expect(form.assess(answers).findings).toEqual([])
  expect(form.assess({ scope: 2 }).findings[0]!.message).toContain('a: x')
})
