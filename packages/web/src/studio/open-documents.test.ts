import { expect, test } from 'vitest'
import { documentOf, keepHistory } from './open-documents.ts'
import { readSteps, storedSteps } from './stored-steps.ts'
import type { StoredSteps } from './stored-steps.ts'

const draft = { id: 'd', person: 'p', files: { 'a.json': 'one', 'b.json': 'one' } }

/** A draft in which one file was changed, and that was left for its review. */
function left(isSaved = true) {
  const document = documentOf(draft)
  document.apply({ name: 'file' }, new Map([['a.json', 'two']]))
  keepHistory(draft, document, isSaved)
}

test('who comes back to a draft can undo what they did before', () => {
  left()
  const again = documentOf({ ...draft, files: { 'a.json': 'two', 'b.json': 'one' } })
  expect(again.files.get('a.json')).toBe('two')
  again.undo()
  expect(again.files.get('a.json')).toBe('one')
})

test('what others changed meanwhile is there, and stays when one’s own is undone', () => {
  left()
  const again = documentOf({ ...draft, files: { 'a.json': 'two', 'c.json': 'theirs' } })
  expect(Object.fromEntries(again.files)).toEqual({ 'a.json': 'two', 'c.json': 'theirs' })
  again.undo()
  expect(Object.fromEntries(again.files)).toEqual({ 'a.json': 'one', 'c.json': 'theirs' })
})

test.each([
  ['another draft', { id: 'other' }, true],
  ['another person', { person: 'other' }, true],
  ['what was not all on the server', {}, false],
])('%s begins anew', (_, other, isSaved) => {
  left(isSaved)
  const again = documentOf({ ...draft, ...other })
  expect([Object.fromEntries(again.files), again.steps]).toEqual([draft.files, []])
})

test('who opens a draft again another day can undo what this browser kept', () => {
  const before = documentOf(draft)
  before.apply({ name: 'file' }, new Map([['a.json', 'two']]))
  const stored = JSON.parse(JSON.stringify(storedSteps(before.steps))) as StoredSteps
  const again = documentOf({ ...draft, files: { 'a.json': 'two', 'b.json': 'theirs' } }, readSteps(stored))
  expect(again.steps.map(({ name }) => name)).toEqual(['file'])
  again.undo()
  expect(Object.fromEntries(again.files)).toEqual({ 'a.json': 'one', 'b.json': 'theirs' })
})
