import { expect, test } from 'vitest'
import { revise, startForm } from '@formwright/authoring'
import answer from '../published/worker.ts'
import type { DefinitionChecks } from '../published/checking.ts'
import type { Draft } from './drafts.ts'
import { filesWithOtherEditions, isAsDrafted, otherEditionsOf } from './other-editions.ts'

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
  const [other, ...more] = await otherEditionsOf(checks, draft)
  expect(more).toEqual([])
  expect(other).toMatchObject({ edition: '2027', keeps: true, changes: 1, broken: [] })
  expect(other!.named[0]!['zh-CN']).toContain('200')
  expect(filesWithOtherEditions(draft)['2027/schema.json']).toBe(before['2026/schema.json'])
  // its archive, which holds the copies, brings nothing new
  expect(isAsDrafted(filesWithOtherEditions(draft), draft)).toBe(true)
  expect(isAsDrafted(draft.files, draft)).toBe(true)
  expect(isAsDrafted(before, draft)).toBe(false)
})

test('what all editions share is told where it breaks another', async () => {
  const broken = await otherEditionsOf(checks, draftWith('form.json', '"workflow"', '"workflaw"'))
  expect(broken).toMatchObject([{ edition: '2027', keeps: false, changes: 0 }])
  expect(broken[0]!.broken.length).toBeGreaterThan(0)
  expect(await otherEditionsOf(checks, draftWith('form.json', '"title": "', '"title": "新'))).toEqual([])
})

test('rulings of regions go into the draft of a next year only where somebody says so', () => {
  const ruling = '{ "region": "530000", "authority": "省厅", "source": "某通知" }'
  const files = { ...Object.fromEntries(first), '2026/regions/530000.json': ruling }
  const made = answer({ ask: 'revise', files, edition: '2026', next: '2027' }) as Record<string, string>
  expect(Object.keys(made)).toContain('2027/edition.json')
  expect(Object.keys(made).filter((file) => file.includes('/regions/'))).toEqual(['2026/regions/530000.json'])
})
