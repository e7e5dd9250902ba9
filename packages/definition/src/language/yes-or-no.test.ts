import { expect, test } from 'vitest'
import words from './words.json' with { type: 'json' }
import { yesOrNo } from './yes-or-no.ts'

test('yes and no are known in every language that has a word for them', () => {
  for (const text of Object.values(words.yes)) expect(yesOrNo(text), text).toBe(true)
  for (const text of Object.values(words.no)) expect(yesOrNo(text), text).toBe(false)
})

test.each([
  [' Y ', true],
  ['FALSE', false],
  ['si', true],
  ['1', undefined],
  ['', undefined],
  ['perhaps', undefined],
])('“%s” is %s', (text, said) => {
  expect(yesOrNo(text)).toBe(said)
})
