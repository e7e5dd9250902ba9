import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Caller } from './caller.ts'
import { install } from './installation.ts'
import type { Installation } from './installation.ts'

let site: Installation
let county: Caller
let province: Caller
let admin: Caller
let edition: string
let id: string

beforeAll(async () => {
  site = await install({ demonstration: true })
  ;[county, province, admin] = await Promise.all([site.as('county'), site.as('province'), site.admin()])
  edition = (await county.get<{ id: string }[]>('/editions')).body[0]!.id
  id = await started()
})
afterAll(() => site.stop())

async function started(): Promise<string> {
  const { body } = await county.post('/applications', { edition, region: '350582', regionName: '晋江市' })
  return body.id as string
}

/** Sends a body as it is written, whatever it is. */
function raw(who: Caller, path: string, body: string | Uint8Array, method = 'POST') {
  return fetch(`${who.address}/api${path}`, {
    method,
    headers: { cookie: who.cookie, 'content-type': 'application/json' },
    body: body as string,
  }).then(async (answer) => {
    const text = await answer.text()
    return { status: answer.status, body: text.startsWith('{') ? JSON.parse(text) : text }
  })
}

describe('a text that no database keeps is refused where requests are read, and its place is named', () => {
  const BAD = ['甲\u0000乙', '\ud83d', '甲\ude00']
  const ROUTES: readonly [
    who: () => Caller,
    method: string,
    path: () => string,
    body: (bad: string) => unknown,
    at: string,
  ][] = [
    [
      () => county,
      'POST',
      () => `/applications/${id}/comments`,
      (text) => ({ pointer: '/cover', text }),
      '/text',
    ],
    [
      () => county,
      'POST',
      () => `/applications/${id}/comments`,
      (bad) => ({ pointer: `/${bad}`, text: '甲' }),
      '/pointer',
    ],
    [
      () => province,
      'POST',
      () => `/applications/${id}/notes`,
      (text) => ({ pointer: '/cover', text }),
      '/text',
    ],
    [
      () => county,
      'POST',
      () => `/applications/${id}/transitions`,
      (opinion) => ({ transition: 'submit', revision: 0, opinion }),
      '/opinion',
    ],
    [
      () => county,
      'PUT',
      () => `/applications/${id}/reasons`,
      (bad) => ({ reasons: { 'RAT-01 /cover': bad } }),
      '/reasons/RAT-01 ~1cover',
    ],
    [() => county, 'PUT', () => `/applications/${id}/presence`, (section) => ({ section }), '/section'],
    [
      () => county,
      'POST',
      () => '/applications',
      (regionName) => ({ edition, region: '350582', regionName }),
      '/regionName',
    ],
    [
      () => county,
      'POST',
      () => '/applications',
      (bad) => ({
        edition,
        region: '350582',
        regionName: '晋江市',
        answers: { cover: { clusterName: bad } },
      }),
      '/cover/clusterName',
    ],
    [
      () => county,
      'POST',
      () => `/applications/${id}/saves`,
      (bad) => ({
        base: 0,
        key: 'bad-text-1',
        patch: [{ op: 'add', path: '/cover', value: { a: '好', b: [bad] } }],
      }),
      '/cover/b/0',
    ],
    [
      () => county,
      'POST',
      () => `/applications/${id}/saves`,
      (bad) => ({
        base: 0,
        key: 'bad-text-2',
        patch: [],
        origins: { '/cover/clusterName': { origin: 'imported', value: bad } },
      }),
      '/cover/clusterName',
    ],
    [
      () => site.stranger,
      'POST',
      () => '/auth/sign-in/email',
      (bad) => ({ email: `${bad}@test.example`, password: 'x' }),
      '/email',
    ],
    [
      () => admin,
      'POST',
      () => '/invitations',
      (name) => ({
        email: 'a@b.example',
        name,
        grants: [{ role: 'applicant', region: '350582', form: '*' }],
      }),
      '/name',
    ],
    [
      () => site.stranger,
      'POST',
      () => `/editions/${edition}/paper`,
      (bad) => ({ answers: { cover: { clusterName: bad } } }),
      '/cover/clusterName',
    ],
  ]

  test('in bodies', async () => {
    for (const [who, method, path, bodyOf, at] of ROUTES)
      for (const bad of BAD) {
        const { status, body } = await who().call(method, path(), bodyOf(bad))
        expect({ path: path(), status, pointers: body.pointers }).toEqual({
          path: path(),
          status: 422,
          pointers: [at],
        })
      }
    expect((await county.get(`/applications/${id}`)).body.revision).toBe(0)
  })

  test('in queries and addresses', async () => {
    for (const path of [
      '/applications?text=%00',
      '/applications/%00',
      '/auth/%00',
      '/auth/callback/oidc?state=%00',
    ])
      expect([path, (await county.get(path)).status]).toEqual([path, 422])
    expect((await admin.get('/people?text=a%00')).body.pointers).toEqual(['/text'])
  })

  test('every bad field of a save is named; whole characters are not', async () => {
    const patch = [
      { op: 'add', path: '/cover', value: { clusterName: '\ud83d', contact: '😀𠮷\u0001', region: '好' } },
      { op: 'add', path: '/basic', value: { leadingIndustry: '\u0000' } },
    ]
    const { status, body } = await county.post(`/applications/${id}/saves`, {
      base: 0,
      key: 'two-bad-texts',
      patch,
    })
    expect([status, body.pointers]).toEqual([422, ['/cover/clusterName', '/basic/leadingIndustry']])
  })

  test('what is not UTF-8 is not taken for other letters', async () => {
    const body = Buffer.concat([
      Buffer.from('{"pointer":"/cover","text":"'),
      Buffer.from([0xe7, 0x94]),
      Buffer.from('"}'),
    ])
    expect((await raw(county, `/applications/${id}/comments`, body)).status).toBe(400)
  })
})

