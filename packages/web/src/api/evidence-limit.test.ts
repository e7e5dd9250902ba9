import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { browserEvidence } from '../drafts/evidence.ts'
import { meQuery } from './queries.ts'

const stored = new Map<string, string>()
beforeEach(() => {
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
  stored.clear()
})

const ask = () => (meQuery.queryFn as () => Promise<unknown>)()

test('evidence may be as large as the server says, also when it cannot be asked any more', async () => {
  expect(browserEvidence.maxBytes).toBe(Infinity)
  vi.stubGlobal('fetch', async () => Response.json({ maxEvidenceBytes: 7_000_000, person: null }))
  await ask()
  vi.stubGlobal('fetch', async () => {
    throw new TypeError('no network')
  })
  await expect(ask()).rejects.toMatchObject({ code: 'away' })
  expect(browserEvidence.maxBytes).toBe(7_000_000)
})
