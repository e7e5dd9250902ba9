import { expect, test } from 'vitest'
import { answersIn, statingEdition } from './stated-edition.ts'

const of = { form: 'farm', edition: '2026', digest: 'sha256:aa' }

test('answers say what they are of, first of all, and are read back as they were', () => {
  const file = statingEdition({ income: 1, attachments: [] }, of)
  expect(Object.keys(file as object)).toEqual(['$edition', 'income', 'attachments'])
  expect(answersIn(file)).toEqual({ answers: { income: 1, attachments: [] }, of })
})

test('answers that came from a file of another edition say what they are of now', () => {
  const again = statingEdition(statingEdition({ income: 1 }, { ...of, edition: '2025' }), of)
  expect(answersIn(again)).toEqual({ answers: { income: 1 }, of })
})

test.each([
  ['nothing is said', { income: 1 }, undefined],
  ['no version is said', { $edition: { form: 'farm', edition: '2026' } }, { form: 'farm', edition: '2026' }],
  ['something else stands there', { $edition: '2026' }, 'unreadable'],
  ['a year that is no name stands there', { $edition: { form: 'farm', edition: 2026 } }, 'unreadable'],
  ['there are no answers', [1], undefined],
])('where %s', (_, document, expected) => {
  expect(answersIn(document).of).toEqual(expected)
})
