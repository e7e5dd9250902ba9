import { expect, test } from 'vitest'
import { parseForm } from '@formwright/definition'
import type { FileMap } from '@formwright/definition'
import { revise } from '../revise/revise.ts'
import { startForm } from '../start/start-form.ts'
import { editionsSharing, withOthersKept } from './other-editions.ts'

const first = startForm('x', 2026)
const revision = revise(first, '2026', '2027')
if (!('files' in revision)) throw new Error('There is no next edition')
const before = new Map([...first, ...revision.files])
const digestOf = (files: FileMap, edition: string) => parseForm(files, edition).bundle?.digest

test('an edition that inherits what was changed in another keeps its own text', () => {
  const text = before.get('2026/schema.json')!
  const after = new Map(before).set('2026/schema.json', text.replace('"x-words": 200', '"x-words": 5'))
  expect(editionsSharing(before, after, '2026')).toEqual(['2027'])
  expect(digestOf(after, '2027')).not.toBe(digestOf(before, '2027'))
  const kept = withOthersKept(before, after, '2026')
  expect(kept.get('2027/schema.json')).toBe(text)
  expect(digestOf(kept, '2027')).toBe(digestOf(before, '2027'))
  expect(digestOf(kept, '2026')).toBe(digestOf(after, '2026'))
  expect(editionsSharing(before, kept, '2026')).toEqual([])
})

test('a file that is new or gone there is not so here', () => {
  const after = new Map(before).set('2026/cases/extra.json', '{ "cases": [] }')
  after.delete('2026/ui.json')
  const kept = withOthersKept(before, after, '2026')
  expect(kept.get('2027/ui.json')).toBe(before.get('2026/ui.json'))
  expect(JSON.parse(kept.get('2027/edition.json')!)).toMatchObject({
    inherits: { 'cases/extra.json': null, '.': '../2026' },
  })
  expect(parseForm(kept, '2027').problems).toEqual(parseForm(before, '2027').problems)
  expect(digestOf(kept, '2027')).toBe(digestOf(before, '2027'))
})

test('what is its own, or was changed on purpose, and what nobody shares is left alone', () => {
  const own = new Map(before).set('2027/schema.json', before.get('2026/schema.json')!)
  const after = new Map(own).set('2026/schema.json', '{}')
  expect(withOthersKept(own, after, '2026')).toEqual(after)
  expect(editionsSharing(before, new Map(before).set('2027/carry.json', '{}'), '2027')).toEqual([])
  expect(editionsSharing(new Map(), before, '2026')).toEqual([])
})
