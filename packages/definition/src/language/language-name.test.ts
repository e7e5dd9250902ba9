import { expect, test } from 'vitest'
import { isLanguage, languageName } from './language-name.ts'

test.each([
  ['en', 'zh-CN', '英语'],
  ['zh-CN', 'en', 'Chinese (China)'],
  ['qaa', 'en', 'qaa'],
  // as while it is being typed
  ['e', 'en', 'e'],
])('%o in %s is %s', (tag, language, name) => {
  expect(languageName(tag, language)).toBe(name)
})

test.each([
  ['de', true],
  ['en-GB', true],
  ['zh-Hant-TW', true],
  ['qaa', true],
  ['gg', false],
  ['german', false],
  ['', false],
])('%o is a language: %o', (code, is) => {
  expect(isLanguage(code)).toBe(is)
})
