import { expect, test } from 'vitest'
import { fill } from './fill.ts'
import { speaker } from './speaker.ts'

const POLISH = '{n, plural, one {# plik} few {# pliki} many {# plików} other {# pliku}}'
const ARABIC = '{n, plural, zero {لا ملفات} one {ملف} two {ملفان} few {# ملفات} many {# ملفًا} other {# ملف}}'

test.each([
  [
    'pl',
    POLISH,
    [1, 2, 5, 12, 22, 1.5],
    ['1 plik', '2 pliki', '5 plików', '12 plików', '22 pliki', '1.5 pliku'],
  ],
  ['ar', ARABIC, [0, 1, 2, 3, 11, 100], ['لا ملفات', 'ملف', 'ملفان', '3 ملفات', '11 ملفًا', '100 ملف']],
] as const)('%s has the plurals of its own', (language, text, counts, said) => {
  expect(counts.map((n) => fill(text, { n }, language))).toEqual(said)
})

test('what is said in another language than was asked for counts as that language does', () => {
  const say = speaker({ errors: { en: '{n, plural, one {# error} other {# errors}}' } })
  expect([0, 1, 2].map((n) => say('errors', 'fr', { n }))).toEqual(['0 errors', '1 error', '2 errors'])
})
