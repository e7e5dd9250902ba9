import { expect, test } from 'vitest'
import { isLanguage, languageMeant } from './language-code.ts'
import { sameLanguage } from './language.ts'

test.each([
  ['de', true],
  ['en-GB', true],
  ['zh-Hant-TW', true],
  ['qaa', true],
  ['gg', false],
  ['german', false],
  ['', false],
  ['zh-Hans-QQ', false],
  ['zh-Abcd', false],
])('%o is a language: %o', (code, is) => {
  expect(isLanguage(code)).toBe(is)
})

test.each([
  ['FR', 'fr'],
  ['fra', 'fr'],
  ['fr_FR', 'fr-FR'],
  ['zh-hant', 'zh-Hant'],
  ['zh_TW', 'zh-TW'],
  ['French', 'fr'],
  ['chinese', 'zh'],
  ['cn', 'zh-CN'],
  ['jp', 'ja-JP'],
  ['xx', ''],
  ['', ''],
])('%o was meant to be %o', (code, meant) => {
  expect(languageMeant(code)).toBe(meant)
})

test.each([
  ['zh', 'zh-CN', true],
  ['zh-CN', 'zh-SG', true],
  ['zh-CN', 'zh-Hant', false],
  ['zh-TW', 'zh-Hant', true],
  ['en', 'en-GB', true],
  ['sr', 'sr-Latn', false],
])('%o and %o are one language as it is written: %o', (one, other, are) => {
  expect(sameLanguage(one, other)).toBe(are)
})
