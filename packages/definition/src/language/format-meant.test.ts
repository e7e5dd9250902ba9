import { expect, test } from 'vitest'
import { formatMeant } from './format-meant.ts'

test.each([
  ['time', '10:00', '10:00:00Z'],
  ['time', '10am', '10:00:00Z'],
  ['time', '10.30', '10:30:00Z'],
  ['time', '2:05 p.m.', '14:05:00Z'],
  ['time', '12 AM', '00:00:00Z'],
  ['time', '下午3点30分', '15:30:00Z'],
  ['time', '10', undefined],
  ['time', '25:00', undefined],
  ['time', '13pm', undefined],
  ['date-time', '27/11/2026 14:30', '2026-11-27T14:30:00Z'],
  ['date-time', '2026-11-27 14:30', '2026-11-27T14:30:00Z'],
  ['date-time', '2026-11-27T14:30', '2026-11-27T14:30:00Z'],
  ['date-time', '2026年11月27日 14:30', '2026-11-27T14:30:00Z'],
  ['date-time', '3/4/2026 14:30', undefined],
  ['date-time', '2026-11-31 14:30', undefined],
  ['date', '27/11/2026', '2026-11-27'],
  ['date', '11/27/2026', '2026-11-27'],
  ['date', '3/4/2026', undefined],
  ['uri', 'www.feile.ie', 'https://www.feile.ie'],
  ['uri', 'feile.ie/about?x=1', 'https://feile.ie/about?x=1'],
  ['uri', 'no address', undefined],
  ['uri', 'nowhere', undefined],
  ['email', 'orla＠feile.ie', 'orla@feile.ie'],
  ['email', 'mailto:orla@feile.ie', 'orla@feile.ie'],
  ['email', 'orla', undefined],
  ['uuid', 'x', undefined],
])('%s: %s', (format, written, meant) => {
  expect(formatMeant(format, written)).toBe(meant)
})

test('a time is meant where the form is filled in, in summer and in winter', () => {
  expect(formatMeant('date-time', '27/11/2026 14:30', 'Asia/Shanghai')).toBe('2026-11-27T14:30:00+08:00')
  expect(formatMeant('date-time', '27/11/2026 14:30', 'Europe/Dublin')).toBe('2026-11-27T14:30:00Z')
  expect(formatMeant('date-time', '27/7/2026 14:30', 'Europe/Dublin')).toBe('2026-07-27T14:30:00+01:00')
  expect(formatMeant('time', '8:00', 'America/New_York')).toBe('08:00:00-05:00')
})

test('a day before its time is written as the language writes days', () => {
  const written = ['3/4/2026 14:30', '3 avril 2026 à 14h30', '3 avril 2026, 14:30']
  for (const text of written)
    expect(formatMeant('date-time', text, 'Europe/Paris', 'fr')).toBe('2026-04-03T14:30:00+02:00')
})
