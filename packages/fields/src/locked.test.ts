import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { bundleOf } from '@formwright/definition/testing'
import { compileForm } from '@formwright/engine'
import { FormView } from '@formwright/renderer'
import { screenViews } from './screen.ts'

const control = (name: string) => ({ type: 'Control', scope: `#/properties/${name}` })
const text = (id: string) => ({ type: 'string', title: id, 'x-id': id })
const form = compileForm(
  bundleOf({
    fields: { a: text('a'), b: text('b'), c: text('c'), d: text('d') },
    ui: {
      type: 'VerticalLayout',
      elements: [
        { type: 'Group', label: '意见', elements: [control('a'), control('b')] },
        { type: 'Group', label: '其他', elements: [control('c'), control('d')] },
      ],
    },
  }),
)

test.each([
  [['/c', '/d'], 1],
  [['/a', '/c', '/d'], 1],
  [['/a', '/c'], 2],
  [['/a', '/b', '/c', '/d'], 0],
])('where %j may be filled in, that others fill in the rest is said %s times', (open, times) => {
  const html = renderToString(
    createElement(FormView, {
      form,
      store: form.open({}),
      views: screenViews,
      mayEdit: (pointer: string) => open.includes(pointer),
    }),
  )
  expect(html.split('此栏由其他单位填写').length - 1).toBe(times)
})
