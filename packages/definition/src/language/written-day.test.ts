import { expect, test } from 'vitest'
import { dayExample, dayWritten } from './written-day.ts'

test.each([
  ['fr', '17/03/2009', '2009-03-17'],
  ['fr-FR', '3/4/2026', '2026-04-03'],
  ['fr-FR', '17 mars 2009', '2009-03-17'],
  ['fr-FR', '1er février 2027', '2027-02-01'],
  ['fr-FR', '1 FEVRIER 2027', '2027-02-01'],
  ['fr-FR', '31/02/2026', undefined],
  ['fr-FR', 'mars 2009', undefined],
  ['fr-FR', 'le 17 mars 2009', undefined],
  ['fr-CA', '03/04/2026', undefined],
  ['de-DE', '17.3.2009', '2009-03-17'],
  ['de-DE', '17. März 2009', '2009-03-17'],
  ['es-ES', '17 de marzo de 2009', '2009-03-17'],
  ['en-GB', '03/04/2026', '2026-04-03'],
  ['en-US', '03/04/2026', '2026-03-04'],
  ['en-US', 'March 4, 2026', '2026-03-04'],
  ['en', '03/04/2026', undefined],
  ['en', '4th March 2026', '2026-03-04'],
  ['zh-CN', '03/04/2026', undefined],
  ['ja-JP', '03/04/2026', undefined],
  ['ar-SA', '03/04/2026', '2026-04-03'],
])('in %s “%s” is the day %s', (tag, text, day) => {
  expect(dayWritten(text, tag)).toBe(day)
})

test.each([
  ['fr-FR', '31/12/2026'],
  ['de', '31.12.2026'],
  ['en-US', '12/31/2026'],
  ['en', undefined],
  ['zh-CN', undefined],
])('in %s a day is shown as %s', (tag, example) => {
  expect(dayExample(tag, '2026')).toBe(example)
})
