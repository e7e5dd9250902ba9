import { expect, test } from 'vitest'
import { networksOf, post } from '../http/outgoing.ts'
import { reasonOf } from './webhook.ts'

test.each(['localhost', '127.0.0.1'])('a refused connection to %s has its code', async (host) => {
  const order = {
    headers: {},
    body: '',
    allowed: networksOf(['127.0.0.0/8', '::1']),
    signal: AbortSignal.timeout(5000),
  }
  // port 1 (tcpmux) has no listener
  const error: unknown = await post(`http://${host}:1/`, order).catch((failure: unknown) => failure)
  expect(reasonOf(error)).toContain('ECONNREFUSED')
})

test('a code that the message lacks stands before it', () => {
  const expired = Object.assign(new Error('certificate has expired'), { code: 'CERT_HAS_EXPIRED' })
  expect(reasonOf(expired)).toBe('CERT_HAS_EXPIRED: certificate has expired')
})
