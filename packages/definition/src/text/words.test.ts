import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countWords } from './words.ts'

const cases = JSON.parse(readFileSync(new URL('words.cases.json', import.meta.url), 'utf8')) as {
  name: string
  text: string
  words: number
}[]

describe('countWords', () => {
  test.each(cases)('$name', ({ text, words }) => {
    expect(countWords(text)).toBe(words)
  })

  test('joining texts with a blank adds their counts', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'binary' }),
        (a, b) => countWords(`${a} ${b}`) === countWords(a) + countWords(b),
      ),
    )
  })
})
