import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Caller } from '../caller.ts'
import { declared } from '../declared.ts'
import { install, PASSWORD } from '../installation.ts'
import type { Installation } from '../installation.ts'

let site: Installation
let second: Installation

/** Two processes on one database. */
beforeAll(async () => {
  site = await install()
  await site.person('county', { role: 'applicant', region: '350582' })
  second = await install({ databaseUrl: site.databaseUrl, data: site.data })
})
afterAll(async () => {
  await second.stop()
  await site.stop()
})

/** A stream that somebody hears: what came so far, and whether it has ended. */
async function listen(who: Caller, path: string) {
  const ending = new AbortController()
  const answer = await fetch(`${who.address}/api${path}`, {
    headers: { cookie: who.cookie },
    signal: ending.signal,
  })
  const heard = { status: answer.status, text: '', ended: false, stop: () => ending.abort() }
  void (async () => {
    const decoder = new TextDecoder()
    for await (const piece of answer.body!) heard.text += decoder.decode(piece as Uint8Array)
  })()
    .catch(() => undefined)
    .finally(() => (heard.ended = true))
  await expect.poll(() => heard.text).toContain(': open')
  return heard
}

const signIn = (name: string, at = site) => new Caller(at.address).signIn(`${name}@test.example`, PASSWORD)
const admin = () => signIn('first')
const personNamed = async (name: string) =>
  (await (await admin()).get(`/people?text=${name}@test`)).body.people[0]

/** Each ends the sessions of somebody, who is signed in at both processes. */
const ENDINGS: Record<string, (who: Caller, id: string) => Promise<unknown>> = {
  'signing out': (who) => who.post('/auth/sign-out'),
  'being disabled': async (_who, id) => (await admin()).put(`/people/${id}/disabled`, { disabled: true }),
  'a new password by link': async (_who, id) => {
    const { body } = await (await admin()).post(`/people/${id}/reset`)
    return site.stranger.post(`/invitations/${body.link.split('/').at(-1)}`, {
      email: 'ignored@test.example',
      name: '某',
      password: 'another-long-password',
    })
  },
}

describe('a stream ends, in every process, with', () => {
  test.each(Object.keys(ENDINGS))('%s', async (ending) => {
    const name = `ends-${Object.keys(ENDINGS).indexOf(ending)}`
    const here = await site.person(name, { role: 'applicant', region: '350582' })
    const there = new Caller(second.address, here.cookie)
    const streams = [await listen(here, '/live'), await listen(there, '/live')]
    await ENDINGS[ending]!(new Caller(site.address, here.cookie), (await personNamed(name)).id)
    expect((await here.get('/me')).body.person).toBe(null)
    expect((await there.get('/me')).body.person).toBe(null)
    await expect.poll(() => streams.map(({ ended }) => ended)).toEqual([true, true])
  })

  test.each(['/me/password', '/auth/change-password'])('a change of password by %s', async (path) => {
    const name = `changes-${path.length}`
    const here = await site.person(name, { role: 'applicant', region: '350582' })
    const other = await signIn(name, second)
    const stream = await listen(other, '/live')
    const { status } =
      path === '/me/password'
        ? await here.put(path, { current: PASSWORD, password: 'another-long-password' })
        : await here.post(path, { currentPassword: PASSWORD, newPassword: 'another-long-password' })
    expect(status).toBe(200)
    expect((await here.get('/me')).body.person.name).toBe(name)
    expect((await other.get('/me')).body.person).toBe(null)
    await expect.poll(() => stream.ended).toBe(true)
  })
})

test('who may no longer read an application hears nothing more of it', async () => {
  const county = await signIn('county')
  const province = await site.person('province', { role: 'province', region: '350000' })
  const ministry = await site.person('ministry', { role: 'ministry', region: '' })
  const { id } = await declared(county)
  const move = async (who: Caller, transition: string) => {
    const { revision } = (await who.get(`/applications/${id}`)).body
    const { status, body } = await who.post(`/applications/${id}/transitions`, {
      transition,
      revision,
      opinion: '意见',
    })
    expect(status, JSON.stringify(body)).toBe(200)
  }
  const administrator = await admin()
  await administrator.post('/extensions', {
    form: 'sme-cluster',
    edition: '2024',
    region: '350000',
    until: '2099-01-01T00:00:00Z',
    reason: '测试',
  })
  await move(county, 'submit')
  await move(province, 'recommend')
  const read = await listen(ministry, `/applications/${id}/live`)
  const going = await listen(province, `/applications/${id}/live`)
  await move(province, 'reopen')
  await expect.poll(() => going.text).toContain('event: state')
  await expect.poll(() => read.ended).toBe(true)
  expect(read.text).not.toContain(id)
  going.stop()
})
