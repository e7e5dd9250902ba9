import { expect, test } from 'vitest'
import { correctionNotificationText } from './correction-notification.ts'

test('news of a correction say whether a choice waits, and whether it was withdrawn', () => {
  const told = [false, true].flatMap((withdrawal) =>
    [false, true].map((made) => correctionNotificationText({ made, withdrawal }, 'Example Works', 'en')),
  )
  expect(new Set(told).size).toBe(4)
  expect(told.map((text) => text.includes('withdrawn'))).toEqual([false, false, true, true])
  expect(told.map((text) => text.includes('choose'))).toEqual([true, false, true, false])
})
