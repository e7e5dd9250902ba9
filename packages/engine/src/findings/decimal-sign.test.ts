import { expect, test } from 'vitest'
import { showValue } from './finding.ts'
import { localeOf } from '@formwright/definition'
import { bundleOf } from '@formwright/definition/testing'
import { compileForm } from '../compile-form.ts'

test('numbers in messages have the decimal sign of the form, whoever words them', () => {
  const bundle = bundleOf({
    form: { language: 'en', format: { locale: 'de-DE' } },
    fields: {
      a: { title: 'A', type: 'number', 'x-decimals': 1 },
      b: { title: 'B', type: 'number', minimum: 0.5, maximum: 2.5 },
      c: { title: 'C', type: 'number', multipleOf: 0.25 },
      d: { title: 'D', type: 'number' },
    },
    rules: [{ id: 'R-1', check: 'd <= 1', at: '/d', message: '{d} is {fixed(d, 1)}, or {d} of {a}' }],
  })
  const { findings } = compileForm(bundle).assess({ a: 1.25, b: 2.75, c: 0.3, d: 1.44 })
  expect(findings.map(({ message }) => message)).toEqual([
    '“A” may have 1 decimal at most, this is 1,25.',
    '“B” must be between 0,5 and 2,5, this is 2,75.',
    '“C” must be a multiple of 0,25, this is 0,3.',
    '1,44 is 1,4, or 1,44 of 1,25',
  ])
  expect(findings[0]!.values).toMatchObject({ value: 1.25 })
})

test.each([
  [1.5e-7, '0.00000015'],
  [-2.5e-9, '-0.0000000025'],
  [1e21, '1,000,000,000,000,000,000,000'],
  [2024, '2024'],
  [-12345.5, '-12,345.5'],
])('%d is shown without an exponent, long ones in groups of three', (value, shown) => {
  expect(showValue(value, localeOf(bundleOf({ form: { language: 'en' } })))).toBe(shown)
})

test('long numbers of a rule and of its table of eligibility are in groups of three, years are not', () => {
  const said = (format: object) => {
    const bundle = bundleOf({
      form: { language: 'en', format },
      params: { most: { title: 'Most', value: 500000.25, source: 'test' } },
      fields: {
        share: { title: 'Share', type: 'number', maximum: 700000, 'x-unit': '$', 'x-decimals': 2 },
        year: { title: 'Year', type: 'integer' },
      },
      rules: [
        {
          id: 'R-1',
          kind: 'eligibility',
          check: 'share <= params.most',
          at: '/share',
          message:
            '{share} in {year} is more than {fixed(params.most, 2)}, by {fixed(share - params.most, 0)}',
          eligibility: { criterion: 'Share', threshold: '≤ {params.most}', value: '{share}' },
        },
      ],
    })
    const { findings, eligibility } = compileForm(bundle).assess({ share: 1234567.5, year: 2024 })
    return [...findings.map(({ message }) => message), eligibility[0]!.threshold, eligibility[0]!.value]
  }
  expect(said({})).toEqual([
    '“Share” must be at most 700,000, this is 1,234,567.5.',
    '1,234,567.50 in 2024 is more than 500,000.25, by 734,567',
    '≤ 500,000.25',
    '1,234,567.50',
  ])
  expect(said({ grouping: false })[1]).toBe('1234567.50 in 2024 is more than 500000.25, by 734567')
})

test.each([
  ['en', '12,5', 12.5, '“12,5” (commas and spaces may only part groups of three digits)'],
  ['en', '1.234', 1.234, '“1.234” (a number kept as a text)'],
  ['de', '1.234', undefined, '“1.234” (it may be 1234 or 1,234: write it as one of them)'],
  ['de', '1.234,5', 1234.5, '“1.234,5” (a number kept as a text)'],
])('in a form in %s the text %s in a number’s place is mended to %s', (language, text, meant, shown) => {
  const bundle = bundleOf({ form: { language }, fields: { a: { title: 'A', type: 'number' } } })
  const [finding] = compileForm(bundle).assess({ a: text }, { language: 'en' }).findings
  expect(finding!.fix).toEqual(meant === undefined ? undefined : { '/a': meant })
  expect(finding!.message).toContain(shown)
})
