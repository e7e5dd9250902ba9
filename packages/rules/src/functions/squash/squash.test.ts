import fc from 'fast-check'
import { expect, test } from 'vitest'
import { squash } from './squash.ts'

const apply = squash.apply as (text: string) => string

test('white space is the same in long texts as in short ones', () => {
  const every = Array.from({ length: 0x10000 }, (_, unit) => String.fromCharCode(unit)).join('')
  expect(apply(every)).toBe(every.replaceAll(/\s+/g, ''))
})

test('long texts lose the same white space as short ones, in a moment', () => {
  const letters = fc.string({
    unit: fc.constantFrom(
      '甲',
      'a',
      ' ',
      '\t',
      '\n',
      '\u000B',
      '\u0085',
      '\u00A0',
      '\u200B',
      '\u2028',
      '\u3000',
      '\uFEFF',
      '😀',
    ),
  })
  fc.assert(
    fc.property(letters, (text) => {
      const long = text.repeat(Math.ceil(20_000 / Math.max(1, text.length)))
      expect(apply(long)).toBe(long.replaceAll(/\s+/g, ''))
    }),
    { numRuns: 30 },
  )
})
