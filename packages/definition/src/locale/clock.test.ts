import { expect, test } from 'vitest'
import { todayIn } from './clock.ts'
import { timeZoneOf } from './form-locale.ts'

const window = { from: '2030-03-01', to: '2030-07-31', timeZone: 'America/New_York', source: '' }
const form = (language?: string) => ({ id: 'f', title: 'F', agency: 'A', ...(language ? { language } : {}) })

test('it is the day of where a form is at home, whether or not it has a window', () => {
  const morning = new Date('2026-11-27T22:03:00Z')
  const zones = [
    timeZoneOf({ form: form(), edition: {} }),
    timeZoneOf({ form: form('en'), edition: {} }),
    timeZoneOf({ form: form(), edition: { window } }),
    timeZoneOf({ form: form(), edition: { window: { ...window, timeZone: 'Asia/' } } }),
  ]
  expect(zones).toEqual(['Asia/Shanghai', 'UTC', 'America/New_York', 'Asia/Shanghai'])
  expect(zones.map((zone) => todayIn(zone, morning))).toEqual([
    '2026-11-28',
    '2026-11-27',
    '2026-11-27',
    '2026-11-28',
  ])
  expect(todayIn('Asia/', morning)).toBe('2026-11-27')
})
