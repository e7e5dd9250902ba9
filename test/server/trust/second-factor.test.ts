import { generate } from 'otplib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Caller } from '../caller.ts'
import { declared } from '../declared.ts'
import { install, PASSWORD } from '../installation.ts'
import type { Installation } from '../installation.ts'

let site: Installation
let admin: Caller

beforeAll(async () => {
  site = await install({ env: { ADMIN_SECOND_FACTOR: 'on' } })
})
afterAll(() => site.stop())

interface Factor {
  readonly secret: string
  readonly backupCodes: readonly string[]
}

async function setUp(person: Caller): Promise<Factor> {
  const { body } = await person.post('/auth/two-factor/enable', { password: PASSWORD })
  const secret = new URL(body.totpURI).searchParams.get('secret')!
  const { status } = await person.post('/auth/two-factor/verify-totp', { code: await generate({ secret }) })
  expect(status).toBe(200)
  return { secret, backupCodes: body.backupCodes }
}

/** What the trail says about an address, the oldest first. */
async function trail(action: string, subject: string): Promise<{ actorName: string | null }[]> {
  return (await admin.get(`/audit?action=${action}&subject=${encodeURIComponent(subject)}`)).body
}

const newsOf = async (person: Caller) =>
  (await person.get<{ kind: string }[]>('/notifications')).body.map(({ kind }) => kind)

describe('a role that demands a second factor', () => {
  test('counts only once it is set up; until then it can be set up and nothing else', async () => {
    const token = site.server.firstLink!.split('/').at(-1)!
    await site.stranger.post(`/invitations/${token}`, {
      email: 'first@test.example',
      name: '第一位管理员',
      password: PASSWORD,
    })
    admin = await new Caller(site.address).signIn('first@test.example', PASSWORD)
    expect((await admin.get('/people')).body).toMatchObject({
      error: 'forbidden',
      reason: 'second-factor-needed',
    })
    expect((await admin.get('/me')).body.person).toMatchObject({ admin: false, lacksSecondFactor: true })
    await setUp(admin)
    expect((await admin.get('/people')).status).toBe(200)
    expect((await admin.get('/me')).body.person).toMatchObject({ admin: true, secondFactor: true })
  })
})

test('until it is set up nothing is told of colleagues and applications', async () => {
  const head = await invite('head')
  const mate = await head.post('/organisation/invitations', {
    email: 'mate@test.example',
    name: '某',
    organisation: '某单位',
  })
  expect(mate.status, JSON.stringify(mate.body)).toBe(201)
  await site.stranger.post(`/invitations/${mate.body.link.split('/').at(-1)}`, {
    email: 'mate@test.example',
    name: '某',
    password: PASSWORD,
  })
  const edition = (await head.get('/editions')).body[0].id
  const application = (await head.post('/applications', { edition, region: '350582' })).body.id
  const other = await new Caller(site.address).signIn('mate@test.example', PASSWORD)
  await other.post(`/applications/${application}/comments`, { pointer: '/cover', text: '请看' })
  expect(await newsOf(head)).toEqual(['comment'])
  await head.post('/organisation/invitations', { email: 'other@test.example', name: '某' })
  const known = (await head.get('/organisation')).body
  expect([known.people.length, known.invitations.length]).toEqual([2, 1])
  const { id } = (await admin.get('/people?text=head%40')).body.people[0]
  await admin.post(`/people/${id}/grants`, { role: 'systemAdmin', region: '', form: '*' })
  const lacking = (await head.get('/organisation')).body
  expect(lacking).toMatchObject({ people: [{ email: 'head@test.example' }], invitations: [], shares: [] })
  expect(await newsOf(head)).toEqual([])
})

async function invite(name: string, role = 'applicant', region = '350582'): Promise<Caller> {
  const email = `${name}@test.example`
  const { body } = await admin.post('/invitations', { email, name, grants: [{ role, region, form: '*' }] })
  await site.stranger.post(`/invitations/${body.link.split('/').at(-1)}`, { email, name, password: PASSWORD })
  return new Caller(site.address).signIn(email, PASSWORD)
}

