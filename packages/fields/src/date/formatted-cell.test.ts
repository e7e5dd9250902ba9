import { describe, expect, test } from 'vitest'
import { localeOf } from '@formwright/definition'
import { bundleOf } from '@formwright/definition/testing'
import { dayFormat, formattedCell } from './formatted-cell.ts'

function localeIn(language: string) {
  const window = { from: '2026-01-01', to: '2026-12-31', timeZone: 'Europe/Paris', source: 'x' }
  return localeOf(bundleOf({ form: { language }, edition: { window } }))
}

test.each([
  ['zh-CN', 'yyyy"年"m"月"d"日"'],
  ['en', 'd mmmm yyyy'],
  ['fr', 'dd/mm/yyyy'],
  ['de', 'dd.mm.yyyy'],
  ['ko', 'yyyy. mm. dd.'],
])('days of a workbook in %s are shown as %s', (language, pattern) => {
  expect(dayFormat(localeIn(language))).toBe(pattern)
})

describe('a month in a workbook', () => {
  const cellIn = (language: string) => formattedCell({ format: 'year-month' }, localeIn(language))

  test.each([
    ['zh-CN', 'yyyy"年"m"月"', ['2024年6月', '2024-06', '2024.6']],
    ['en', 'mmmm yyyy', ['June 2024', '2024-06', '6/2024']],
    ['fr', 'mm/yyyy', ['06/2024', 'juin 2024', '2024-06']],
    ['de', 'mm/yyyy', ['06/2024', '06.2024', 'Juni 2024']],
    ['ko', 'yyyy. mm.', ['2024-06']],
  ])('in %s is shown as %s, and read as people write it', (language, pattern, typed) => {
    const { write, read, format } = cellIn(language)
    expect(format).toBe(pattern)
    const first = new Date('2024-06-01T00:00:00Z')
    expect(write('2024-06')).toEqual(first)
    // as Excel gives it back, also where the cell lost its format
    for (const content of [first, 45444, ...typed]) expect(read(content)).toBe('2024-06')
  })

  test('that is none, or of another time, stays what it is', () => {
    const { write, read } = cellIn('fr')
    for (const text of ['1850-06', '2024-13', 'bientôt']) expect(read(write(text))).toBe(text)
    expect(read(new Date('2024-06-05T00:00:00Z'))).toBe('2024-06-05')
    expect(read(2024.1)).toBe('2024.1')
  })
})

describe('a moment in a workbook', () => {
  const { write, read, format } = formattedCell({ format: 'date-time' }, localeIn('fr'))

  test.each([
    ['2026-06-20T14:30:00+02:00', new Date('2026-06-20T14:30:00Z')],
    ['2026-12-20T00:00:00+01:00', new Date('2026-12-20T00:00:00Z')],
    // another clock, or more than minutes: what is kept is not changed
    ['2026-06-20T14:30:00Z', '2026-06-20T14:30:00Z'],
    ['2026-06-20T14:30:15.5+02:00', '2026-06-20T14:30:15.5+02:00'],
    ['demain', 'demain'],
  ])('%s is there and back the same', (moment, content) => {
    expect(write(moment)).toEqual(content)
    expect(read(write(moment))).toBe(moment)
  })

  test('is shown as the language has it, and read as people type it', () => {
    expect(format).toBe('dd/mm/yyyy hh:mm')
    for (const typed of ['20/06/2026 14:30', '20 juin 2026 à 14h30', 46193.604166666664])
      expect(read(typed)).toBe('2026-06-20T14:30:00+02:00')
  })
})

test('a time of day stands in a workbook without its time zone', () => {
  const { write, read } = formattedCell({ format: 'time' }, localeIn('fr'))
  expect(write('14:30:00+01:00')).toBe('14:30')
  expect(read('14:30')).toBe('14:30:00+01:00')
  expect(read(write('14:30:00+05:00'))).toBe('14:30:00+05:00')
})
