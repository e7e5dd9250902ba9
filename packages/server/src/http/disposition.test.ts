import { expect, test } from 'vitest'
import { disposition } from './disposition.ts'

test('a name stands in the header in full, with no character that would end it', () => {
  const header = disposition('attachment', "营业执照 (副本)'s*.pdf")
  expect(header).toMatch(/^attachment; filename\*=UTF-8''[A-Za-z0-9!#$&+.^_`|~%-]+$/)
  expect(decodeURIComponent(header.split("''")[1]!)).toBe("营业执照 (副本)'s*.pdf")
})
