import { renderToString } from 'react-dom/server'
import { createElement } from 'react'
import { expect, test } from 'vitest'
import { bundleOf } from '@formwright/definition/testing'
import { compileForm } from '@formwright/engine'
import { FormView } from '@formwright/renderer'
import { screenViews } from './screen.ts'

const form = compileForm(
  bundleOf({
    schema: {
      properties: {
        firm: {
          title: 'Firm',
          type: 'object',
          properties: { kind: { title: 'Kind', enum: ['a', 'b'] }, name: { title: 'Name', type: 'string' } },
        },
      },
      if: {
        properties: { firm: { properties: { kind: { const: 'a' } }, required: ['kind'] } },
        required: ['firm'],
      },
      // oxlint-disable-next-line unicorn/no-thenable
      then: {
        properties: {
          firm: { properties: { name: { minLength: 2 }, register: { title: 'Register', type: 'string' } } },
        },
      },
    },
    ui: { type: 'VerticalLayout', elements: [{ type: 'Control', scope: '#' }] },
  }),
)

test.each([
  ['a', true],
  ['b', false],
])('what a branch adds to a group outside of it is shown while it applies: %s', (kind, shown) => {
  const store = form.open({ firm: { kind } })
  const html = renderToString(createElement(FormView, { form, store, views: screenViews }))
  expect(html.includes('data-pointer="/firm/register"')).toBe(shown)
  expect(html.match(/<input[^>]*id="f-firm-name"/g)).toHaveLength(1)
})
