import type { Json } from '@formwright/definition'
import { expect, test } from 'vitest'
import { valueInCase } from './value-in-case.ts'

const cases: readonly (readonly [string, Json, Json | undefined])[] = [
  ['12.5', 3, 12.5],
  ['1,200', 3, 1200],
  ['12.5.', 3, undefined],
  ['', 3, undefined],
  ['true', false, true],
  ['tru', false, undefined],
  ['["a","b"]', ['a'], ['a', 'b']],
  ['["a",', ['a'], undefined],
  ['{}', ['a'], ['{}']],
  ['12', 'twelve', '12'],
  ['', ['a'], []],
]

test.each(cases)('%s in the place of %j', (text, before, value) => {
  expect(valueInCase(text, before)).toEqual(value)
})
