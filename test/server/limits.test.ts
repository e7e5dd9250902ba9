import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Caller } from './caller.ts'
import { install } from './installation.ts'
import type { Installation } from './installation.ts'

const PEOPLE = 60
/** Less than an office makes together, more than one person of it. */
const PER_MINUTE = 150

let site: Installation
let password: string

beforeAll(async () => {
  site = await install({ demonstration: true, env: { REQUESTS_PER_MINUTE: String(PER_MINUTE) } })
  password = (await site.stranger.get('/demonstration')).body.password
})
afterAll(() => site.stop())

const page = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${site.address}${path}`, { headers: { accept: 'text/html', ...headers } })

describe('presence', () => {
  test('is that of a window: two of one person in different parts are news once each, and each other’s not at all', async () => {
    const county = await new Caller(site.address).signIn('county@demo.example', password)
    const colleague = await new Caller(site.address).signIn('county2@demo.example', password)
    const id = (await county.get('/applications')).body.applications[0].id
    const ending = new AbortController()
    const stream = await fetch(`${site.address}/api/applications/${id}/live`, {
      headers: { cookie: colleague.cookie },
      signal: ending.signal,
    })
    for (let beat = 0; beat < 5; beat++) {
      await county.put(`/applications/${id}/presence`, { section: 'cover', window: 'a' })
      await county.put(`/applications/${id}/presence`, { section: 'plan', window: 'b' })
    }
    expect(
      (await colleague.get(`/applications/${id}/presence`)).body.map(
        ({ section }: { section: string }) => section,
      ),
    ).toEqual(['cover', 'plan'])
    expect((await county.get(`/applications/${id}/presence`)).body).toEqual([])
    await county.post(`/applications/${id}/comments`, { pointer: '/cover', text: '到此为止' })
    let heard = ''
    for await (const chunk of stream.body!) {
      heard += Buffer.from(chunk).toString()
      if (heard.includes('event: comments')) break
    }
    ending.abort()
    expect(heard.match(/event: presence/g)).toHaveLength(2)
  })
})

describe('an office behind one address', () => {
  test('sixty people with two windows each work; a stranger there is told when to try again, and gets pages all the same', async () => {
    const people = await Promise.all(
      Array.from({ length: PEOPLE }, (_, index) =>
        new Caller(site.address).signIn(`${index % 2 === 0 ? 'county' : 'county2'}@demo.example`, password),
      ),
    )
    const id = (await people[0]!.get('/applications')).body.applications[0].id
    const work = async (who: Caller, window: string) => {
      const answers = []
      for (const section of ['cover', 'plan'])
        answers.push(await who.put(`/applications/${id}/presence`, { section, window }), await who.get('/me'))
      return answers.map(({ status }) => status)
    }
    const statuses = await Promise.all(
      people.flatMap((who, index) => [work(who, `${index} a`), work(who, `${index} b`)]),
    )
    expect(new Set(statuses.flat())).toEqual(new Set([200]))
    expect(statuses.flat().length).toBeGreaterThan(PER_MINUTE)

    // who is not signed in counts by address
    let refused = await site.stranger.get('/me')
    for (let tries = 0; refused.status === 200 && tries <= PER_MINUTE; tries++)
      refused = await site.stranger.get('/me')
    expect(refused.status).toBe(429)
    expect(refused.body).toMatchObject({ error: 'too-many' })
    expect(refused.body.retryAfter).toBeGreaterThan(0)
    expect(Number(refused.headers.get('retry-after'))).toBe(refused.body.retryAfter)
    expect((await people[1]!.get('/me')).status).toBe(200)

    expect((await page('/')).status).toBe(200)
    expect((await page('/sign-in')).status).toBe(200)
    expect((await page('/icon.svg')).status).toBe(200)
    const [{ id: edition }] = (await people[1]!.get('/editions')).body
    expect((await site.stranger.get(`/editions/${edition}/bundle.json`)).status).toBe(200)

    // what a browser opens as a page is a page, in its language
    const chinese = await page(`/api/applications/${id}/paper/pdf`)
    expect(chinese.status).toBe(429)
    expect(chinese.headers.get('content-type')).toContain('text/html')
    expect(await chinese.text()).toMatch(/<html lang="zh-CN">[\s\S]*请在 \d+ 秒后再试/)
    const english = await page('/api/me', { 'accept-language': 'en-GB,en;q=0.8' })
    expect(await english.text()).toMatch(/Try again in \d+ seconds/)
  })

  test('who makes up sessions counts by address as well', async () => {
    const statuses: number[] = []
    for (let tries = 0; tries <= PER_MINUTE && !statuses.includes(429); tries++)
      statuses.push(
        (await new Caller(site.address, `formwright.session_token=made-up-${tries}.x`).get('/editions'))
          .status,
      )
    expect(statuses).toContain(429)
  })
})
