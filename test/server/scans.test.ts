import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Caller } from './caller.ts'
import { checked, declared, pdf } from './declared.ts'
import { install } from './installation.ts'
import type { Installation } from './installation.ts'

let site: Installation
let county: Caller
let province: Caller
let id: string

beforeAll(async () => {
  site = await install({ demonstration: true })
  ;[county, province] = await Promise.all([site.as('county'), site.as('province')])
  const application = await declared(county)
  id = application.id
  const { status, body } = await county.post(`/applications/${id}/transitions`, {
    transition: 'submit',
    revision: application.revision,
  })
  if (status !== 200) throw new Error(JSON.stringify(body))
})
afterAll(() => site.stop())

interface File {
  id: string
  target: string
  sha256: string
}

const files = async (): Promise<File[]> => (await county.get(`/applications/${id}`)).body.answers.attachments
let saves = 0

/** Changes the attachments of the application as somebody's editor would. */
async function attach(caller: Caller, change: (files: File[]) => unknown[]) {
  const { body } = await caller.get(`/applications/${id}`)
  return caller.post(`/applications/${id}/saves`, {
    base: body.revision,
    key: `scan-number-${++saves}`,
    patch: [{ op: 'replace', path: '/attachments', value: change(body.answers.attachments) }],
  })
}

async function scan(caller: Caller, target: string, of = id): Promise<Record<string, unknown>> {
  const contents = pdf(`${target} ${saves}`)
  const { status, headers, body } = await caller.upload(of, '签字盖章页.pdf', contents)
  expect(status, JSON.stringify(body)).toBe(204)
  return {
    id: `scan-${target}-${saves}`,
    target,
    kind: 'evidence',
    name: '签字盖章页.pdf',
    size: contents.length,
    type: 'application/pdf',
    sha256: headers.get('x-content-sha256'),
  }
}

describe('the scan of the paper that was signed and sealed', () => {
  test('comes after the paper was handed in, and the paper is still known as genuine and the latest', async () => {
    const { body: report } = await county.get(`/applications/${id}/paper`)
    const page = await scan(county, 'declaration.authoritySeal')
    expect((await attach(county, (all) => [...all, page])).status).toBe(200)
    expect(await files()).toContainEqual(page)
    expect((await county.get(`/applications/${id}/paper`)).body.code).toBe(report.code)
    expect((await province.get(`/applications/${id}/verification/${report.code}`)).body).toMatchObject({
      genuine: true,
      current: true,
    })
  })

  test('is not asked for before the form was handed in and printed, and is there before it is recommended', async () => {
    const own = await declared(county)
    const SIGNED = ['signatory', 'authoritySeal']
    const { body } = await county.get(`/applications/${own.id}`)
    const unsigned = await county.post(`/applications/${own.id}/saves`, {
      base: own.revision,
      key: 'not-signed-yet',
      patch: [
        ...SIGNED.map((field) => ({ op: 'remove', path: `/declaration/${field}` })),
        {
          op: 'replace',
          path: '/attachments',
          value: body.answers.attachments.filter(
            ({ target }: File) => !SIGNED.includes(target.replace('declaration.', '')),
          ),
        },
      ],
    })
    expect(unsigned.status, JSON.stringify(unsigned.body)).toBe(200)
    const read = async (path = '') => (await county.get(`/applications/${own.id}${path}`)).body
    expect((await read('/assessment')).findings).toEqual([])
    expect((await read()).progress.errors).toBe(0)
    const go = async (caller: Caller, transition: string, said: object = {}) =>
      caller.post(`/applications/${own.id}/transitions`, {
        transition,
        revision: (await read()).revision,
        ...said,
      })
    expect((await go(county, 'submit')).status).toBe(200)
    expect(await go(province, 'recommend', { opinion: '同意推荐' })).toMatchObject({
      status: 422,
      body: {
        requirement: 'filled',
        pointers: ['/declaration/signatory', '/declaration/authoritySeal'],
      },
    })
    const pages = await Promise.all(SIGNED.map((field) => scan(county, `declaration.${field}`, own.id)))
    const { answers, revision } = await read()
    const attached = await county.post(`/applications/${own.id}/saves`, {
      base: revision,
      key: 'signed-and-sealed',
      patch: [{ op: 'replace', path: '/attachments', value: [...answers.attachments, ...pages] }],
    })
    expect(attached.status, JSON.stringify(attached.body)).toBe(200)
    expect((await go(province, 'recommend', { opinion: '同意推荐' })).status).toBe(200)
  })

  test('may be taken away again by who added it', async () => {
    const page = await scan(county, 'declaration.signatory')
    await attach(county, (all) => [...all, page])
    expect(
      (await attach(county, (all) => all.filter(({ target }) => target !== 'declaration.signatory'))).status,
    ).toBe(200)
    expect((await files()).some(({ target }) => target === 'declaration.signatory')).toBe(false)
  })

  test.each([
    [
      'evidence of another field',
      (all: File[], page: File) => [...all, { ...page, target: 'leading.chainActions' }],
    ],
    ['evidence that was handed in, taken away', (all: File[]) => all.slice(1)],
    [
      'evidence that was handed in, said to prove something else',
      (all: File[]) => [{ ...all[0]!, target: 'declaration.authoritySeal' }, ...all.slice(1)],
    ],
    ['something that is no evidence', (all: File[]) => [...all, 'x']],
    [
      'the scan of the province',
      (all: File[], page: File) => [...all, { ...page, target: 'declaration.provincialSeal' }],
    ],
  ])('is all that may be changed then: not %s', async (_, change) => {
    const page = (await scan(county, 'declaration.authoritySeal')) as unknown as File
    const before = await files()
    expect(await attach(county, (all) => change(all, page))).toMatchObject({
      status: 403,
      body: { error: 'forbidden' },
    })
    expect(await files()).toEqual(before)
  })

  test('leaves the answers closed: no field may be changed, and the application not deleted', async () => {
    const { body } = await county.get(`/applications/${id}`)
    expect(body.rights).toMatchObject({
      edit: [],
      attach: ['/declaration/signatory', '/declaration/authoritySeal'],
    })
    expect(
      (
        await county.post(`/applications/${id}/saves`, {
          base: body.revision,
          key: 'change-of-name',
          patch: [{ op: 'replace', path: '/basic/clusterName', value: '改名' }],
        })
      ).status,
    ).toBe(403)
    expect((await county.call('DELETE', `/applications/${id}`)).status).toBe(403)
  })

  test('of the province belongs to the province, which may change nothing else of the evidence', async () => {
    const page = await scan(province, 'declaration.provincialSeal')
    expect((await attach(province, (all) => [...all, page])).status).toBe(200)
    expect((await attach(province, (all) => all.slice(1))).status).toBe(403)
    const { body } = await province.get(`/applications/${id}`)
    await province.post(`/applications/${id}/transitions`, {
      transition: 'recommend',
      revision: body.revision,
      opinion: '同意推荐',
    })
    const again = await scan(province, 'declaration.provincialSeal')
    expect((await attach(province, (all) => [...all, again])).status).toBe(200)
  })

  test('comes no more when everything was sent on', async () => {
    await checked(province, id)
    const { body } = await province.get(`/applications/${id}`)
    expect(
      (
        await province.post(`/applications/${id}/transitions`, {
          transition: 'export',
          revision: body.revision,
        })
      ).status,
    ).toBe(200)
    expect((await county.upload(id, '迟到.pdf', pdf('迟到'))).status).toBe(403)
  })
})
