import { expect, test } from 'vitest'
import { revise, startForm } from '@formwright/authoring'
import answer from '../published/worker.ts'
import type { DefinitionChecks } from '../published/checking.ts'
import type { Draft } from './drafts.ts'
import { filesWithOthers, isAsDrafted, othersOf } from './others.ts'

const first = startForm('x', 2026)
const revision = revise(first, '2026', '2027')
if (!('files' in revision)) throw new Error('There is no next edition')
const before = Object.fromEntries([...first, ...revision.files])
const checks = {
  ask: (task: Parameters<typeof answer>[0]) => Promise.resolve(answer(task)),
} as DefinitionChecks
const draftWith = (path: string, from: string, to: string) => {
  expect(before[path]).toContain(from)
  const files = { ...before, [path]: before[path]!.replace(from, to) }
  return { from_files: before, files, edition: '2026' } as Partial<Draft> as Draft
}

test('an edition that shares what is changed stays as it is; what it would mean for it is told', async () => {
  const draft = draftWith('2026/schema.json', '"x-words": 200', '"x-words": 5')
  const [other, ...more] = await othersOf(checks, draft)
  expect(more).toEqual([])
  expect(other).toMatchObject({ edition: '2027', keeps: true, changes: 1, broken: [] })
  expect(other!.named[0]!['zh-CN']).toContain('200')
  expect(filesWithOthers(draft)['2027/schema.json']).toBe(before['2026/schema.json'])
  // its archive, which holds the copies, brings nothing new
  expect(isAsDrafted(filesWithOthers(draft), draft)).toBe(true)
  expect(isAsDrafted(draft.files, draft)).toBe(true)
  expect(isAsDrafted(before, draft)).toBe(false)
})

test('what all editions share is told where it breaks another', async () => {
  const broken = await othersOf(checks, draftWith('form.json', '"workflow"', '"workflaw"'))
  expect(broken).toMatchObject([{ edition: '2027', keeps: false, changes: 0 }])
  expect(broken[0]!.broken.length).toBeGreaterThan(0)
  expect(await othersOf(checks, draftWith('form.json', '"title": "', '"title": "新'))).toEqual([])
})
