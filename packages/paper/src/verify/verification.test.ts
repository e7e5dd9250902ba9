import fc from 'fast-check'
import { expect, test } from 'vitest'
import { verificationCode } from './verification.ts'

const answers = { part: { name: '甲', rows: [{ n: 1 }, { n: 2.5 }] }, reasons: { a: 'b' } }

test('is the same for the same answers in any order, and another for any other', () => {
  const turned = { reasons: { a: 'b' }, part: { rows: [{ n: 1 }, { n: 2.5 }], name: '甲' } }
  const code = verificationCode('sha256:one', answers)
  expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/)
  expect(verificationCode('sha256:one', turned)).toBe(code)
  expect(verificationCode('sha256:one', { ...answers, attachments: [{ id: 'scan' }] })).toBe(code)
  expect(verificationCode('sha256:one', { ...answers, more: 1 })).not.toBe(code)
  expect(verificationCode('sha256:other', answers)).not.toBe(code)
})

test('whatever the answers are, they have a code', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(verificationCode('d', value)).toMatch(/^(.{4}-){3}.{4}$/)
    }),
  )
})