describe('what cannot be read within bounds is refused in words', () => {
  const deep = '['.repeat(100_000) + ']'.repeat(100_000)

  test('100,000 levels', async () => {
    const key = '"key":"deep-save-1"'
    for (const [who, path, body, method] of [
      [
        county,
        `/applications/${id}/saves`,
        `{"base":0,${key},"patch":[{"op":"add","path":"/cover","value":${deep}}]}`,
      ],
      [county, `/applications/${id}/saves`, `{"base":0,${key},"patch":[],"origins":{"/cover":${deep}}}`],
      [site.stranger, '/auth/sign-in/email', `{"email":${deep}}`],
      [site.stranger, `/editions/${edition}/paper`, `{"answers":{"cover":${deep}}}`],
      [county, '/applications', `{"answers":{"cover":${deep}}}`],
      [county, `/applications/${id}/reasons`, `{"reasons":${deep}}`, 'PUT'],
    ] as const) {
      const answer = await raw(who, path, body, method)
      expect([path, answer.status, answer.body.error]).toEqual([path, 422, 'unprocessable'])
    }
  })

  test('more values than any declaration has', async () => {
    const body = `{"base":0,"key":"long-save-1","patch":[{"op":"add","path":"/lists","value":{"x":[${'0,'.repeat(250_000)}0]}}]}`
    const answer = await raw(county, `/applications/${id}/saves`, body)
    expect([answer.status, answer.body.error]).toEqual([413, 'too-large'])
  })

  test('numbers that would be changed, by name', async () => {
    const before = (await county.get(`/applications/${id}`)).body.answers
    for (const number of ['9007199254740993', '1e400', '-1e400', '0.10000000000000000001']) {
      const save = `{"base":0,"key":"numbers-1","patch":[{"op":"add","path":"/basic","value":{"a":1.50,"output":${number}}}]}`
      const answer = await raw(county, `/applications/${id}/saves`, save)
      expect([number, answer.status, answer.body.pointers]).toEqual([number, 422, ['/basic/output']])
    }
    expect((await county.get(`/applications/${id}`)).body).toMatchObject({ revision: 0, answers: before })
  })
})

test('an address whose name cannot be anything’s is not there, as one that nobody has made', async () => {
  for (const path of ['/applications/exports', '/applications/1', `/applications/${id}x/comments`])
    expect([path, (await county.get(path)).body]).toEqual([
      path,
      { error: 'not-found', message: 'There is nothing at this address' },
    ])
})
