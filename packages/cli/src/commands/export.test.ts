import { expect, test } from 'vitest'
import { bundleOf, keyedRows } from '@formwright/definition/testing'
import { warnings } from './export.ts'

test('characters that no typeface has are said of a field by its name, and of the form’s own words as such', () => {
  const bundle = bundleOf({ fields: { name: { type: 'string', title: 'Name' } } })
  const missing = [
    { pointer: '/name', characters: ['한'] },
    { pointer: '', characters: ['ع'] },
  ]
  expect(warnings({ written: [], missing }, bundle, undefined, { language: 'en' })).toEqual([
    '“Name”: no typeface has 한, so a box would be printed',
    '“The form’s own words”: no typeface has ع, so a box would be printed',
  ])
})

test('what does not fit in a row is said of that row', () => {
  const bundle = bundleOf({
    fields: { topics: keyedRows('课题', 'T00', { aim: { type: 'string', title: '目的' } }) },
  })
  const answers = {
    topics: [
      { code: 'T01', name: '导纱' },
      { code: 'T02', name: '控制' },
    ],
  }
  const overflows = [{ pointer: '/topics/1/aim', needed: 69.5, height: 42 }]
  expect(warnings({ written: [], overflows }, bundle, answers, { language: 'zh-CN' })).toEqual([
    expect.stringMatching(/^“T02 控制：课题｜目的”超出官方栏高：需要 69\.5 毫米/),
  ])
})
