import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { bundleOf } from '@formwright/definition/testing'
import { compileForm } from '@formwright/engine'
import { FormView } from './form-view.tsx'

test.each([
  ['ar', 'dir="rtl"'],
  ['fr', 'lang="fr"'],
])('a form in %s is written in its direction', (language, attribute) => {
  const form = compileForm(bundleOf({ form: { language }, fields: { name: { type: 'string', title: 'X' } } }))
  const page = renderToString(
    createElement(FormView, {
      form,
      store: form.open({}, { language }),
      views: { fields: [], List: () => null },
    }),
  )
  expect(page).toContain(attribute)
  expect(page.includes('dir=')).toBe(language === 'ar')
})
