import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { parseForm } from '@formwright/definition'
import { startForm } from '@formwright/authoring'
import { compileForm } from '@formwright/engine'
import { screenViews } from '@formwright/fields/screen'
import { FormView } from '@formwright/renderer'
import { FILLED, richForm } from './english-form.ts'

test.each([
  ['the form that init writes', parseForm(startForm('started', 2026, 'en')).bundle!],
  ['a form with every field', richForm('en')],
])('screens in English: %s', (_, bundle) => {
  const form = compileForm(bundle)
  for (const answers of [{}, FILLED]) {
    const store = form.open(answers, { language: 'en' })
    const html = renderToString(createElement(FormView, { form, store, views: screenViews }))
    expect(html).not.toMatch(/\p{Script=Han}/u)
  }
})
