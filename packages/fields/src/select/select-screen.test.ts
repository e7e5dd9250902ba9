import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { bundleOf } from '@formwright/definition/testing'
import { compileForm } from '@formwright/engine'
import { FormView } from '@formwright/renderer'
import { screenViews } from '../screen.ts'

/** A field with a number of options that is shown as `select`. */
function shown(count: number, value: string): string {
  const oneOf = Array.from({ length: count }, (_, index) => ({ const: `c${index}`, title: `第${index}级` }))
  const control = { type: 'Control', scope: '#/properties/level', options: { type: 'select' } }
  const form = compileForm(
    bundleOf({
      fields: { level: { title: '级别', type: 'string', oneOf } },
      ui: { type: 'VerticalLayout', elements: [control] },
    }),
  )
  const store = form.open({ level: value }, { language: 'zh-CN' })
  return renderToString(createElement(FormView, { form, store, views: screenViews }))
}

test('a few options are chosen from a drop-down list, and one of many is found by typing', () => {
  const few = shown(4, 'c2')
  expect(few).toMatch(/<select[^>]*>.*请选择.*第0级.*<option[^>]*selected=""[^>]*>第2级.*第3级.*<\/select>/)
  expect(few).not.toContain('combobox')
  expect(shown(4, 'gone')).toMatch(/<option value="other"[^>]*>gone/)
  expect(shown(21, 'c2')).toContain('combobox')
})
