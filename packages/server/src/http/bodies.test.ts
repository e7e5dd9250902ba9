import Fastify from 'fastify'
import { afterAll, expect, test } from 'vitest'
import { checkRequests } from './bodies.ts'
import { HttpError } from './errors.ts'

const app = Fastify()
checkRequests(app)
app.post('/', ({ body }) => ({ body }))
const kept = { anyOf: [{ type: 'string' }, { type: 'null' }] }
const known = { type: 'object', properties: { kept, n: { type: 'integer' } }, additionalProperties: false }
app.post('/known', { schema: { body: known } }, ({ body }) => ({ body }))
app.get('/:name', ({ params }) => params)
app.setErrorHandler((error, _request, reply) =>
  error instanceof HttpError
    ? reply.code(422).send({ code: error.code, message: error.message, details: error.details })
    : reply.code(400).send({ message: (error as Error).message }),
)
afterAll(() => app.close())

async function post(payload: string | Buffer, url = '/') {
  const answer = await app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json' },
    payload,
  })
  return {
    status: answer.statusCode,
    ...answer.json<{ code?: string; message: string; details?: unknown }>(),
  }
}

const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)
const NUL = '\\u0000'

test('what is well-formed goes through as it was written', async () => {
  const body = { answers: { a: 0.1, b: 9007199254740991, c: '𠮷', d: null, e: [true, {}] } }
  expect(await post(JSON.stringify(body))).toMatchObject({ status: 200, body })
})

test('what a route takes is checked as it is: null stays null, and no text becomes a number', async () => {
  expect(await post('{"kept":null}', '/known')).toMatchObject({ status: 200, body: { kept: null } })
  expect(await post('{"n":"5"}', '/known')).toMatchObject({ status: 400 })
})

test.each([
  ['not UTF-8', Buffer.from([0x22, 0xff, 0x22]), 'bad-request', /UTF-8/],
  ['too deep', `{"answers":${nested(70)}}`, 'unprocessable', /at most 64 lists and objects/],
  ['too many values', `{"a":[${'0,'.repeat(120_000)}0]}`, 'too-large', /at most 110000 values/],
])('%s is refused with the limit', async (_name, payload, code, words) => {
  const answer = await post(payload)
  expect(answer).toMatchObject({ status: 422, code })
  expect(answer.message).toMatch(words)
})

test.each([
  ['{"answers":{"a":{"b":12345678901234567890}}}', ['/a/b']],
  ['{"patch":[{"op":"add","path":"/rows/0","value":{"n":0.12345678901234567891}}]}', ['/rows/0/n']],
  [`{"patch":[{"op":"add","path":"/rows/0","value":{"n":"${NUL}"}}]}`, ['/rows/0/n']],
  ['{"origins":{"/a/b":{"origin":"carried","value":1e400}}}', ['/a/b']],
  ['{"answers":{"a":"\\ud800"}}', ['/a']],
  [`{"comment":"${NUL}"}`, ['/comment']],
])('what cannot be kept is named by its place in the answers: %s', async (payload, pointers) => {
  expect(await post(payload)).toMatchObject({ status: 422, code: 'unprocessable', details: { pointers } })
})

test('names that would reach the prototype of objects are refused', async () => {
  expect((await post('{"__proto__":{"isAdmin":true}}')).status).toBe(400)
})

test('addresses and queries are held to the same', async () => {
  expect((await app.inject('/%E5%B7%9E')).statusCode).toBe(200)
  expect((await app.inject('/a%00b')).statusCode).toBe(422)
})
