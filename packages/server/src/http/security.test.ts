import fastify from 'fastify'
import type { FastifyInstance } from 'fastify'
import { describe, expect, test } from 'vitest'
import { hijack, secure, sendPage } from './security.ts'

async function served(publicUrl: string): Promise<FastifyInstance> {
  const app = fastify()
  await secure(app, publicUrl)
  app.get('/api/thing', async () => ({}))
  app.get('/api/kept', async (_request, reply) => reply.header('cache-control', 'max-age=60').send({}))
  app.get('/api/stream', async (_request, reply) => {
    hijack(reply).writeHead(200, { 'content-type': 'text/event-stream' }).end('event: open\n\n')
  })
  app.get('/page', async (_request, reply) => sendPage(reply, '<style nonce="__CSP_NONCE__"></style>'))
  return app
}

const PATHS = ['/api/thing', '/api/kept', '/api/stream', '/page', '/nothing-here']

describe('every answer, also one that is written to the connection', () => {
  test.each(PATHS)('has a policy that allows no eval and no inline script: %s', async (url) => {
    const { headers } = await (await served('http://localhost')).inject(url)
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).not.toContain('unsafe')
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
    })
    expect(headers['permissions-policy']).toContain('camera=()')
  })

  test.each(PATHS)('binds browsers to https where the public address is https: %s', async (url) => {
    const safe = await (await served('https://forms.example')).inject(url)
    expect(safe.headers['strict-transport-security']).toBe('max-age=31536000')
    const plain = await (await served('http://localhost:8080')).inject(url)
    expect(plain.headers['strict-transport-security']).toBeUndefined()
  })
})

test('what the API says is kept nowhere, unless its route says otherwise', async () => {
  const app = await served('http://localhost')
  const kept = async (url: string) => (await app.inject(url)).headers['cache-control']
  expect([await kept('/api/thing'), await kept('/api/stream'), await kept('/api/kept')]).toEqual([
    'no-store',
    'no-store',
    'max-age=60',
  ])
})

test('a page has a nonce of its own each time', async () => {
  const app = await served('http://localhost')
  const nonces = await Promise.all(
    [1, 2].map(async () => /nonce="([^"]+)"/.exec((await app.inject('/page')).body)![1]!),
  )
  expect(new Set(nonces).size).toBe(2)
  const { headers, body } = await app.inject('/page')
  expect(headers['content-security-policy']).toContain(`'nonce-${/nonce="([^"]+)"/.exec(body)![1]}'`)
})
