import { generate } from 'otplib'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ownSeason } from '../../one-season.ts'
import { Caller } from '../caller.ts'
import { install, PASSWORD } from '../installation.ts'
import type { Installation } from '../installation.ts'

const APPLICANT = { role: 'applicant', region: '350582', form: '*' }
const ADMIN = { role: 'systemAdmin', region: '', form: '*' }
const THEIRS = 'a-password-of-the-owner'

let site: Installation
let admin: Caller

beforeAll(async () => {
  site = await install({ forms: ownSeason() })
  admin = await site.admin()
})
afterAll(() => site.stop())

const tokenOf = (link: string) => link.split('/').at(-1)!
const accept = (link: string, name: string, password = PASSWORD) =>
  site.stranger.post(`/invitations/${tokenOf(link)}`, { email: `${name}@test.example`, name, password })
const invite = (name: string, more: object = {}) =>
  admin.post('/invitations', { email: `${name}@test.example`, name, grants: [APPLICANT], ...more })
const inviteColleague = (by: Caller, name: string) =>
  by.post('/organisation/invitations', { email: `${name}@test.example`, name })
const accountOf = async (name: string) =>
  (await admin.get(`/people?text=${name}%40`)).body.people[0] as {
    id: string
    name: string
    unproven: boolean
    organisation: { id: string; name: string } | null
    grants: { id: string; role: string; region: string; byColleague: boolean }[]
  }
const rolesOf = async (name: string) => (await accountOf(name)).grants.map(({ role }) => role).toSorted()
const listed = async (who: Caller) =>
  ((await who.get('/applications')).body.applications as { id: string }[]).map(({ id }) => id)
const started = async (who: Caller): Promise<string> => {
  const { body: editions } = await who.get('/editions')
  const { status, body } = await who.post('/applications', { edition: editions[0].id, region: '350582' })
  expect(status, JSON.stringify(body)).toBe(201)
  return body.id
}

describe('an account that a colleague had made for an address of somebody else', () => {
  test('is its owner’s alone once they use an administrator’s invitation, which says so', async () => {
    const evil = await site.person('evil', APPLICANT)
    await site.colleague(evil, 'victim', '冒名单位')
    const before = await accountOf('victim')
    expect(before).toMatchObject({ unproven: true, organisation: { name: '冒名单位' } })
    expect(before.grants).toMatchObject([{ ...APPLICANT, byColleague: true }])
    // nobody decides for the administrator
    expect(await invite('victim')).toMatchObject({
      status: 409,
      body: { reason: 'account-by-colleague', name: '冒名单位', organisation: before.organisation!.id },
    })
    const { body } = await invite('victim', { anew: true })
    const shown = await site.stranger.get(`/invitations/${tokenOf(body.link)}`)
    expect(shown.body.organisation).toBeNull()
    expect((await accept(body.link, 'victim', THEIRS)).status).toBe(200)
    const victim = await new Caller(site.address).signIn('victim@test.example', THEIRS)
    const theirs = await started(victim)
    expect(await listed(evil)).toEqual([])
    expect((await evil.get(`/applications/${theirs}`)).status).toBe(404)
    expect(await accountOf('victim')).toMatchObject({ unproven: false, organisation: null })
    // and nobody else ends what is theirs
    expect((await evil.call('DELETE', `/organisation/people/${before.id}`)).status).toBe(404)
  })

  test('loses the second factor and the name of who made it; and stays where the administrator says', async () => {
    const head = await site.person('forger', APPLICANT)
    const forged = await site.colleague(head, 'forged', '受骗单位')
    const { body: factor } = await forged.post('/auth/two-factor/enable', { password: PASSWORD })
    const secret = new URL(factor.totpURI).searchParams.get('secret')!
    const code = await generate({ secret })
    expect((await forged.post('/auth/two-factor/verify-totp', { code })).status).toBe(200)
    const { organisation } = await accountOf('forged')
    const { status, body } = await invite('forged', { organisation: { id: organisation!.id } })
    expect(status, JSON.stringify(body)).toBe(201)
    const shown = await site.stranger.get(`/invitations/${tokenOf(body.link)}`)
    expect(shown.body.organisation).toBe('受骗单位')
    await site.stranger.post(`/invitations/${tokenOf(body.link)}`, {
      email: 'forged@test.example',
      name: '本人',
      password: THEIRS,
    })
    const owner = await new Caller(site.address).signIn('forged@test.example', THEIRS)
    expect((await owner.get('/me')).body.person).toMatchObject({ name: '本人', secondFactor: false })
    expect((await owner.get('/organisation')).body).toMatchObject({ name: '受骗单位' })
  })

  test('is given no role that does more than fill in, except by an invitation', async () => {
    const head = await site.person('patron', APPLICANT)
    await site.colleague(head, 'guest', '某来客单位')
    const { id } = await accountOf('guest')
    for (const grant of [ADMIN, { role: 'province', region: '350000', form: '*' }])
      expect((await admin.post(`/people/${id}/grants`, grant)).body).toMatchObject({
        reason: 'account-unproven',
      })
    expect((await admin.post(`/people/${id}/grants`, { ...APPLICANT, region: '350583' })).status).toBe(200)
  })

  test('is not made at all where an administrator invited the address', async () => {
    const head = await site.person('quick', APPLICANT)
    await site.colleague(head, 'first-in', '某抢先单位')
    const { body: earlier } = await inviteColleague(head, 'awaited')
    const { body: ours } = await invite('awaited')
    expect(await accept(earlier.link, 'awaited')).toMatchObject({
      status: 409,
      body: { reason: 'colleague-invited' },
    })
    expect((await inviteColleague(head, 'awaited')).body).toMatchObject({ reason: 'colleague-invited' })
    expect((await accept(ours.link, 'awaited')).status).toBe(200)
    expect(await accountOf('awaited')).toMatchObject({ organisation: null, unproven: false })
  })
})

