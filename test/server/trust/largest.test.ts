import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Caller } from '../caller.ts'
import { install } from '../installation.ts'
import type { Installation } from '../installation.ts'

let site: Installation
let county: Caller
let id: string

/** Different each time, and as large as answers may be. */
const text = (round: number) => `${round}`.padEnd(4_500_000, 'x')

beforeAll(async () => {
  site = await install({ demonstration: true, env: { HISTORY_MAX_MB: '50', EVIDENCE_TOTAL_MAX_MB: '0.001' } })
  county = await site.as('county')
  const edition = (await county.get('/editions')).body[0].id
  id = (await county.post('/applications', { edition, region: '350582', regionName: '晋江市' })).body.id
})
afterAll(() => site.stop())

describe('the largest application that limits allow', () => {
  let revision = 0
  let refused: unknown

  test('is refused more changes than may be kept, in words, and stays as it was', async () => {
    for (let round = 1; revision === round - 1; round++) {
      const { status, body } = await county.post(`/applications/${id}/saves`, {
        base: revision,
        key: `large-save-${round}`,
        patch: [{ op: 'add', path: '/basic', value: { leadingIndustry: text(round), round } }],
      })
      if (status === 200) revision = body.revision
      else refused = { status, of: body.of, limit: body.limit }
    }
    expect(refused).toEqual({ status: 422, of: 'history', limit: 50 })
    expect(revision).toBeGreaterThan(2)
    expect((await county.get(`/applications/${id}`)).body.revision).toBe(revision)
  })

  test('is read at any revision, its history too, by many at once, in bounded memory', async () => {
    const before = process.memoryUsage().rss
    let most = 0
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 20)
    const at = async (wanted: number) => {
      const { status, body } = await county.get(`/applications/${id}/at/${wanted}`)
      return [status, body.revision, body.answers?.basic?.round ?? 0]
    }
    const revisions = Array.from({ length: revision + 1 }, (_, index) => index)
    expect(await Promise.all(revisions.map(at))).toEqual(revisions.map((wanted) => [200, wanted, wanted]))
    expect(await Promise.all(Array.from({ length: 3 }, () => at(0)))).toEqual([
      [200, 0, 0],
      [200, 0, 0],
      [200, 0, 0],
    ])
    const history = await county.get(`/applications/${id}/history?pointer=`)
    expect([history.status, history.body[0].revision]).toEqual([200, revision])
    // a page ends with the change that fills it
    expect(new Set(history.body.map((change: { revision: number }) => change.revision)).size).toBe(1)
    expect((await county.get(`/applications/${id}/verification/0000-0000-0000-0000`)).body.genuine).toBe(
      false,
    )
    clearInterval(watch)
    // two are rebuilt at a time; the answers of the others wait in sockets
    expect(most - before).toBeLessThan(500_000_000)
  })

  test('takes a save on its first revision', async () => {
    const { status, body } = await county.post(`/applications/${id}/saves`, {
      base: 0,
      key: 'old-base-save',
      patch: [{ op: 'add', path: '/cover', value: { clusterName: '甲' } }],
    })
    expect([status, body.revision]).toEqual([200, revision + 1])
  })

  test('takes no more files than may be kept', async () => {
    const { status, body } = await county.upload(
      id,
      'a.pdf',
      new TextEncoder().encode(`%PDF-1.4\n${'x'.repeat(2000)}`),
    )
    expect([status, JSON.parse(body).of]).toEqual([422, 'evidence'])
  })
})

test('earlier answers come from snapshots, also those of long ago', async () => {
  const edition = (await county.get('/editions')).body[0].id
  const small = (await county.post('/applications', { edition, region: '350582', regionName: '晋江市' })).body
    .id
  for (let round = 1; round <= 12; round++)
    await county.post(`/applications/${small}/saves`, {
      base: round - 1,
      key: `small-save-${round}`,
      patch: [
        { op: 'add', path: '/basic', value: { round, leadingIndustry: `${round}`.padEnd(500_000, 'y') } },
      ],
    })
  const kept = await site.server.services.db
    .selectFrom('snapshot')
    .select('revision')
    .where('application', '=', small)
    .execute()
  expect(kept.length).toBeGreaterThan(1)
  for (let round = 0; round <= 12; round++)
    expect((await county.get(`/applications/${small}/at/${round}`)).body.answers.basic?.round).toBe(
      round || undefined,
    )
})
