import { expect, test } from 'vitest'
import { refetchDelay, localMoment, zoneAt } from './local-moment.ts'

test('a time to publish is said with the clock that it is read by', () => {
  const at = '2026-03-01T08:00:00Z'
  expect(zoneAt(at)).toMatch(/^UTC(?:[+-]\d\d:\d\d)?$/)
  expect(localMoment(at, 'zh-CN').zone).toBe(zoneAt(at))
})

test('a draft that is published at a time is looked at when it has come, and until it is there', () => {
  const now = Date.parse('2026-03-01T08:00:00Z')
  expect(refetchDelay(null, now)).toBe(false)
  expect(refetchDelay('2026-03-01T08:00:20Z', now)).toBe(20_000)
  expect(refetchDelay('2026-03-02T08:00:00Z', now)).toBe(60_000)
  expect(refetchDelay('2026-03-01T07:59:00Z', now)).toBe(3000)
})
