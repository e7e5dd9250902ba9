import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect } from '../../packages/server/src/database/connect.ts'
import { migrate } from '../../packages/server/src/database/migrate.ts'
import { ownSeason } from '../one-season.ts'
import type { Caller } from './caller.ts'
import { install, newDatabase, PASSWORD } from './installation.ts'
import type { Installation } from './installation.ts'

const APPLICANT = { role: 'applicant', region: '350582' }
const FIRM = '晋江某科技有限公司'

let site: Installation
let admin: Caller
let accountant: Caller
let cashier: Caller
let rival: Caller
let application: string

beforeAll(async () => {
  site = await install({ forms: ownSeason() })
  admin = await site.admin()
  accountant = await site.person('accountant', APPLICANT)
  rival = await site.person('rival', APPLICANT)
  application = await started(accountant)
  cashier = await site.colleague(accountant, 'cashier', FIRM)
})
afterAll(() => site.stop())

async function started(who: Caller): Promise<string> {
  const { body: editions } = await who.get('/editions')
  const { status, body } = await who.post('/applications', { edition: editions[0].id, region: '350582' })
  expect(status, JSON.stringify(body)).toBe(201)
  return body.id
}

const listed = async (who: Caller) =>
  ((await who.get('/applications')).body.applications as { id: string }[]).map(({ id }) => id)
const invite = (who: Caller, name: string, more: object = {}) =>
  who.post('/organisation/invitations', { email: `${name}@test.example`, name, ...more })
const accept = (link: string, name: string) =>
  site.stranger.post(`/invitations/${link.split('/').at(-1)!}`, {
    email: `${name}@test.example`,
    name,
    password: PASSWORD,
  })
const accountOf = async (name: string) =>
  (
    (await admin.get(`/people?text=${name}%40`)).body.people as {
      id: string
      own: number
      organisation: { id: string; name: string } | null
      grants: { id: string; role: string; region: string; form: string }[]
    }[]
  )[0]!

describe('colleagues of one organisation', () => {
  test('find, read and change its applications, and whose count is limited is the organisation', async () => {
    expect(await listed(cashier)).toEqual([application])
    const { body } = await cashier.get(`/applications/${application}`)
    const saved = await cashier.post(`/applications/${application}/saves`, {
      base: body.revision,
      key: 'by-the-cashier',
      patch: [{ op: 'add', path: '/cover', value: { unit: FIRM } }],
    })
    expect(saved.status, JSON.stringify(saved.body)).toBe(200)
    const theirs = await started(cashier)
    expect((await listed(accountant)).toSorted()).toEqual([application, theirs].toSorted())
    await cashier.call('DELETE', `/applications/${theirs}`)
  })

  test('another organisation of the same county with the same role sees nothing of it', async () => {
    expect(await listed(rival)).toEqual([])
    expect((await rival.get(`/applications/${application}`)).status).toBe(404)
    expect((await rival.get('/organisation')).body).toMatchObject({ name: null, people: [{ self: true }] })
  })

  test('are told of by name, with invitations that wait', async () => {
    const invited = await invite(cashier, 'engineer')
    expect(invited.status, JSON.stringify(invited.body)).toBe(201)
    const { body } = await accountant.get('/organisation')
    expect(body).toMatchObject({
      name: FIRM,
      people: [
        { name: 'accountant', self: true, removable: true },
        { name: 'cashier', self: false, removable: true },
      ],
      invitations: [{ email: 'engineer@test.example', by: 'cashier', renewable: false }],
      shares: [{ ...APPLICANT, form: '*' }],
    })
    expect((await rival.call('DELETE', `/organisation/invitations/${invited.body.id}`)).status).toBe(404)
    expect((await rival.post(`/organisation/invitations/${invited.body.id}/renewal`)).status).toBe(404)
    expect((await admin.get('/invitations')).body).toMatchObject([
      { email: 'engineer@test.example', by: 'cashier', byColleague: true, organisation: FIRM },
    ])
    // the link would let the accountant be the engineer, with what the cashier has
    expect(
      (await accountant.post(`/organisation/invitations/${invited.body.id}/renewal`)).body,
    ).toMatchObject({
      reason: 'colleague-of-others',
    })
    const renewed = await cashier.post(`/organisation/invitations/${invited.body.id}/renewal`)
    expect((await accept(invited.body.link, 'engineer')).status).toBe(404)
    expect(
      (await site.stranger.get(`/invitations/${renewed.body.link.split('/').at(-1)}`)).body,
    ).toMatchObject({
      by: 'cashier',
      organisation: FIRM,
      grants: [APPLICANT],
    })
    expect((await admin.call('DELETE', `/invitations/${invited.body.id}`)).status).toBe(200)
    expect((await accept(renewed.body.link, 'engineer')).status).toBe(410)
  })
})

