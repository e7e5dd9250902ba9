import { expect, test } from 'vitest'
import { isOfForm } from './exchange.ts'

const root = { parts: [{ key: '', title: '' }] }
const parted = { parts: [{ key: 'company', title: 'Company' }] }

test.each([
  ['of a form of one part', root, { name: 'a' }, true],
  ['of another form of one part', root, { crop: 'rice' }, false],
  ['of a form of one part, with files and lists only', root, { attachments: [], lists: {} }, true],
  ['of a form with parts', parted, { company: {} }, true],
  ['of another form with parts', parted, { name: 'a' }, false],
])('answers %s', (_, edition, answers, expected) => {
  expect(isOfForm(answers, edition, ['name', 'staff'])).toBe(expected)
})

test('where anything may stand at the top, anything is taken in', () => {
  expect(isOfForm({ crop: 'rice' }, root, [])).toBe(true)
})
