import { expect, test } from 'vitest'
import { formatMoment, formatTime } from './numbers-and-days.ts'

test.each([
  ['2024-06-20T14:30:00+08:00', 'en-GB', '20 June 2024 14:30 UTC+08:00'],
  ['2024-06-20T14:30:15Z', 'en-GB', '20 June 2024 14:30:15 UTC'],
  ['2024-06-20T14:30:00Z', 'zh-CN', '2024年6月20日 14:30 UTC'],
  ['2024-06-20T23:59:00.000', 'de', '20. Juni 2024 23:59'],
  ['2024-02-30T10:00:00Z', 'en-GB', '2024-02-30T10:00:00Z'],
  ['2024-06-20T25:99:00Z', 'en-GB', '2024-06-20T25:99:00Z'],
  ['2016-12-31T23:59:60Z', 'en-GB', '2016-12-31T23:59:60Z'],
  ['2024-06-20t14:30:00z', 'en-GB', '20 June 2024 14:30 UTC'],
  ['soon', 'en-GB', 'soon'],
])('%s in %s is %s', (moment, language, written) => {
  expect(formatMoment(moment, language)).toBe(written)
})

test.each([
  ['2024-06-20T14:30:00+02:00', 'fr', 'Europe/Paris', '20 juin 2024 14:30'],
  ['2024-12-20T14:30:00+01:00', 'fr', 'Europe/Paris', '20 décembre 2024 14:30'],
  ['2024-12-20T14:30:00+02:00', 'fr', 'Europe/Paris', '20 décembre 2024 14:30 UTC+02:00'],
  ['2024-06-20T14:30:00Z', 'en-US', 'UTC', 'June 20, 2024 2:30 PM'],
  ['2024-06-20T14:30:00+08:00', 'zh-CN', 'Asia/Shanghai', '2024年6月20日 14:30'],
  ['2024-06-20t14:30:00z', 'en-GB', 'UTC', '20 June 2024 14:30'],
  ['2024-06-20T14:30:00+99:99', 'en-GB', 'UTC', '2024-06-20T14:30:00+99:99'],
])('%s in %s by the clock of %s is %s', (moment, language, zone, written) => {
  expect(formatMoment(moment, language, 'long', zone)).toBe(written)
})

test.each([
  ['14:30:00+01:00', 'fr', 'long', 'Europe/Paris', '14:30'],
  ['14:30:00+02:00', 'fr', 'long', 'Europe/Paris', '14:30'],
  ['14:30:15Z', 'fr', 'long', 'Europe/Paris', '14:30:15 UTC'],
  ['14:30:00-05:00', 'en-US', 'long', 'America/New_York', '2:30 PM'],
  ['14:30:00Z', 'de', 'iso', 'UTC', '14:30'],
  ['14:30:00.25Z', 'de', 'long', 'UTC', '14:30:00.25'],
  ['25:99', 'de', 'long', 'UTC', '25:99'],
  ['24:00:00Z', 'de', 'iso', 'UTC', '24:00:00Z'],
  ['23:59:60Z', 'de', 'long', 'UTC', '23:59:60Z'],
  ['noon', 'de', 'long', 'UTC', 'noon'],
] as const)('the time %s in %s (%s) by the clock of %s is %s', (time, language, style, zone, written) => {
  expect(formatTime(time, language, style, zone)).toBe(written)
})
