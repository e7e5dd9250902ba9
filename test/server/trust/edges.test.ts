import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readSettings } from '@formwright/server'
import { Caller } from '../caller.ts'
import { install } from '../installation.ts'
import type { Installation } from '../installation.ts'

const given = { forms: 'forms', site: 'site', publicUrl: 'http://localhost' }

describe('behind reverse proxies', () => {
  test.each([
    ['false', 0],
    ['true', 1],
    ['2', 2],
    ['10.0.0.0/8, 192.0.2.7,::1', ['10.0.0.0/8', '192.0.2.7', '::1']],
    ['loopback', ['loopback']],
  ])('TRUST_PROXY=%s is understood', (value, trustProxy) => {
    expect(readSettings({ TRUST_PROXY: value }, given).trustProxy).toEqual(trustProxy)
  })
  test.each(['yes', '-1', '10.0.0.0/33', '1.2.3', '::1/200', '*'])('TRUST_PROXY=%s is refused', (value) => {
    expect(() => readSettings({ TRUST_PROXY: value }, given)).toThrow('TRUST_PROXY must be')
  })

  test.each(['1', '127.0.0.1/8', 'true'])('with TRUST_PROXY=%s nobody chooses an address', async (value) => {
    const site = await install({ env: { TRUST_PROXY: value } })
    const metrics = async (forwarded: string) =>
      (await fetch(`${site.address}/metrics`, { headers: { 'x-forwarded-for': forwarded } })).status
    // the last address was written by the proxy, those before by whoever called it
    expect([await metrics('127.0.0.1, 203.0.113.9'), await metrics('203.0.113.9')]).toEqual([404, 404])
    expect(await metrics('203.0.113.9, 198.51.100.1')).toBe(404)
    await site.stop()
  })
})

describe('requests and answers', () => {
  let site: Installation
  beforeAll(async () => void (site = await install({ demonstration: true, env: { REQUEST_SECONDS: '2' } })))
  afterAll(() => site.stop())

  test('a body that does not come ends', async () => {
    const { port } = new URL(site.address)
    const since = Date.now()
    const answer = await new Promise<string>((done) => {
      let heard = ''
      const socket = connect({ port: Number(port), host: '127.0.0.1' })
      socket
        .on('data', (bytes) => (heard += bytes.toString()))
        .on('close', () => done(heard))
        .on('error', () => undefined)
      socket.write(
        `POST /api/auth/sign-in/email HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{`,
      )
      const slowly = setInterval(() => socket.write(' '), 200)
      socket.on('close', () => clearInterval(slowly))
    })
    expect(answer).toMatch(/^(HTTP\/1.1 408|$)/)
    expect(Date.now() - since).toBeLessThan(15_000)
  })

  test('answers of the API are kept nowhere', async () => {
    const county = await site.as('county')
    for (const path of [
      '/me',
      '/applications',
      '/notifications',
      '/quotas',
      '/nothing-here',
      '/demonstration',
    ])
      expect([path, (await county.get(path)).headers.get('cache-control')]).toEqual([path, 'no-store'])
    expect((await new Caller(site.address).get('/me')).headers.get('cache-control')).toBe('no-store')
  })

  test('live streams of one person are so many and no more', async () => {
    const { cookie } = await site.as('county')
    const ending = new AbortController()
    const open = () => fetch(`${site.address}/api/live`, { headers: { cookie }, signal: ending.signal })
    const statuses = []
    for (let count = 0; count < 41; count++) statuses.push((await open()).status)
    expect(statuses).toEqual([...Array.from({ length: 40 }, () => 200), 429])
    ending.abort()
    await expect
      .poll(async () => {
        const again = new AbortController()
        const { status } = await fetch(`${site.address}/api/live`, {
          headers: { cookie },
          signal: again.signal,
        })
        again.abort()
        return status
      })
      .toBe(200)
  })
})
