import { expect, test } from 'vitest'
import { bundleOf } from '@formwright/definition/testing'
import { compileForm } from '@formwright/engine'
import { carry } from './carry.ts'

test('where somebody declares from is carried, and is nothing of last year to be confirmed', () => {
  const form = (edition: string, fields = {}) => {
    const found = { type: 'object', properties: { code: { type: 'string' }, name: { type: 'string' } } }
    const bundle = bundleOf({
      fields: {
        county: { ...found, title: '所在县区', 'x-id': 'county' },
        name: { type: 'string', title: '名称', 'x-id': 'name' },
      },
      files: { 'carry.json': { from: edition, fields, dropped: {} } },
    })
    return { ...bundle, form: { ...bundle.form, region: { county: '/county' } } }
  }
  const filled = { county: { code: '350582', name: '晋江市' }, name: '某公司' }
  const after = compileForm(form('2024', { county: 'same', name: 'same' }))
  const { answers, origins, left } = carry(form('2023'), after, filled)
  expect(answers).toEqual(filled)
  // an application of the region has it filled in already: both ways as many values wait to be confirmed
  expect(Object.keys(origins)).toEqual(['/name'])
  expect(left).toEqual([])
})