describe('an invitation by a colleague', () => {
  test('is for who fills in alone, and gives a reviewer nothing to pass on', async () => {
    const reviewer = await site.person('reviewer', { role: 'province', region: '350000' })
    expect((await invite(reviewer, 'friend', { organisation: 'x' })).status).toBe(403)
    expect((await reviewer.get('/organisation')).body.shares).toEqual([])
    expect((await invite(admin, 'friend', { organisation: 'x' })).status).toBe(403)
  })

  test('passes on only roles that fill in', async () => {
    const both = await site.person('both', APPLICANT, { role: 'province', region: '350000' })
    await site.colleague(both, 'lesser', '某两用单位')
    expect((await accountOf('lesser')).grants).toMatchObject([APPLICANT])
    expect((await accountOf('lesser')).grants).toHaveLength(1)
  })

  test('names the organisation the first time, by a name that its region does not have', async () => {
    expect((await invite(rival, 'helper')).body).toMatchObject({ reason: 'organisation-name-needed' })
    expect((await invite(rival, 'helper', { organisation: FIRM.toUpperCase() })).body).toMatchObject({
      reason: 'organisation-exists',
    })
    expect((await rival.get('/organisation')).body.name).toBeNull()
  })

  test('never reaches somebody who has an account', async () => {
    const refused = await invite(accountant, 'rival')
    expect(refused).toMatchObject({ status: 409, body: { reason: 'colleague-has-account' } })
    const { body } = await invite(accountant, 'later')
    const made = await site.person('later', APPLICANT)
    expect(await listed(made)).toEqual([])
    expect((await accept(body.link, 'later')).status).toBe(410)
    expect(await listed(made)).toEqual([])
  })

  test('gives what the colleague has when it is used, and nothing once they have it no more', async () => {
    const { body } = await invite(cashier, 'late')
    const { id, grants } = await accountOf('cashier')
    await admin.call('DELETE', `/people/${id}/grants/${grants[0]!.id}`)
    expect(await accept(body.link, 'late')).toMatchObject({ status: 410, body: { reason: 'colleague-gone' } })
    expect(await listed(cashier)).toEqual([])
    await admin.post(`/people/${id}/grants`, { ...APPLICANT, form: '*' })
    expect(await listed(cashier)).toEqual([application])
  })
})

describe('who leaves', () => {
  test('has nothing of the organisation any more, with the roles that colleagues gave', async () => {
    const temp = await site.colleague(accountant, 'temp')
    expect(await listed(temp)).toEqual([application])
    const { id } = await accountOf('temp')
    expect((await cashier.call('DELETE', `/organisation/people/${id}`)).body).toMatchObject({
      reason: 'colleague-of-others',
    })
    expect((await rival.call('DELETE', `/organisation/people/${id}`)).status).toBe(404)
    expect((await accountant.call('DELETE', `/organisation/people/${id}`)).status).toBe(200)
    expect(await listed(temp)).toEqual([])
    expect((await temp.get(`/applications/${application}`)).status).toBe(404)
    expect((await accountOf('temp')).grants).toEqual([])
  })

  test('may be oneself, but not the last one', async () => {
    const head = await site.person('head', APPLICANT)
    const theirs = await started(head)
    const { id } = await accountOf('head')
    expect((await head.call('DELETE', `/organisation/people/${id}`)).body).toMatchObject({
      reason: 'organisation-last',
    })
    const heir = await site.colleague(head, 'heir', '某继承单位')
    expect((await head.call('DELETE', `/organisation/people/${id}`)).status).toBe(200)
    expect(await listed(head)).toEqual([])
    expect(await listed(heir)).toEqual([theirs])
    expect((await admin.get('/audit?action=organisation.leave')).body).toMatchObject([
      { subject: 'head@test.example', details: { organisation: '某继承单位' } },
    ])
  })
})

