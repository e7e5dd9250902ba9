import { afterAll, describe, expect, test } from 'vitest'
import { Caller } from '../caller.ts'
import { install, newDatabase, PASSWORD } from '../installation.ts'
import type { Installation } from '../installation.ts'

const running: Installation[] = []
const start = async (options: Parameters<typeof install>[0]) => {
  const site = await install(options)
  running.push(site)
  return site
}
afterAll(() => Promise.all(running.map((site) => site.stop())))

const tokenOf = (link: string) => link.split('/').at(-1)!
const accept = (site: Installation, link: string, email: string) =>
  site.stranger.post(`/invitations/${tokenOf(link)}`, { email, name: '某', password: PASSWORD })
const started = async (county: Caller): Promise<{ id: string }> => {
  const edition = (await county.get('/editions')).body[0].id
  return (await county.post('/applications', { edition, region: '350582' })).body
}
const ADMIN = [{ role: 'systemAdmin', region: '', form: '*' }]

describe('where it was asked for', () => {
  test('its people have their own applications and, beside a real administrator, no administration', async () => {
    const site = await start({ demonstration: true })
    const demo = await site.as('admin')
    expect((await demo.get('/me')).body.person.admin).toBe(true)
    // nobody real yet: it cannot throw itself away, and says what to do first
    expect((await demo.call('DELETE', '/demonstration')).body).toMatchObject({
      error: 'in-use',
      reason: 'demonstration-needs-administrator',
    })
    const made = (await demo.post('/invitations', { email: 'own@test.example', name: '自己', grants: ADMIN }))
      .body
    const open = (
      await demo.post('/invitations', { email: 'later@test.example', name: '后来', grants: ADMIN })
    ).body
    await demo.post('/webhooks', { url: 'https://hook.example/', events: ['transition'] })
    expect((await accept(site, made.link, 'own@test.example')).status).toBe(200)
    const own = await new Caller(site.address).signIn('own@test.example', PASSWORD)
    expect((await own.get('/me')).body.person.admin).toBe(true)
    const grants = [{ role: 'applicant', region: '350582', form: 'sme-cluster' }]
    const invited = (
      await demo.post('/invitations', { email: 'accountant@test.example', name: '林会计', grants })
    ).body
    await accept(site, invited.link, 'accountant@test.example')
    const accountant = await new Caller(site.address).signIn('accountant@test.example', PASSWORD)
    const kept = await started(accountant)
    const drafted = await demo.post('/definitions/drafts', { form: 'sme-cluster', edition: '2024' })
    expect(drafted.status, JSON.stringify(drafted.body)).toBe(201)

    const real = await site.admin()
    for (const caller of [demo, own]) {
      expect((await caller.get('/me')).body.person).toMatchObject({ admin: false })
      expect((await caller.get('/people')).status).toBe(403)
    }
    expect((await accept(site, open.link, 'later@test.example')).status).toBe(404)
    expect((await real.get('/webhooks')).body).toEqual([])
    // a role of an administrator is not for them
    const { people } = (await real.get('/people?text=admin@demo')).body
    expect((await real.post(`/people/${people[0].id}/grants`, ADMIN[0])).body.reason).toBe(
      'demonstration-only',
    )
    // the last real administrator stays, though demonstration accounts had been administrators
    const me = (await real.get('/people?text=first')).body.people[0]
    expect((await real.put(`/people/${me.id}/disabled`, { disabled: true })).body.reason).toBe(
      'last-administrator',
    )

    const county = await site.person('county', { role: 'applicant', region: '350582' })
    const { id } = await started(county)
    const [demoCounty, demoProvince] = [await site.as('county'), await site.as('province')]
    for (const caller of [demoCounty, demoProvince]) {
      expect((await caller.get(`/applications/${id}`)).status).toBe(404)
      const list = (await caller.get('/applications')).body
      expect(list.total).toBe(2)
      expect(list.applications[0].demonstration).toBe(true)
    }
    const theirs = await started(demoCounty)
    expect((await demoProvince.get(`/applications/${theirs.id}`)).body.demonstration).toBe(true)
    // more time that the demonstration gave is for the demonstration
    expect((await county.get(`/applications/${id}`)).body.window.open).toBe(false)
    expect((await demoCounty.get(`/applications/${theirs.id}`)).body.window.open).toBe(true)

    const { people: going, applications, staying } = (await real.get('/demonstration/removal')).body
    expect(going.map(({ email }: { email: string }) => email)).toContain('county@demo.example')
    expect(applications).toHaveLength(2)
    expect(applications[0]).toMatchObject({ by: '演示·县级填报人甲', stateTitle: { 'zh-CN': '填报中' } })
    expect(staying).toMatchObject([
      { email: 'accountant@test.example', invitedBy: '演示·系统管理员', applications: 1 },
      { email: 'own@test.example', applications: 0 },
    ])
    expect((await real.call('DELETE', '/demonstration')).body).toEqual({ removed: true })
    expect(
      (await real.get('/people')).body.people.map(({ email }: { email: string }) => email).toSorted(),
    ).toEqual(['accountant@test.example', 'county@test.example', 'first@test.example', 'own@test.example'])
    expect((await own.get('/me')).body.person).toMatchObject({ admin: false, grants: [] })
    // who was invited keeps what they filled in, like everybody else now
    expect((await accountant.get(`/applications/${kept.id}`)).body.demonstration).toBe(false)
    expect((await accountant.get('/applications')).body.total).toBe(2)
    expect((await real.get('/demonstration/removal')).body).toEqual({
      people: [],
      applications: [],
      staying: [],
    })
    // a draft of a form stays
    expect((await real.get(`/definitions/drafts/${drafted.body.id}`)).status).toBe(200)
    expect((await county.get('/applications')).body.total).toBe(2)
    expect((await real.post('/demonstration')).body.people.length).toBe(4)
  })
})

