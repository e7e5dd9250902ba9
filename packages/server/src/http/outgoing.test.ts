import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, test } from 'vitest'
import { ForbiddenAddress, forbiddenAddressOf, networksOf, post, refuseForbidden } from './outgoing.ts'

const NOTHING = networksOf([])

describe('an address', () => {
  test.for([
    '127.0.0.1',
    '127.8.8.8',
    '0.0.0.0',
    '10.0.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:a9fe:a9fe',
    '::7f00:1',
    '::ffff:0:127.0.0.1',
    'fe80::1%1',
    '0:0:0:0:0:ffff:a00:1',
    '2001:0:7f00:1::',
    'fec0::1',
    '64:ff9b::7f00:1',
    'fe80::1',
    'fd00::1',
    'ff02::1',
    '2002:7f00:1::',
  ])('%s is forbidden', (address) => {
    expect(() => refuseForbidden(address, NOTHING)).toThrow(ForbiddenAddress)
  })

  test.for(['1.1.1.1', '172.32.0.1', '223.5.5.5', '2400:3200::1', '::ffff:1.1.1.1'])(
    '%s is public',
    (address) => {
      expect(() => refuseForbidden(address, NOTHING)).not.toThrow()
    },
  )

  test('is allowed by a network or by itself; what is neither is named', () => {
    const allowed = networksOf(['10.1.0.0/16', '::1'])
    expect(() => refuseForbidden('10.1.2.3', allowed)).not.toThrow()
    expect(() => refuseForbidden('::1', allowed)).not.toThrow()
    expect(() => refuseForbidden('10.2.0.1', allowed)).toThrow(ForbiddenAddress)
    for (const wrong of ['10.1.0.0/33', 'intranet', '10.1.0.0/', '10.1/16'])
      expect(() => networksOf([wrong]), wrong).toThrow(RangeError)
  })

  test.for([
    'http://localhost/',
    'http://127.1/',
    'http://0x7f000001/',
    'http://[::1]:8080/',
    'http://2130706433/',
    'http://0177.0.0.1/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::127.0.0.1]/',
    'http://①②⑦.⓪.⓪.①/',
  ])('%s leads astray', async (url) => {
    expect(await forbiddenAddressOf(new URL(url), NOTHING)).toBeDefined()
    await expect(
      post(url, { headers: {}, body: '', allowed: NOTHING, signal: AbortSignal.timeout(5000) }),
    ).rejects.toThrow(ForbiddenAddress)
  })
})

test('posts, and does not follow where it is sent on', async () => {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    response.writeHead(307, { location: '/elsewhere' }).end('x'.repeat(100_000))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const status = await post(`http://localhost:${port}/hook`, {
    headers: { 'content-type': 'application/json' },
    body: '{}',
    allowed: networksOf(['127.0.0.0/8', '::1']),
    signal: AbortSignal.timeout(5000),
  })
  server.close()
  expect(status).toBe(307)
  expect(asked).toEqual(['POST /hook'])
})
