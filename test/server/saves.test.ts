import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { applyPatch, diffDocuments } from '@formwright/engine'
import type { Operation } from '@formwright/engine'
import type { Caller } from './caller.ts'
import { install } from './installation.ts'
import type { Installation } from './installation.ts'

let site: Installation
let one: Caller
let other: Caller
let edition: string

beforeAll(async () => {
  site = await install({ demonstration: true })
  ;[one, other] = await Promise.all([site.as('county'), site.as('county2')])
  edition = (await one.get<{ id: string }[]>('/editions')).body[0]!.id
})
afterAll(() => site.stop())

async function started(): Promise<string> {
  const { body } = await one.post<{ id: string }>('/applications', {
    edition,
    region: '350582',
    regionName: '福建省泉州市晋江市',
  })
  return body.id
}

let count = 0
const save = (
  who: Caller,
  id: string,
  base: number,
  patch: readonly Operation[],
  key = `test-key-${++count}`,
) => who.post(`/applications/${id}/saves`, { base, key, patch })
const put = (path: string, value: unknown): Operation => ({ op: 'add', path, value: value as never })

describe('saves', () => {
  test('are acknowledged with the next revision, and read back', async () => {
    const id = await started()
    expect((await save(one, id, 0, [put('/cover', { clusterName: '晋江鞋服' })])).body).toEqual({
      revision: 1,
      patch: [],
    })
    const { body } = await one.get(`/applications/${id}`)
    expect(body.answers).toEqual({ cover: { clusterName: '晋江鞋服' } })
    expect(body.revision).toBe(1)
    expect(body.title).toBe('晋江鞋服')
  })

  test('of a whole file are taken as what it says it is of, and those of another edition are refused', async () => {
    const own = { form: 'sme-cluster', edition: '2024', digest: `sha256:${edition}` }
    const start = ($edition: unknown) =>
      one.post<{ id: string; stated: unknown }>('/applications', {
        edition,
        region: '350582',
        answers: { $edition, cover: { clusterName: '晋江鞋服' } },
      })
    const { body } = await start(own)
    const { answers } = (await one.get<{ answers: object }>(`/applications/${body.id}`)).body
    expect(Object.keys(answers)).toEqual(['cover'])
    const whole = (stated: unknown) =>
      save(one, body.id, 1, [put('', { ...answers, $edition: stated, basic: { leadingIndustry: '鞋' } })])
    const before = { ...own, edition: '2023' }
    for (const refused of [await start(before), await whole(before), await start({ ...own, digest: '1' })])
      expect(refused).toMatchObject({ status: 422, body: { expected: own } })
    expect((await whole(own)).body).toMatchObject({ revision: 2 })
    expect((await one.get(`/applications/${body.id}`)).body.answers).toEqual({
      ...answers,
      basic: { leadingIndustry: '鞋' },
    })
  })

  test('of different fields on one base are brought together', async () => {
    const id = await started()
    await save(one, id, 0, [put('/cover', { clusterName: '甲' })])
    expect((await save(other, id, 0, [put('/basic', { leadingIndustry: '鞋' })])).body).toEqual({
      revision: 2,
      patch: [{ op: 'remove', path: '/cover/region' }, put('/cover/clusterName', '甲')],
    })
    expect((await one.get(`/applications/${id}`)).body.answers).toEqual({
      cover: { clusterName: '甲' },
      basic: { leadingIndustry: '鞋' },
    })
  })

  test('of one field to two values are refused with both, and nothing of them is kept', async () => {
    const id = await started()
    await save(one, id, 0, [put('/cover', { clusterName: '甲' })])
    const refused = await save(other, id, 0, [
      put('/cover', { clusterName: '乙' }),
      put('/basic', { leadingIndustry: '鞋' }),
    ])
    expect(refused.status).toBe(409)
    expect(refused.body).toMatchObject({
      error: 'conflict',
      revision: 1,
      conflicts: [{ pointer: '/cover/clusterName', base: null, mine: '乙', theirs: '甲' }],
    })
    expect((await one.get(`/applications/${id}`)).body.answers).toEqual({ cover: { clusterName: '甲' } })
  })

  test('of one field to the same value are no conflict', async () => {
    const id = await started()
    await save(one, id, 0, [put('/cover', { clusterName: '甲' })])
    expect((await save(other, id, 0, [put('/cover', { clusterName: '甲' })])).status).toBe(200)
  })

  test('sent twice are made once', async () => {
    const id = await started()
    await save(one, id, 0, [put('/cover', { clusterName: '甲' })], 'the-same-key')
    expect((await save(one, id, 0, [put('/cover', { clusterName: '甲' })], 'the-same-key')).body).toEqual({
      revision: 1,
      patch: [],
    })
    await save(one, id, 1, [put('/cover/clusterName', '丙')])
    expect(
      (await save(one, id, 0, [put('/cover', { clusterName: '甲' })], 'the-same-key')).body.revision,
    ).toBe(2)
    expect((await one.get(`/applications/${id}`)).body.answers).toEqual({ cover: { clusterName: '丙' } })
  })

  test.each([
    [
      'a patch that does not fit',
      [{ op: 'remove', path: '/nothing/here' } as Operation],
      422,
      'unprocessable',
    ],
    ['a character that cannot be stored', [put('/cover', { clusterName: '坏\u0000' })], 422, 'unprocessable'],
    ['half of a surrogate pair', [put('/cover', { clusterName: '\ud83d' })], 422, 'unprocessable'],
    ['a place of the province', [put('/declaration', { provincialOpinion: '同意' })], 403, 'forbidden'],
    ['the root', [put('', {})], 200, ''],
    ['a key that no document may have', [put('/__proto__', { polluted: true })], 422, 'unprocessable'],
    [
      'evidence that was never uploaded',
      [
        put('/attachments', [
          {
            id: 'f1',
            target: 'x',
            kind: 'evidence',
            name: 'a.pdf',
            size: 1,
            type: 'application/pdf',
            sha256: 'a'.repeat(64),
          },
        ]),
      ],
      422,
      'unprocessable',
    ],
  ])('%s is refused in words', async (_what, patch, status, error) => {
    const id = await started()
    const before = (await one.get(`/applications/${id}`)).body.answers
    const answer = await save(one, id, 0, patch)
    expect(answer.status).toBe(status)
    if (error) expect(answer.body.error).toBe(error)
    expect((await one.get(`/applications/${id}`)).body.answers).toEqual(error ? before : {})
  })

  test('text that only looks like an escape is stored as it is', async () => {
    const id = await started()
    expect((await save(one, id, 0, [put('/cover', { clusterName: '\\u0000 \\\\ud83d 😀' })])).status).toBe(
      200,
    )
    expect((await one.get(`/applications/${id}`)).body.answers.cover.clusterName).toBe('\\u0000 \\\\ud83d 😀')
  })

  test('leave a history: who, before, after; an earlier document can be read again', async () => {
    const id = await started()
    const beginning = (await one.get(`/applications/${id}`)).body.answers
    await save(one, id, 0, [put('/cover', { clusterName: '甲' })])
    await save(other, id, 1, [put('/cover/clusterName', '乙')])
    await save(one, id, 2, [{ op: 'remove', path: '/cover/clusterName' }])
    const { body } = await one.get(
      `/applications/${id}/history?pointer=${encodeURIComponent('/cover/clusterName')}`,
    )
    expect(
      body.map(({ revision, by, before, after }: Record<string, unknown>) => [revision, by, before, after]),
    ).toEqual([
      [3, '演示·县级填报人甲', '乙', null],
      [2, '演示·县级填报人乙', '甲', '乙'],
      [1, '演示·县级填报人甲', null, '甲'],
    ])
    expect((await one.get(`/applications/${id}/at/2`)).body.answers).toEqual({ cover: { clusterName: '乙' } })
    expect((await one.get(`/applications/${id}/at/0`)).body.answers).toEqual(beginning)
    expect((await one.get(`/applications/${id}/at/9`)).status).toBe(404)
  })

  test('of two people who type at once lose nothing: every field ends as its last writer left it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            who: fc.boolean(),
            field: fc.integer({ min: 0, max: 5 }),
            value: fc.string({ unit: 'grapheme', maxLength: 8 }),
          }),
          { minLength: 1, maxLength: 12 },
        ),
        async (edits) => {
          const id = await started()
          // each has fields of their own and keeps a document as a browser does
          const pages = [one, other].map((who) => ({ who, base: 0, document: {} as unknown }))
          await Promise.all(
            pages.map(async (page, index) => {
              for (const { who, field, value } of edits) {
                if (Number(who) !== index) continue
                const mine = applyPatch(page.document, [
                  put(`/cover`, {
                    ...(page.document as { cover?: object }).cover,
                    [`f${index}${field}`]: value,
                  }),
                ])
                const { status, body } = await save(
                  page.who,
                  id,
                  page.base,
                  diffDocuments(page.document, mine),
                )
                expect(status).toBe(200)
                page.document = applyPatch(mine, body.patch)
                page.base = body.revision
              }
            }),
          )
          const expected: Record<string, string> = {}
          for (const { who, field, value } of edits) expected[`f${Number(who)}${field}`] = value
          expect((await one.get(`/applications/${id}`)).body.answers.cover).toEqual(expected)
        },
      ),
      { numRuns: 8 },
    )
  })
})
