import { expect, test } from 'vitest'
import { languageName } from './language-name.ts'

test.each([
  ['en', 'zh-CN', '英语'],
  ['zh-CN', 'en', 'Chinese (China)'],
  ['qaa', 'en', 'qaa'],
  // as while it is being typed
  ['e', 'en', 'e'],
])('%o in %s is %s', (tag, language, name) => {
  expect(languageName(tag, language)).toBe(name)
})
