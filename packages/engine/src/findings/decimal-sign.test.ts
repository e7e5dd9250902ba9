import { expect, test } from 'vitest'
import { showValue } from './finding.ts'
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
  [1e21, '1000000000000000000000'],
])('%d is shown without an exponent', (value, shown) => {
  expect(showValue(value, { decimalSign: '.' })).toBe(shown)
})
