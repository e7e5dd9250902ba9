import { expect, test } from 'vitest'
import { newsEmailOf } from './emails.ts'

const CHINESE = /[\p{Script=Han}\u3001-\u303f\uff01-\uffef]/u
const form = {
  id: 'visit',
  title: 'Visit report',
  agency: 'Agency',
  language: 'en-GB',
  workflow: { start: 'draft', states: { draft: { title: 'Being filled in' } } },
}
const about = {
  application: { title: 'Example Works', state: 'draft' },
  by: 'R. Viewer',
  details: { text: 'Please look at the sum.' },
  address: 'https://forms.example/applications/1',
}
test.each(['transition', 'comment', 'correction'] as const)(
  'news of an English form are in English alone: %s',
  (kind) => {
    for (const count of [1, 2]) {
      const { subject, text } = newsEmailOf(kind, { ...about, bundle: { form, texts: {} }, count })
      expect(`${subject}\n${text}`).not.toMatch(CHINESE)
      expect(text).toContain(about.address)
    }
  },
)

test('a form in a language that the product does not speak writes in English, one with translations in both', () => {
  const french = newsEmailOf('comment', {
    ...about,
    bundle: { form: { ...form, language: 'fr' }, texts: {} },
    count: 1,
  })
  expect(french.text).not.toMatch(CHINESE)
  const texts = { 'zh-CN': { 'Visit report': '走访报告' } }
  expect(newsEmailOf('comment', { ...about, bundle: { form, texts }, count: 1 }).text).toMatch(CHINESE)
})
