import { expect, test } from 'vitest'
import { timeText } from '../texts/time.ts'
import { sentenceOf } from './sentence.ts'

test('a moment in a line of the trail is told in the reader’s time', () => {
  const at = '2026-11-27T18:54:00.000Z'
  const line = {
    action: 'definition.schedule',
    values: { at, form: 'SF-424', edition: '2025' },
    subject: 'x',
  } as const
  expect(sentenceOf(line, 'en')).toBe(`scheduled SF-424 2025 to be published at ${timeText(at, 'en')}`)
  expect(sentenceOf(line, 'zh-CN')).not.toContain('T18:54')
})

test.each([
  ['definition.publish', { scheduled: 'true' }, 'had SF-424 2025 published at the time that was set'],
  ['definition.publish', {}, 'published SF-424 2025'],
  ['definition.unschedule', { why: 'Gone' }, 'did not publish SF-424 2025 at its time: Gone'],
  ['definition.import', { signer: '' }, 'imported SF-424 2025 (unsigned)'],
  ['definition.import', { signer: 'ab12' }, 'imported SF-424 2025'],
] as const)('a line of %s with %o says “%s”', (action, more, said) => {
  const values = { form: 'SF-424', edition: '2025', ...more }
  expect(sentenceOf({ action, values, subject: 'x' }, 'en')).toBe(said)
})
