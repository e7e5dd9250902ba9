import { parseForm } from '@formwright/definition'
import { filesOf } from '@formwright/definition/testing'
import { compileForm } from '@formwright/engine'
import { expect, test } from 'vitest'
import { lintContext } from './context.ts'
import { quotedNumbers } from './quoted-numbers.ts'

test.each([
  ['0,01', undefined, true],
  ['0.5', undefined, true],
  ['2.10', undefined, false],
  ['3,5', undefined, false],
  ['3,5', '%', true],
  ['第 2.1 节', undefined, false],
])('a parameter %s with the unit %s is a number in quotation marks: %s', (value, unit, isReported) => {
  const limit = { title: '限', value, source: '通知', ...(unit === undefined ? {} : { unit }) }
  const loaded = parseForm(filesOf({ fields: { a: { type: 'string' } }, params: { limit } }))
  const found = quotedNumbers(lintContext(loaded, loaded.bundle!, [], [], compileForm))
  expect(found.map(({ code }) => code)).toEqual(isReported ? ['number-in-quotes'] : [])
})
