import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { bundleOf } from '@formwright/definition/testing'
import { compileForm } from '@formwright/engine'
import { FormView } from '@formwright/renderer'
import { screenViews } from '../screen.ts'

const text = (title: string) => ({ type: 'string', title })
const kinds = (...codes: readonly string[]) => ({ kind: { enum: codes } })
const alternatives = {
  oneOf: [
    { properties: kinds('person') },
    { properties: { ...kinds('club'), members: text('Members') }, required: ['members'] },
    { properties: { ...kinds('firm'), vat: text('VAT') }, required: ['vat'] },
  ],
}

function shown(more: object, value: object): string {
  const kind = { ...text('Kind'), enum: ['person', 'club', 'firm'] }
  const bundle = bundleOf({
    form: { language: 'en' },
    fields: { who: { type: 'object', title: 'Who', properties: { kind, level: text('Level') }, ...more } },
    ui: { type: 'VerticalLayout', elements: [{ type: 'Control', scope: '#/properties/who' }] },
  })
  const form = compileForm(bundle)
  const store = form.open({ who: value }, { language: 'en' })
  return renderToString(createElement(FormView, { form, store, views: screenViews }))
}

test.each([
  ['alternatives', alternatives],
  ['alternatives that a member brings with it', { dependentSchemas: { kind: alternatives } }],
])('the field that chooses between %s goes on offering all of them', (_, more) => {
  const club = shown(more, { kind: 'club' })
  for (const offered of ['person', 'club', 'firm', 'Members']) expect(club).toContain(offered)
  expect(club).not.toContain('VAT')
})

test('another field leaves those that go with it', () => {
  const when = { properties: { level: { const: 'low' } }, required: ['level'] }
  // oxlint-disable-next-line unicorn/no-thenable
  const narrowed = { if: when, then: { properties: kinds('person', 'club') } }
  expect(shown(narrowed, { level: 'low' })).not.toContain('firm')
  expect(shown(narrowed, { level: 'high' })).toContain('firm')
})