test('whom its people had in as colleagues goes with it: nobody vouched for them', async () => {
  const site = await start({ demonstration: true })
  const real = await site.admin()
  const demo = await site.as('county')
  const county = await site.person('county', { role: 'applicant', region: '350582' })
  const { id } = await started(county)
  const { status, body } = await demo.post('/organisation/invitations', {
    email: 'stranger@test.example',
    name: '某',
  })
  expect(status, JSON.stringify(body)).toBe(201)
  await accept(site, body.link, 'stranger@test.example')
  const stranger = await new Caller(site.address).signIn('stranger@test.example', PASSWORD)
  const helped = await demo.post('/organisation/invitations', { email: 'vip@test.example', name: '某' })
  await accept(site, helped.body.link, 'vip@test.example')
  expect((await stranger.get(`/applications/${id}`)).status).toBe(404)
  // whom an administrator invites meanwhile is somebody
  const grants = [{ role: 'applicant', region: '350583', form: '*' }]
  const invited = await real.post('/invitations', { email: 'vip@test.example', name: '某', grants })
  expect(invited.status, JSON.stringify(invited.body)).toBe(201)
  expect((await accept(site, invited.body.link, 'vip@test.example')).status).toBe(200)
  const { people, staying } = (await real.get('/demonstration/removal')).body
  expect(people.map(({ email }: { email: string }) => email)).toContain('stranger@test.example')
  expect(staying).toEqual([])
  await real.call('DELETE', '/demonstration')
  expect((await stranger.get('/me')).body.person).toBeNull()
  expect((await stranger.get(`/applications/${id}`)).status).toBe(401)
  expect((await real.get('/people?text=vip')).body.people).toMatchObject([
    { organisation: null, grants: [{ region: '350583' }] },
  ])
})

test('whom its administrator invited stays, and whom these had in as colleagues', async () => {
  const site = await start({ demonstration: true })
  const demo = await site.as('admin')
  const grants = [{ role: 'applicant', region: '350582', form: '*' }]
  const { body } = await demo.post('/invitations', { email: 'head@test.example', name: '某', grants })
  await accept(site, body.link, 'head@test.example')
  const head = await new Caller(site.address).signIn('head@test.example', PASSWORD)
  const mate = await site.colleague(head, 'mate', '某单位')
  const { id } = await started(mate)
  const real = await site.admin()
  const { people, staying } = (await real.get('/demonstration/removal')).body
  expect(people.every(({ email }: { email: string }) => email.endsWith('@demo.example'))).toBe(true)
  expect(staying).toMatchObject([
    { email: 'head@test.example', applications: 0 },
    { email: 'mate@test.example', applications: 1 },
  ])
  await real.call('DELETE', '/demonstration')
  expect((await mate.get(`/applications/${id}`)).status).toBe(200)
})

test('its people belong to no organisation of real people that has the same name', async () => {
  const site = await start({ demonstration: true })
  const demo = await site.as('county')
  const name = (await demo.get('/organisation')).body.name as string
  const real = await site.admin()
  await real.call('DELETE', '/demonstration')
  const head = await site.person('head', { role: 'applicant', region: '350582' })
  await site.colleague(head, 'mate', name)
  expect((await real.post('/demonstration')).status).toBe(200)
  const again = await site.as('county')
  const { body } = await again.get('/organisation')
  expect(body.name).toBe(`${name} 2`)
  expect(body.people).toHaveLength(2)
  expect((await real.get('/organisations')).body).toMatchObject([
    { name, people: 2 },
    { name: `${name} 2`, people: 2 },
  ])
})

describe('elsewhere', () => {
  test('nobody loads it, and nobody is told a password', async () => {
    const site = await start({})
    const real = await site.admin()
    expect((await real.post('/demonstration')).body).toMatchObject({
      error: 'in-use',
      reason: 'demonstration-off',
    })
    expect((await site.stranger.get('/demonstration')).body).toBeFalsy()
    expect((await real.get('/people')).body.people.length).toBe(1)
  })

  test('it stays until there is a real administrator, and then goes with all that it made', async () => {
    const databaseUrl = await newDatabase()
    const before = await install({ demonstration: true, databaseUrl })
    await before.stop()
    const site = await start({ databaseUrl })
    const demo = await site.as('admin')
    const { link } = (
      await demo.post('/invitations', { email: 'own@test.example', name: '自己', grants: ADMIN })
    ).body
    await accept(site, link, 'own@test.example')
    const own = await new Caller(site.address).signIn('own@test.example', PASSWORD)
    const real = await site.admin()
    expect((await demo.get('/me')).body.person).toBe(null)
    expect((await own.get('/me')).body.person.grants).toEqual([])
    expect((await site.stranger.get('/demonstration')).body).toBeFalsy()
    expect(
      (await real.get('/people')).body.people.map(({ email }: { email: string }) => email).toSorted(),
    ).toEqual(['first@test.example', 'own@test.example'])
    expect((await real.get('/extensions')).body).toEqual([])
  })

  test('it ends when a server is started without it', async () => {
    const databaseUrl = await newDatabase()
    const before = await install({ demonstration: true, databaseUrl })
    await before.admin()
    await before.stop()
    const site = await start({ databaseUrl })
    expect((await site.stranger.get('/demonstration')).body).toBeFalsy()
    expect(
      (
        await site.stranger.post('/auth/sign-in/email', {
          email: 'admin@demo.example',
          password: 'yanshi-2024-formwright',
        })
      ).status,
    ).toBe(401)
  })
})