describe('a second factor', () => {
  test('that was lost is taken away by an administrator: sessions end, the person is notified', async () => {
    const person = await invite('lost')
    await setUp(person)
    const [known] = (await admin.get('/people?text=lost')).body.people
    expect((await admin.call('DELETE', `/people/${known.id}/second-factor`)).status).toBe(200)
    expect((await person.get('/me')).body.person).toBe(null)
    const again = await new Caller(site.address).signIn('lost@test.example', PASSWORD)
    expect((await again.get('/me')).body.person.secondFactor).toBe(false)
    expect(await newsOf(again)).toEqual(['second-factor.take', 'second-factor.add'])
    expect(await trail('second-factor.take', 'lost@test.example')).toMatchObject([
      { actorName: '第一位管理员' },
    ])
    expect((await admin.call('DELETE', `/people/${known.id}/second-factor`)).body.reason).toBe(
      'no-second-factor',
    )
  })

  test('has backup codes that work once, and wrong ones leave a line', async () => {
    const { backupCodes } = await setUp(await invite('codes'))
    const signIn = async (code: string) => {
      const caller = new Caller(site.address)
      await caller.post('/auth/sign-in/email', { email: 'codes@test.example', password: PASSWORD })
      return { caller, answer: await caller.post('/auth/two-factor/verify-backup-code', { code }) }
    }
    const first = await signIn(backupCodes[0]!)
    expect(first.answer.status).toBe(200)
    expect((await signIn(backupCodes[0]!)).answer.status).toBe(401)
    expect(await newsOf(first.caller)).toContain('backup-code.use')
    expect(await trail('sign-in-failed', 'codes@test.example')).toHaveLength(1)
    await first.caller.post('/auth/two-factor/disable', { password: PASSWORD })
    expect((await newsOf(first.caller))[0]).toBe('second-factor.remove')
  })
})

describe('the trail', () => {
  test('has one line for refused attempts of one kind', async () => {
    const person = await invite('refused')
    for (let tries = 0; tries < 5; tries++) {
      expect((await person.get('/people')).status).toBe(403)
      expect(
        (await person.put('/me/password', { current: 'wrong', password: 'brand-new-words' })).status,
      ).toBe(403)
    }
    const lines = (await admin.get('/audit?action=refused')).body.filter(
      ({ actorName }: { actorName: string }) => actorName === 'refused',
    )
    expect(lines.map(({ details }: { details: { route: string } }) => details.route).toSorted()).toEqual([
      'GET /people',
      'PUT /me/password',
    ])
  })

  test('says once that somebody read what others declared, by whichever route', async () => {
    const county = await invite('county')
    const { id, revision } = await declared(county)
    await county.post(`/applications/${id}/transitions`, { transition: 'submit', revision })
    for (const [index, route] of ['comments', 'evidence', 'events', 'checklist', 'assessment'].entries()) {
      const reader = await invite(`reader${index}`, 'province', '350000')
      for (let times = 0; times < 2; times++) await reader.get(`/applications/${id}/${route}`)
      const lines = (await admin.get(`/audit?action=application.read&subject=${id}`)).body.filter(
        ({ actorName }: { actorName: string }) => actorName === `reader${index}`,
      )
      expect(lines, route).toHaveLength(1)
    }
    await county.get(`/applications/${id}/comments`)
    const readers = (await admin.get(`/audit?action=application.read&subject=${id}`)).body
    expect(readers.map(({ actorName }: { actorName: string }) => actorName)).not.toContain('county')
  })
})

describe('a password', () => {
  test('that is on lists of common ones, or made of one’s name, is refused in words', async () => {
    const person = await invite('qiuxiaoli')
    for (const [password, reason] of [
      ['1234567890', 'password-common'],
      ['qiuxiaoli2024', 'password-personal'],
    ]) {
      expect((await person.put('/me/password', { current: PASSWORD, password })).body).toMatchObject({
        error: 'unprocessable',
        reason,
      })
      expect(
        (
          await person.post('/auth/change-password', {
            currentPassword: PASSWORD,
            newPassword: password,
          })
        ).body,
      ).toMatchObject({ reason })
    }
    expect(
      (await person.put('/me/password', { current: PASSWORD, password: 'eight-ferries-east' })).status,
    ).toBe(200)
    expect(await newsOf(person)).toEqual(['password.change'])
    expect(await trail('password.change', 'qiuxiaoli@test.example')).toHaveLength(1)
  })
})
