import { expect, test } from 'vitest'
import { fieldTypes } from '@formwright/fields'
import texts from './texts.json' with { type: 'json' }

test('every layout on paper that may be chosen is called by words', () => {
  const layouts = fieldTypes.flatMap(({ paper }) => (paper.length > 1 ? paper : []))
  expect(layouts.filter((name) => !Object.hasOwn(texts, `paper-as-${name}`))).toEqual([])
})
