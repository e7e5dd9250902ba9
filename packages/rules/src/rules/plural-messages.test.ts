import { expect, test } from 'vitest'
import { bundleOf } from '@formwright/definition/testing'
import { compileRules } from './rule-set.ts'

const MESSAGE =
  'There {n, plural, =0 {are no sites} one {is # site} other {are # sites}}, at least {least} must be.'
const POLISH =
  '{n, plural, one {# miejsce} few {# miejsca} many {# miejsc} other {# miejsca}}, najmniej {least}'

const bundle = bundleOf({
  form: { language: 'en' },
  fields: { n: { title: 'Sites', type: 'integer', 'x-unit': 'any' } },
  rules: [{ id: 'R-1', let: { least: '30' }, check: 'n >= least', at: '/n', message: MESSAGE }],
  files: { 'texts/pl.json': { language: 'pl', texts: { [MESSAGE]: POLISH } } },
})

test.each([
  [0, 'There are no sites, at least 30 must be.', '0 miejsc, najmniej 30'],
  [1, 'There is 1 site, at least 30 must be.', '1 miejsce, najmniej 30'],
  [3, 'There are 3 sites, at least 30 must be.', '3 miejsca, najmniej 30'],
])('a message says %i in the plural of its language', (n, english, polish) => {
  const verdict = compileRules(bundle).ruleSet.rules[0]!.evaluate({ n })
  const message = (language?: string) => (typeof verdict === 'object' ? verdict.message(language) : verdict)
  expect([message(), message('pl')]).toEqual([english, polish])
})
