import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { generate } from 'otplib'
import { Caller } from './caller.ts'
import { install, PASSWORD } from './installation.ts'
import type { Installation } from './installation.ts'

let site: Installation

beforeAll(async () => {
  site = await install()
})
afterAll(() => site.stop())

const tokenOf = (link: string) => link.split('/').at(-1)!

describe('the first administrator', () => {
  test('is made by the link of the terminal, once', async () => {
    const token = tokenOf(site.server.firstLink!)
    expect((await site.stranger.get(`/invitations/${token}`)).body).toMatchObject({
      email: '',
      grants: [{ role: 'systemAdmin' }],
    })
    expect(
      (
        await site.stranger.post(`/invitations/${token}`, {
          email: 'first@test.example',
          name: '管理员',
          password: 'short',
        })
      ).status,
    ).toBe(400)
    expect(
      (
        await site.stranger.post(`/invitations/${token}`, {
          email: 'First@Test.example',
          name: '管理员',
          password: PASSWORD,
        })
      ).body,
    ).toEqual({ email: 'first@test.example' })
    expect(
      (
        await site.stranger.post(`/invitations/${token}`, {
          email: 'second@test.example',
          name: '二',
          password: PASSWORD,
        })
      ).status,
    ).toBe(410)
    const admin = await new Caller(site.address).signIn('first@test.example', PASSWORD)
    expect((await admin.get('/me')).body.person).toMatchObject({
      name: '管理员',
      admin: true,
      // called in the reader's language, whatever forms call it
      grants: [{ titles: { 'zh-CN': '系统管理员', en: 'System administrator' } }],
    })
  })
})

