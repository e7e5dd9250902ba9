import { expect, test } from 'vitest'
import { bundleOf } from '@formwright/definition/testing'
import { warnings } from './export.ts'

test('characters that no typeface has are said of a field by its name, and of the form’s own words as such', () => {
  const bundle = bundleOf({ fields: { name: { type: 'string', title: 'Name' } } })
  const missing = [
    { pointer: '/name', characters: ['한'] },
    { pointer: '', characters: ['ع'] },
  ]
  expect(warnings({ written: [], missing }, bundle, { language: 'en' })).toEqual([
    '“Name”: no typeface has 한, so a box would be printed',
    '“The form’s own words”: no typeface has ع, so a box would be printed',
  ])
})
