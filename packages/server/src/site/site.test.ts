import { expect, test } from 'vitest'
import { languageOf } from './site.ts'

test.each([
  [['en', 'en-GB'], 'en'],
  [['zh-CN', 'en'], 'zh-CN'],
  [['zh-CN'], 'zh-CN'],
  [['fr'], 'fr'],
  [['fr', 'de-AT'], 'en'],
  [[], 'zh-CN'],
])('forms in %j: the site begins in %s', (languages, expected) => {
  expect(languageOf({ offered: languages.map((language) => ({ summary: { language, texts: {} } })) })).toBe(
    expected,
  )
})