test('what happens to an application is told to colleagues and to nobody else of the county', async () => {
  const { id: note } = (
    await accountant.post(`/applications/${application}/comments`, { pointer: '/cover', text: '请补充' })
  ).body
  expect(note).toBeTruthy()
  const news = async (who: Caller) =>
    (await who.get('/notifications')).body.filter(
      (one: { application: string | null }) => one.application === application,
    )
  expect(await news(cashier)).toMatchObject([{ kind: 'comment', details: { by: 'accountant' } }])
  expect((await news(cashier))[0].details.forms['zh-CN']).toContain('申报表')
  expect(await news(rival)).toEqual([])
})

test('what was there before organisations belongs to that of who started it', async () => {
  const url = await newDatabase()
  const { db, close } = connect(url)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await migrate(db, '125-taken-off')
    await client.query(`
      insert into "user" (id, name, email, "emailVerified") values ('a', '甲', 'a@x', true), ('b', '乙', 'b@x', true);
      insert into edition (digest, form, edition, bundle, validators, offered) values ('d', 'f', '1', '', '', true);
      insert into application (id, form, edition, edition_name, region, region_name, unit, title, state,
        revision, answers, origins, reasons, progress, quota_held, created_by)
      select gen_random_uuid(), 'f', 'd', '1', '350582', '', '', '', 'draft', 0, '{}', '{}', '{}', '{}', false, id
        from "user"
    `)
    await migrate(db)
    // whose a later one is, is said: nothing guesses it
    const without = client.query(`
      insert into application (id, form, edition, edition_name, region, region_name, unit, title, state,
        revision, answers, origins, reasons, progress, quota_held, created_by)
      values (gen_random_uuid(), 'f', 'd', '1', '350582', '', '', '', 'draft', 0, '{}', '{}', '{}', '{}', false, 'a')
    `)
    await expect(without).rejects.toThrow(/organisation/)
    const { rows } = await client.query(`
      select "user".id, count(application.id) applications from "user"
        join application on application.organisation = "user".organisation and created_by = "user".id
      group by 1 order by 1
    `)
    expect(rows).toEqual([
      { id: 'a', applications: '1' },
      { id: 'b', applications: '1' },
    ])
    const organisations = await client.query('select distinct organisation from application')
    expect(organisations.rows).toHaveLength(2)
  } finally {
    await client.end()
    await close()
  }
})

describe('an administrator', () => {
  test('brings an account in with what it filled in by itself, and what is shared stays', async () => {
    const second = await site.person('second', APPLICANT)
    const theirs = await started(second)
    const { id, own } = await accountOf('second')
    expect(own).toBe(1)
    const { organisation } = await accountOf('accountant')
    const joined = await admin.put(`/people/${id}/organisation`, { organisation: { id: organisation!.id } })
    expect(joined.body).toEqual({ applications: 1 })
    expect((await listed(accountant)).toSorted()).toEqual([application, theirs].toSorted())
    await admin.put(`/people/${id}/organisation`, { organisation: null })
    expect(await listed(second)).toEqual([])
    expect((await listed(accountant)).toSorted()).toEqual([application, theirs].toSorted())
  })

  test('invites into an organisation, which tells two of one name by their region', async () => {
    const { organisation } = await accountOf('accountant')
    const into = async (name: string, region: string, wanted: object) =>
      admin.post('/invitations', {
        email: `${name}@test.example`,
        name,
        grants: [{ role: 'applicant', region, form: '*' }],
        organisation: wanted,
      })
    expect((await into('clash', '350582', { name: FIRM })).body).toMatchObject({
      reason: 'organisation-exists',
    })
    const elsewhere = await into('elsewhere', '350583', { name: FIRM })
    expect(elsewhere.status).toBe(201)
    expect((await into('nobody', '350582', { id: '00000000-0000-4000-8000-000000000000' })).status).toBe(404)
    const { body } = await into('third', '350582', { id: organisation!.id })
    await accept(body.link, 'third')
    expect((await accountOf('third')).organisation).toEqual(organisation)
    expect((await admin.get('/organisations')).body).toContainEqual({
      id: organisation!.id,
      name: FIRM,
      region: '350582',
      people: 3,
      applications: 2,
    })
    expect((await admin.put(`/organisations/${organisation!.id}`, { name: '晋江某集团' })).status).toBe(200)
    expect((await accountant.get('/organisation')).body.name).toBe('晋江某集团')
  })
})
