import { expect, test } from 'vitest'
import { parseForm } from '@formwright/definition'
import { startForm } from '../start/start-form.ts'
import { withLabels } from './labels.ts'

test('a text reads with labels and figures for its placeholders, in the language that it is in', () => {
  const bundle = parseForm(startForm('x', 2026), '2026').bundle!
  expect(withLabels('职工{staff}人，收入至少{params.minIncome}，{rate}%', bundle)).toBe(
    '职工“职工人数”人，收入至少1，…%',
  )
  expect(withLabels('{staff} people', bundle, { language: 'en' })).toBe('“Number of employees” people')
  expect(withLabels('{staff}', bundle)).toBe('“职工人数”')
})
