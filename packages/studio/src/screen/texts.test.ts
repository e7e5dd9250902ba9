import { expect, test } from 'vitest'
import { fieldTypes } from '@formwright/fields'
import sketches from '../kinds/sketches.json' with { type: 'json' }
import { kinds } from '../kinds/kinds.ts'
import texts from './texts.json' with { type: 'json' }

test('every layout on paper that may be chosen is called by words', () => {
  const layouts = fieldTypes.flatMap(({ paper }) => (paper.length > 1 ? paper : []))
  expect(layouts.filter((name) => !Object.hasOwn(texts, `paper-as-${name}`))).toEqual([])
})

test('every field type is called by words, and every kind of the palette has a sketch', () => {
  expect(fieldTypes.flatMap(({ name }) => (Object.hasOwn(texts, `type-${name}`) ? [] : [name]))).toEqual([])
  expect(kinds.map(({ name }) => name)).toEqual(Object.keys(sketches))
})

test('braces in a text hold the name of what is put there', () => {
  const current = Object.values(texts).flatMap((text) =>
    Object.values(text).flatMap((said) => said.match(/\{\d[^}]*\}/g) ?? []),
  )
  expect(current).toEqual([])
})
