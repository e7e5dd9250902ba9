import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { RemoteServer } from './remote-server.ts'
import { ServerError } from './server-error.ts'

/** What the server answers to a path: status, body, and whether it is a page of something else. */
let answers: Record<string, { status: number; body: unknown; isPage?: boolean }>
const server = createServer((request, response) => {
  const { status, body, isPage } = answers[request.url!.split('?', 1)[0]!] ?? { status: 404, body: {} }
  response.writeHead(status, { 'content-type': isPage === true ? 'text/html' : 'application/json' })
  response.end(JSON.stringify(body))
})
let address: string

beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())

const signIn = '/api/auth/sign-in/email'
const fine = { status: 200, body: {} }
const person = { email: 'one@t.example', password: 'secret', code: undefined }

async function publish(given: Partial<typeof person> & { address?: string }): Promise<string> {
  try {
    const remote = await RemoteServer.signedIn(given.address ?? address, { ...person, ...given })
    await remote.call('POST /definitions/drafts/:id/publish', { params: { id: 'x' }, body: {} })
    return ''
  } catch (error) {
    if (!(error instanceof ServerError)) throw error
    return error.inWords('zh-CN')
  }
}

test.each<[string, Record<string, { status: number; body: unknown; isPage?: boolean }>, object, string]>([
  ['no address', {}, { address: 'forms.example' }, '“forms.example”不是网址'],
  ['nobody there', {}, { address: 'http://127.0.0.1:1' }, '连不上 http://127.0.0.1:1'],
  ['something else there', { [signIn]: { ...fine, isPage: true } }, {}, '不是 Formwright 服务'],
  ['a page of the site', {}, {}, '不带页面路径'],
  ['no password', {}, { password: '' }, '没有密码'],
  [
    'a wrong password',
    { [signIn]: { status: 401, body: { message: 'no' } } },
    {},
    'one@t.example 或密码不对',
  ],
  [
    'a file that is no password',
    { [signIn]: { status: 400, body: { code: 'PASSWORD_TOO_LONG' } } },
    {},
    '密码不对',
  ],
  ['a second factor', { [signIn]: { status: 200, body: { twoFactorRedirect: true } } }, {}, '--code'],
  [
    'somebody who may not',
    {
      [signIn]: fine,
      '/api/definitions/drafts/x/publish': { status: 403, body: { error: 'forbidden', message: 'no' } },
    },
    {},
    '不是表单管理员',
  ],
  [
    'a refusal without words here',
    {
      [signIn]: fine,
      '/api/definitions/drafts/x/publish': { status: 409, body: { error: 'conflict', message: 'moved on' } },
    },
    {},
    '服务没有接受：moved on',
  ],
  [
    'too many attempts',
    { [signIn]: { status: 429, body: { error: 'too-many', message: 'Too many wrong passwords' } } },
    {},
    '尝试太频繁',
  ],
  [
    'a draft that others edit',
    {
      [signIn]: fine,
      '/api/definitions/drafts/x/publish': {
        status: 409,
        body: { error: 'conflict', reason: 'draft-edited', by: ['甲', '乙'], message: 'no' },
      },
    },
    {},
    '甲、乙 在网站上改过',
  ],
  [
    'a draft of a colleague, which is out for review',
    {
      [signIn]: fine,
      '/api/definitions/drafts/x/publish': {
        status: 409,
        body: {
          error: 'conflict',
          reason: 'draft-of-colleague',
          by: ['周工'],
          what: '申报表 2024',
          state: 'in-review',
          at: '2026-11-28T04:00:00.000Z',
          message: 'no',
        },
      },
    },
    {},
    '送来的草稿“申报表 2024”（正在送审），没有替换',
  ],
  ['all is well', { [signIn]: fine, '/api/definitions/drafts/x/publish': fine }, {}, ''],
])('%s', async (_, given, asked, expected) => {
  answers = given
  expect(await publish(asked)).toContain(expected)
  if (expected === '') expect(await publish(asked)).toBe('')
})
