import { fieldsOf } from '@formwright/definition'
import { bundleOf } from '@formwright/definition/testing'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pathOfText, textOfPath } from './leaves.ts'

const name = fc.oneof(
  fc.constantFrom('Achats / services', '03/02/2026', '#1', '"', 'a"b', '~1', '\\', '.', '', ' a ', 'Gaz'),
  fc.string(),
)

test('any steps are read again as they are written', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(name, fc.nat({ max: 20 })), { maxLength: 4 }), (path) => {
      expect(pathOfText(textOfPath(path))).toEqual(path)
    }),
  )
})

test('a name with a / is one name where nothing can stand in it, and stands in quotation marks elsewhere', () => {
  const node = (entry: object) =>
    fieldsOf(bundleOf({ fields: { by: { type: 'object', title: 'By', additionalProperties: entry } } }))[0]!
      .node
  const flat = node({ type: 'number' })
  expect(textOfPath(['Achats / services'])).toBe('"Achats / services"')
  expect(pathOfText('Gaz / vapeur', flat)).toEqual(['Gaz / vapeur'])
  expect(pathOfText('"Gaz / vapeur"', flat)).toEqual(['Gaz / vapeur'])
  // as workbooks of earlier releases write it
  expect(pathOfText('Achats ~1 services', flat)).toEqual(['Achats / services'])
  const deep = node({ type: 'array', items: { type: 'number' } })
  expect(pathOfText('Gaz/#2', deep)).toEqual(['Gaz', 1])
  expect(pathOfText('"Gaz / vapeur"/#2', deep)).toEqual(['Gaz / vapeur', 1])
})
