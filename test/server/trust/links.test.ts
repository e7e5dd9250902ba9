import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Caller } from '../caller.ts'
import { install, PASSWORD } from '../installation.ts'
import type { Installation } from '../installation.ts'

let site: Installation
let admin: Caller

beforeAll(async () => {
  site = await install()
  admin = await site.admin()
})
afterAll(() => site.stop())

const COUNTY = { role: 'applicant', region: '350582', form: '*' }
const PROVINCE = { role: 'province', region: '350000', form: '*' }
const tokenOf = (link: string) => link.split('/').at(-1)!

const inviteTo = async (email: string, grants = [COUNTY]): Promise<string> => {
  const { status, body } = await admin.post('/invitations', { email, name: '某', grants })
  expect(status, JSON.stringify(body)).toBe(201)
  return body.link
}
const use = (link: string, email: string) =>
  site.stranger.post(`/invitations/${tokenOf(link)}`, { email, name: '某', password: PASSWORD })
const personOf = async (email: string) =>
  (await admin.get(`/people?text=${encodeURIComponent(email)}`)).body.people[0]
const resetOf = async (id: string): Promise<string> => (await admin.post(`/people/${id}/reset`)).body.link

/** What an administrator may do with an account that has an open invitation and an open reset link. */
const CHANGES: Record<string, (id: string, grant: string) => Promise<unknown>> = {
  'a role was taken away': (id, grant) => admin.call('DELETE', `/people/${id}/grants/${grant}`),
  'a role was given': (id) => admin.post(`/people/${id}/grants`, { ...COUNTY, region: '350583' }),
  'the account was disabled': (id) => admin.put(`/people/${id}/disabled`, { disabled: true }),
  'the account was disabled and enabled': async (id) => {
    await admin.put(`/people/${id}/disabled`, { disabled: true })
    return admin.put(`/people/${id}/disabled`, { disabled: false })
  },
  'the password was reset by the administrator': resetOf,
  'the person chose a password': async () => undefined,
}

describe('links end', () => {
  test.each(Object.keys(CHANGES))('when %s', async (change) => {
    const email = `ends${Object.keys(CHANGES).indexOf(change)}@test.example`
    expect((await use(await inviteTo(email), email)).status).toBe(200)
    const { id, grants } = await personOf(email)
    const links = [await resetOf(id), await inviteTo(email, [PROVINCE]), await inviteTo(email)]
    if (change === 'the person chose a password') await use(links.shift()!, email)
    await CHANGES[change]!(id, grants[0].id)
    const before = (await personOf(email)).grants.length
    for (const link of links) {
      const looked = await site.stranger.get(`/invitations/${tokenOf(link)}`)
      const used = await use(link, email)
      expect([looked.status, used.status]).toEqual([410, 410])
      expect(used.body.message).toMatch(/^This link holds no longer/)
    }
    expect((await personOf(email)).grants.length).toBe(before)
  })

  test('when another one of the same person is used at the same moment', async () => {
    for (const email of ['twice1@test.example', 'twice2@test.example', 'twice3@test.example']) {
      const links = [await inviteTo(email), await inviteTo(email, [PROVINCE])]
      const answers = await Promise.all(links.map((link) => use(link, email)))
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 410])
      expect((await personOf(email)).grants.length).toBe(1)
    }
  })

  test('when they are withdrawn; when they are sent again the old address does', async () => {
    const email = 'listed@test.example'
    const first = await inviteTo(email)
    const listed = (await admin.get('/invitations')).body.find(
      (link: { email: string }) => link.email === email,
    )
    expect(listed).toMatchObject({ kind: 'invitation', name: '某', grants: [COUNTY], by: '第一位管理员' })
    const again = await admin.post(`/invitations/${listed.id}/renewal`)
    expect((await site.stranger.get(`/invitations/${tokenOf(first)}`)).status).toBe(404)
    expect((await site.stranger.get(`/invitations/${tokenOf(again.body.link)}`)).status).toBe(200)
    expect((await admin.call('DELETE', `/invitations/${listed.id}`)).body).toEqual({ withdrawn: true })
    expect((await use(again.body.link, email)).status).toBe(410)
    expect((await admin.call('DELETE', `/invitations/${listed.id}`)).status).toBe(404)
    expect((await admin.post(`/invitations/${listed.id}/renewal`)).status).toBe(404)
    expect((await admin.get('/invitations')).body.map((link: { id: string }) => link.id)).not.toContain(
      listed.id,
    )
  })

  test('and none is made for an account that is disabled', async () => {
    const email = 'disabled@test.example'
    await use(await inviteTo(email), email)
    const { id } = await personOf(email)
    await admin.put(`/people/${id}/disabled`, { disabled: true })
    expect((await admin.post(`/people/${id}/reset`)).body).toMatchObject({ reason: 'account-disabled' })
    expect((await admin.post('/invitations', { email, name: '某', grants: [COUNTY] })).body).toMatchObject({
      reason: 'account-disabled',
    })
  })
})

test('no link stands in the queue, nor its token in any table', async () => {
  const link = await inviteTo('queue@test.example')
  const client = new pg.Client({ connectionString: site.databaseUrl })
  await client.connect()
  const { rows } = await client.query(
    `select payload::text as text from graphile_worker._private_jobs
     union all select row_to_json(invitation)::text from invitation`,
  )
  await client.end()
  const all = rows.map(({ text }) => text).join('\n')
  expect(all).toContain('queue@test.example')
  expect(all).not.toContain(tokenOf(link))
  expect(all).not.toContain('/invitation/')
})

describe('regions of roles', () => {
  test.each([
    ['applicant', '000000', 'region-unknown'],
    ['applicant', '350599', 'region-unknown'],
    ['applicant', '350500', 'region-level'],
    ['applicant', '350000', 'region-level'],
    ['applicant', '', 'region-needed'],
    ['city', '350582', 'region-level'],
    ['city', '350000', 'region-level'],
    ['province', '350582', 'region-level'],
    ['province', '350500', 'region-level'],
    ['province', '000000', 'region-unknown'],
    ['ministry', '350000', 'region-not-needed'],
    ['systemAdmin', '350582', 'region-not-needed'],
    ['applicant', '350582', undefined],
    ['city', '350500', undefined],
    ['province', '350000', undefined],
    ['province', '350200', undefined],
    ['ministry', '', undefined],
  ])('%s in “%s”: %s', async (role, region, reason) => {
    const email = 'regions@test.example'
    const invited = await admin.post('/invitations', {
      email,
      name: '某',
      grants: [{ role, region, form: '*' }],
    })
    expect([invited.status, invited.body.reason]).toEqual(reason ? [422, reason] : [201, undefined])
    if (reason === undefined) return
    const me = (await admin.get('/people?text=first')).body.people[0]
    expect((await admin.post(`/people/${me.id}/grants`, { role, region, form: '*' })).body.reason).toBe(
      reason,
    )
  })

  test('an application has the name that its region has, whatever is said', async () => {
    const county = await site.person('posing', COUNTY)
    const edition = (await county.get('/editions')).body[0].id
    const { body } = await county.post('/applications', {
      edition,
      region: '350582',
      regionName: '北京市东城区',
    })
    expect((await county.get(`/applications/${body.id}`)).body).toMatchObject({
      region: '350582',
      regionName: '福建省泉州市晋江市',
    })
    const nowhere = await admin.post('/extensions', {
      form: 'sme-cluster',
      edition: '2024',
      region: '000000',
      until: '2099-01-01T00:00:00Z',
      reason: '测试',
    })
    expect([nowhere.status, nowhere.body.reason]).toEqual([422, 'region-unknown'])
  })
})
