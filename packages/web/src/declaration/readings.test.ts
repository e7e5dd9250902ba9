import { expect, test, vi } from 'vitest'
import type { EditionSummary } from '@formwright/api'
import { bundleOf } from '@formwright/definition/testing'
import { compileForm } from '@formwright/engine'
import { readingsOf } from './readings.ts'

const number = { type: 'number', title: 'Turnover' }
const form = compileForm(
  bundleOf({
    years: { report: [2023, 2024] },
    fields: {
      turnover: { type: 'object', title: 'Turnover', 'x-annual': 'report', additionalProperties: number },
    },
  }),
)

vi.mock('./load-form.ts', () => ({ loadForm: () => Promise.resolve(form) }))

test('years that a file names as samples do are those of the form', async () => {
  const edition = { id: 'a', form: 'x', edition: '2024' } as EditionSummary
  const answers = { turnover: { first: 1, last: 2 } }
  expect(await readingsOf({ answers }, edition, [])).toEqual([
    { answers: { turnover: { y2023: 1, y2024: 2 } }, origins: {}, left: [] },
  ])
})
