import { expect, test } from 'vitest'
import texts from './emails.json' with { type: 'json' }
import { notificationEmailOf, siteEmailOf } from './emails.ts'
import type { SiteEmail } from './emails.ts'
import { languagesOnOffer } from '../site/site.ts'

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
      const { subject, text } = notificationEmailOf(kind, { ...about, bundle: { form, texts: {} }, count })
      expect(`${subject}\n${text}`).not.toMatch(CHINESE)
      expect(text).toContain(about.address)
    }
  },
)

test('a correction that is taken back is told as that', () => {
  const about2026 = {
    ...about,
    details: { made: true, withdrawal: true },
    bundle: { form, texts: {} },
    count: 1,
  }
  const { subject, text } = notificationEmailOf('correction', about2026)
  expect(subject).toBe('[Visit report] The correction of the form was withdrawn: Example Works')
  expect(text).not.toContain('was corrected')
  expect(notificationEmailOf('correction', { ...about2026, details: { made: true } }).subject).toContain(
    'was corrected',
  )
})

test('what is returned says by when it is wanted again and what to change, in the language of the form', () => {
  const details = {
    opinion: 'Nearly there.',
    due: '2026-12-11',
    notes: [{ label: 'Site｜Area', text: 'Does not match the plan.' }],
  }
  const { text } = notificationEmailOf('transition', {
    ...about,
    details,
    bundle: { form, texts: {} },
    count: 1,
  })
  expect(text).toContain('Submit it again by 11 December 2026.')
  expect(text).toContain('Nearly there.')
  expect(text).toContain('· Site | Area: Does not match the plan.')
  const passed = notificationEmailOf('transition', { ...about, bundle: { form, texts: {} }, count: 1 })
  expect(passed.text).not.toContain('Submit it again')
  expect(passed.text).not.toContain('·')
})

test('in a sentence that is said in English a day is written as English has it', () => {
  const due = (language: string) => {
    const bundle = { form: { ...form, language }, texts: {} }
    return notificationEmailOf('transition', { ...about, details: { due: '2026-12-11' }, bundle, count: 1 })
      .text
  }
  expect(due('de')).toContain('Submit it again by December 11, 2026.')
  expect(due('ar')).toContain('Submit it again by December 11, 2026.')
  expect(due('fr')).toContain('au plus tard le 11 décembre 2026')
})

test('days in news are written as the form has them', () => {
  const iso = { ...form, format: { dates: 'iso' as const } }
  const { text } = notificationEmailOf('transition', {
    ...about,
    details: { due: '2026-12-11' },
    bundle: { form: iso, texts: { 'zh-CN': { 'Visit report': '走访报告' } } },
    count: 1,
  })
  expect(text).toContain('Submit it again by 2026-12-11.')
  expect(text).toContain('请在 2026年12月11日 前')
})

test('news reach readers of every language that the form and these emails have', () => {
  const translations = { fr: { 'Visit report': 'Compte rendu de visite' }, de: { 'Visit report': 'Besuch' } }
  const { text } = notificationEmailOf('comment', {
    ...about,
    bundle: { form, texts: translations },
    count: 1,
  })
  expect(text).toContain('R. Viewer wrote on')
  expect(text).toContain('R. Viewer a écrit sur')
  // what is said in English for German is said once
  expect(text.split(about.address)).toHaveLength(3)
})

test('the moment of a publication is written in each language, with the clock that it is read by', () => {
  const at = '2026-01-02T08:00:00.000+08:00'
  const { text } = siteEmailOf('definition.schedule', { ...values, at }, ['zh-CN', 'en'])
  expect(text).toContain('于 2026年1月2日 08:00 UTC+08:00 发布')
  expect(text).toContain('published at January 2, 2026 8:00 AM UTC+08:00.')
})

test('an invitation says who invites', () => {
  expect(siteEmailOf('invitation', values, ['en']).text).toContain('R. Viewer, A. Keeper invites you')
})

test('a form whose language has no words of its own here does not say the same twice, a French one speaks French', () => {
  const translations = { en: { 'Visit report': 'Visit report' } }
  const textIn = (language: string) =>
    notificationEmailOf('comment', {
      ...about,
      bundle: { form: { ...form, language }, texts: translations },
      count: 1,
    }).text
  expect(textIn('ga').split(about.address)).toHaveLength(2)
  expect(textIn('fr').split(about.address)).toHaveLength(3)
  expect(textIn('fr')).toMatch(/^R. Viewer a écrit sur Example Works/)
})

test('a form in a language that the product does not speak writes in English, one with translations in both', () => {
  const irish = notificationEmailOf('comment', {
    ...about,
    bundle: { form: { ...form, language: 'ga' }, texts: {} },
    count: 1,
  })
  expect(irish.text).not.toMatch(CHINESE)
  const translations = { 'zh-CN': { 'Visit report': '走访报告' } }
  expect(
    notificationEmailOf('comment', { ...about, bundle: { form, texts: translations }, count: 1 }).text,
  ).toMatch(CHINESE)
})

/** What the site fills in: of a link, of an account, of a draft. */
const values = {
  name: 'R. Viewer',
  by: 'A. Keeper',
  title: 'Visit report',
  edition: '2026',
  text: 'Please look at the sum.',
  at: '2026-01-01 08:00 UTC',
  address: 'https://forms.example/invitation/1',
}
const NEWS = new Set(['transition', 'comment', 'comments', 'correction', 'withdrawal'])
const kinds = (Object.keys(texts) as (keyof typeof texts)[]).filter(
  (kind): kind is SiteEmail & keyof typeof texts => !NEWS.has(kind),
)

const offering = (...forms: readonly (readonly [string, ...string[]])[]) => ({
  offered: forms.map(([language, ...translations]) => ({
    summary: { language, texts: Object.fromEntries(translations.map((tag) => [tag, {}])) },
  })),
})

test.each([
  ['English forms', offering(['en'], ['en-GB']), ['en']],
  ['forms in no language of the product', offering(['fr'], ['de']), ['en']],
  ['Chinese forms', offering(['zh-CN']), ['zh-CN']],
  ['Chinese forms with translations', offering(['zh-CN', 'en']), ['zh-CN', 'en']],
  ['English forms with translations', offering(['en', 'zh-CN']), ['en', 'zh-CN']],
  ['forms in both', offering(['en'], ['zh-CN']), ['zh-CN', 'en']],
  ['no forms yet', offering(), ['zh-CN', 'en']],
])('a site with %s writes in %o', (_, editions, languages) => {
  expect(languagesOnOffer(editions)).toEqual(languages)
})

test.each(kinds)('what a site of English forms writes of its own is English: %s', (kind) => {
  const { subject, text } = siteEmailOf(kind, values, languagesOnOffer(offering(['en'])))
  expect(`${subject}\n${text}`).not.toMatch(CHINESE)
  expect(`${subject}\n${text}`).not.toMatch(/[{}]/)
  const both = siteEmailOf(kind, values, languagesOnOffer(offering(['zh-CN', 'en'])))
  expect(both.text).toMatch(CHINESE)
  expect(both.text).toContain(text)
})