test('an account that an administrator made stays in its organisation, and all that is shown says so', async () => {
  const known = await site.person('known', APPLICANT)
  await site.colleague(known, 'helper', '某已知单位')
  const { status, body } = await invite('known', { grants: [{ ...APPLICANT, region: '350583' }] })
  expect([status, body.stays]).toEqual([201, '某已知单位'])
  const shown = await site.stranger.get(`/invitations/${tokenOf(body.link)}`)
  expect(shown.body.organisation).toBe('某已知单位')
  expect((await admin.get('/invitations')).body).toContainEqual(
    expect.objectContaining({ email: 'known@test.example', organisation: '某已知单位' }),
  )
  const { id } = await accountOf('helper')
  const reset = await admin.post(`/people/${id}/reset`)
  expect((await site.stranger.get(`/invitations/${tokenOf(reset.body.link)}`)).body.organisation).toBe(
    '某已知单位',
  )
})

describe('who leaves an organisation', () => {
  test('keeps roles that an administrator gave, though they are the colleague who brought them in', async () => {
    const ada = await site.person('ada', APPLICANT, ADMIN)
    await site.colleague(ada, 'bob', '某甲单位')
    const { body } = await invite('bob', { grants: [ADMIN], anew: true })
    await accept(body.link, 'bob')
    const { id } = await accountOf('bob')
    // in the organisation again, by Ada as an administrator, with a role that she gives now as well
    const { organisation } = await accountOf('ada')
    await admin.put(`/people/${id}/organisation`, { organisation: { id: organisation!.id } })
    await ada.post(`/people/${id}/grants`, APPLICANT)
    const bob = await new Caller(site.address).signIn('bob@test.example', PASSWORD)
    expect((await bob.call('DELETE', `/organisation/people/${id}`)).status).toBe(200)
    expect(await rolesOf('bob')).toEqual(['applicant', 'systemAdmin'])
    expect((await bob.get('/people')).status).toBe(200)
  })

  test('keeps a role of a colleague’s that an administrator gave as well', async () => {
    const carl = await site.person('carl', APPLICANT)
    await site.colleague(carl, 'dan', '某乙单位')
    const { id } = await accountOf('dan')
    expect((await admin.post(`/people/${id}/grants`, APPLICANT)).status).toBe(200)
    expect((await accountOf('dan')).grants).toMatchObject([{ byColleague: false }])
    expect((await carl.call('DELETE', `/organisation/people/${id}`)).status).toBe(200)
    expect(await rolesOf('dan')).toEqual(['applicant'])
  })

  test.each(['nobody else', 'another organisation'])(
    'loses what colleagues gave when an administrator moves them to %s',
    async (to) => {
      const name = to === 'nobody else' ? 'ben' : 'eve'
      const head = await site.person(`head-of-${name}`, APPLICANT)
      await site.colleague(head, name, `某单位·${name}`)
      const { id } = await accountOf(name)
      const organisation = to === 'nobody else' ? null : { name: `别的单位·${name}` }
      expect((await admin.put(`/people/${id}/organisation`, { organisation })).status).toBe(200)
      expect(await rolesOf(name)).toEqual([])
    },
  )
})

test('colleagues whose organisation lost its name, as after a restore of a damaged backup, stay apart when one goes', async () => {
  const head = await site.person('restored', APPLICANT)
  const mate = await site.colleague(head, 'restored-mate', '某恢复单位')
  const shared = await started(head)
  const client = new pg.Client({ connectionString: site.databaseUrl })
  await client.connect()
  await client.query(`delete from organisation where name = '某恢复单位'`)
  await client.end()
  const { id } = await accountOf('restored-mate')
  const moved = await admin.put(`/people/${id}/organisation`, { organisation: { name: '某新单位' } })
  expect(moved.body).toEqual({ applications: 0 })
  expect(await listed(head)).toEqual([shared])
  expect((await mate.get(`/applications/${shared}`)).status).toBe(404)
  const other = await site.colleague(head, 'restored-other', '某恢复单位')
  const account = await accountOf('restored-other')
  expect((await other.call('DELETE', `/organisation/people/${account.id}`)).status).toBe(200)
  expect(await listed(other)).toEqual([])
})