describe('people', () => {
  test('are invited with roles, lose them at once, and are locked out at once', async () => {
    const admin = await new Caller(site.address).signIn('first@test.example', PASSWORD)
    const { body } = await admin.post('/invitations', {
      email: 'a@test.example',
      name: '甲',
      grants: [{ role: 'applicant', region: '350582', form: '*' }],
    })
    await site.stranger.post(`/invitations/${tokenOf(body.link)}`, {
      email: 'a@test.example',
      name: '甲',
      password: PASSWORD,
    })
    const person = await new Caller(site.address).signIn('a@test.example', PASSWORD)
    const known = (await admin.get('/people?text=a@test')).body.people[0]
    expect(known.grants).toMatchObject([{ role: 'applicant', title: '县级填报人', region: '350582' }])
    expect((await person.get('/applications')).body.total).toBe(0)
    await admin.call('DELETE', `/people/${known.id}/grants/${known.grants[0].id}`)
    await expect.poll(async () => (await person.get('/me')).body.person.grants).toEqual([])
    await admin.put(`/people/${known.id}/disabled`, { disabled: true })
    await expect.poll(async () => (await person.get('/me')).body.person).toBe(null)
    expect(
      (await site.stranger.post('/auth/sign-in/email', { email: 'a@test.example', password: PASSWORD }))
        .status,
    ).toBe(403)
  })

  test('cannot be left without an administrator, nor given a role that does not exist or lacks its region', async () => {
    const admin = await new Caller(site.address).signIn('first@test.example', PASSWORD)
    const me = (await admin.get('/people?text=first')).body.people[0]
    expect((await admin.call('DELETE', `/people/${me.id}/grants/${me.grants[0].id}`)).body.error).toBe(
      'in-use',
    )
    expect((await admin.put(`/people/${me.id}/disabled`, { disabled: true })).body.error).toBe('in-use')
    expect(
      (
        await admin.post('/invitations', {
          email: 'b@test.example',
          name: '乙',
          grants: [{ role: 'nobody', region: '', form: '*' }],
        })
      ).body.error,
    ).toBe('unprocessable')
    expect(
      (
        await admin.post('/invitations', {
          email: 'b@test.example',
          name: '乙',
          grants: [{ role: 'province', region: '', form: '*' }],
        })
      ).body.message,
    ).toContain('needs a region')
  })

  test('choose a new password by a link; the old one and old sessions end', async () => {
    const admin = await new Caller(site.address).signIn('first@test.example', PASSWORD)
    const { body } = await admin.post('/invitations', {
      email: 'c@test.example',
      name: '丙',
      grants: [{ role: 'applicant', region: '350582', form: '*' }],
    })
    await site.stranger.post(`/invitations/${tokenOf(body.link)}`, {
      email: 'c@test.example',
      name: '丙',
      password: PASSWORD,
    })
    const person = await new Caller(site.address).signIn('c@test.example', PASSWORD)
    const known = (await admin.get('/people?text=c@test')).body.people[0]
    const reset = (await admin.post(`/people/${known.id}/reset`)).body.link
    await site.stranger.post(`/invitations/${tokenOf(reset)}`, {
      email: 'c@test.example',
      name: '丙',
      password: 'a-quite-new-password',
    })
    expect(
      (await site.stranger.post('/auth/sign-in/email', { email: 'c@test.example', password: PASSWORD }))
        .status,
    ).toBe(401)
    await new Caller(site.address).signIn('c@test.example', 'a-quite-new-password')
    expect((await person.get('/me')).body.person).toBe(null)
  })

  test('are locked out after too many wrong passwords, also with the right one', async () => {
    const person = await site.person('locked', { role: 'applicant', region: '350582' })
    expect((await person.get('/me')).body.person.name).toBe('locked')
    for (let tries = 0; tries < 8; tries++)
      expect(
        (
          await site.stranger.post('/auth/sign-in/email', {
            email: 'locked@test.example',
            password: 'wrong-password',
          })
        ).status,
      ).toBe(401)
    expect(
      (await site.stranger.post('/auth/sign-in/email', { email: 'locked@test.example', password: PASSWORD }))
        .body.code,
    ).toBe('ACCOUNT_LOCKED')
    // who is signed in already goes on, and can sign in again where they did before
    expect((await person.get('/me')).body.person.name).toBe('locked')
    const known = await person.post('/auth/sign-in/email', {
      email: 'locked@test.example',
      password: PASSWORD,
    })
    expect(known.status).toBe(200)
    // another account is not concerned, though it is the same address
    await site.person('unlocked', { role: 'applicant', region: '350582' })
  })

  test('may use a second factor', async () => {
    const person = await site.person('totp', { role: 'applicant', region: '350582' })
    const { body } = await person.post('/auth/two-factor/enable', { password: PASSWORD })
    const secret = new URL(body.totpURI).searchParams.get('secret')!
    const used = await generate({ secret })
    expect((await person.post('/auth/two-factor/verify-totp', { code: used })).status).toBe(200)
    const again = new Caller(site.address)
    const first = await again.post('/auth/sign-in/email', { email: 'totp@test.example', password: PASSWORD })
    expect(first.body.twoFactorRedirect).toBe(true)
    expect((await again.get('/me')).body.person).toBe(null)
    // the code that set it up was used; that of the step after it is taken already
    expect((await again.post('/auth/two-factor/verify-totp', { code: used })).body.code).toBe('CODE_USED')
    // who watched it being typed signs in with it neither at the same moment nor afterwards
    const code = await generate({ secret, epoch: Math.floor(Date.now() / 1000) + 30 })
    const others = await Promise.all(
      Array.from({ length: 3 }, async () => {
        const other = new Caller(site.address)
        await other.post('/auth/sign-in/email', { email: 'totp@test.example', password: PASSWORD })
        return other
      }),
    )
    const show = (who: Caller) => who.post('/auth/two-factor/verify-totp', { code })
    const shown = await Promise.all([again, ...others.slice(1)].map(show))
    const taken = shown.filter(({ status }) => status === 200)
    expect(taken).toHaveLength(1)
    const refused = [...shown.filter((answer) => !taken.includes(answer)), await show(others[0]!)]
    expect(refused.map(({ body: told }) => told.code)).toEqual(['CODE_USED', 'CODE_USED', 'CODE_USED'])
    const signedIn = await Promise.all([again, ...others].map((who) => who.get('/me')))
    expect(signedIn.flatMap(({ body: { person: me } }) => me ?? [])).toMatchObject([
      { name: 'totp', secondFactor: true },
    ])
  })

  test('are locked out after too many wrong codes, whoever knows the password', async () => {
    const person = await site.person('guessed', { role: 'applicant', region: '350582' })
    const { body } = await person.post('/auth/two-factor/enable', { password: PASSWORD })
    const secret = new URL(body.totpURI).searchParams.get('secret')!
    await person.post('/auth/two-factor/verify-totp', { code: await generate({ secret }) })
    const stranger = new Caller(site.address)
    const signIn = () =>
      stranger.post('/auth/sign-in/email', { email: 'guessed@test.example', password: PASSWORD })
    for (let tries = 0; tries < 8; tries++) {
      if (tries % 4 === 0) expect((await signIn()).status).toBe(200)
      const wrong = { code: `00000${tries}` }
      expect((await stranger.post('/auth/two-factor/verify-totp', wrong)).status).toBe(401)
    }
    const code = await generate({ secret, epoch: Math.floor(Date.now() / 1000) + 30 })
    const late = await stranger.post('/auth/two-factor/verify-totp', { code })
    expect([late.status, late.body.code]).toEqual([429, 'ACCOUNT_LOCKED'])
    expect((await signIn()).body.code).toBe('ACCOUNT_LOCKED')
    // who is signed in goes on
    expect((await person.get('/me')).body.person.name).toBe('guessed')
  })

  test('change their password knowing the old one, and sign out', async () => {
    const person = await site.person('changes', { role: 'applicant', region: '350582' })
    expect(
      (await person.put('/me/password', { current: 'wrong', password: 'brand-new-password' })).status,
    ).toBe(403)
    expect(
      (await person.put('/me/password', { current: PASSWORD, password: 'brand-new-password' })).status,
    ).toBe(200)
    // the session in which it was changed goes on, all others have ended
    expect((await person.get('/me')).body.person.name).toBe('changes')
    const again = await new Caller(site.address).signIn('changes@test.example', 'brand-new-password')
    await again.post('/auth/sign-out')
    expect((await again.get('/me')).body.person).toBe(null)
  })
})

describe('pages of other sites', () => {
  test('cannot act for who is signed in', async () => {
    const person = await site.person('victim', { role: 'applicant', region: '350582' })
    for (const headers of [
      { origin: 'https://evil.example' },
      { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
      { 'sec-fetch-site': 'same-site', origin: 'https://other.localhost' },
    ]) {
      expect((await person.call('POST', '/notifications/read', { ids: [] }, headers)).status).toBe(403)
      expect((await person.call('POST', '/auth/sign-out', {}, headers)).status).toBe(403)
    }
    expect(
      (await person.call('POST', '/notifications/read', { ids: [] }, { 'sec-fetch-site': 'same-origin' }))
        .status,
    ).toBe(200)
  })

  test('nobody signs up by themselves', async () => {
    const { status } = await site.stranger.post('/auth/sign-up/email', {
      email: 'own@test.example',
      name: '自己',
      password: PASSWORD,
    })
    expect(status).toBeGreaterThanOrEqual(400)
    expect(
      (await site.stranger.post('/auth/sign-in/email', { email: 'own@test.example', password: PASSWORD }))
        .status,
    ).toBe(401)
  })
})
