import { expect, test } from 'vitest'
import { explain, parseForm } from '@formwright/definition'
import { filesOf } from '@formwright/definition/testing'
import { lint } from './lint.ts'

/** What is told of the words around an amount of thousands of euros. */
function told(message: string): string[] {
  const files = filesOf({
    form: { language: 'en', units: { '€': {}, '€k': { of: '€', factor: 1000 } } },
    fields: { income: { type: 'number', title: 'Income (€k)', 'x-unit': '€k' } },
    params: { least: { title: 'Least income', value: 5, unit: '€k', source: 'Notice' } },
    part: 'p',
    rules: [{ id: 'A-1', check: 'p.income >= params.least', at: '/p/income', message }],
  })
  return lint(parseForm(files), [])
    .filter(({ code }) => code === 'message-unit')
    .map((problem) => explain(problem, 'en').says)
}

test.each([
  ['At least €{params.least}k is needed.', undefined],
  ['At least {params.least} thousand euros are needed.', undefined],
  ['€{p.income}k is less than €{params.least} thousand.', undefined],
  ['At least {params.least} million euros are needed.', 'million'],
  ['At least £{params.least}k is needed.', '£'],
  ['At least €{params.least} is needed.', '€'],
])('“%s”: %s', (message, written) => {
  expect(told(message)).toEqual(
    written === undefined ? [] : [`The unit of “{params.least}” is €k, and ${written} stands beside it`],
  )
})
