import { expect, test } from 'vitest'
import { localeOf } from '../locale/form-locale.ts'
import { bundleOf } from '../testing/index.ts'
import { cellText } from './cell-text.ts'

test('a day among other kinds of values is written as a day', () => {
  const locale = localeOf(bundleOf({ form: { language: 'en' }, fields: {} }), 'en')
  const schema = { anyOf: [{ type: 'integer' }, { type: 'string', format: 'date' }, { type: 'string' }] }
  expect(
    ['2020-12-01', '2020-13-01', 'spring', 1999].map((value) => cellText(value, schema, locale)),
  ).toEqual(['December 1, 2020', '2020-13-01', 'spring', '1999'])
})
