import { execFileSync } from 'node:child_process'
import { generateKeyPairSync, sign } from 'node:crypto'
import { cpSync, mkdtempSync, readFileSync, writeFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import { createServer as createSocketServer } from 'node:net'
import type { AddressInfo, Server as SocketServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generate } from 'otplib'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect } from '../../packages/server/src/database/connect.ts'
import { startEmbedded } from '../../packages/server/src/database/embedded.ts'
import { migrate } from '../../packages/server/src/database/migrate.ts'
import { root } from '../edition.ts'
import { oneSeason } from '../one-season.ts'
import { Caller } from './caller.ts'
import { declared } from './declared.ts'
import { install, PASSWORD } from './installation.ts'
import type { Installation } from './installation.ts'

const listening = (server: Server | SocketServer) =>
  new Promise<number>((done) =>
    server.listen(0, '127.0.0.1', () => done((server.address() as AddressInfo).port)),
  )

/** An agency's single sign-on: says of everybody that they are whom the test names. */
class SingleSignOn {
  email = ''
  port = 0
  #nonce: string | null = null
  readonly #keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
  readonly #server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url!, this.address)
    const json = (body: unknown) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    if (pathname === '/.well-known/openid-configuration')
      return json({
        issuer: this.address,
        authorization_endpoint: `${this.address}/authorize`,
        token_endpoint: `${this.address}/token`,
        userinfo_endpoint: `${this.address}/userinfo`,
        jwks_uri: `${this.address}/keys`,
        id_token_signing_alg_values_supported: ['RS256'],
      })
    if (pathname === '/keys')
      return json({
        keys: [{ ...this.#keys.publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }],
      })
    if (pathname === '/authorize') {
      this.#nonce = searchParams.get('nonce')
      const back = new URL(searchParams.get('redirect_uri')!)
      back.search = new URLSearchParams({ code: 'the-code', state: searchParams.get('state')! }).toString()
      return response.writeHead(302, { location: back.href }).end()
    }
    if (pathname === '/token')
      return json({ access_token: 'token', token_type: 'Bearer', expires_in: 60, id_token: this.#idToken() })
    return json({ sub: `id-of-${this.email}`, email: this.email, email_verified: true, name: '统一登录' })
  })

  get address(): string {
    return `http://127.0.0.1:${this.port}`
  }

  /** How a server is told of it. */
  get settings() {
    return {
      OIDC_DISCOVERY_URL: `${this.address}/.well-known/openid-configuration`,
      OIDC_CLIENT_ID: 'formwright',
      OIDC_CLIENT_SECRET: 'secret',
    }
  }

  #idToken(): string {
    const now = Math.floor(Date.now() / 1000)
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const claims = {
      iss: this.address,
      aud: 'formwright',
      sub: `id-of-${this.email}`,
      email: this.email,
      email_verified: true,
      name: '统一登录',
      iat: now,
      exp: now + 60,
      ...(this.#nonce ? { nonce: this.#nonce } : {}),
    }
    const signed = `${part({ alg: 'RS256', kid: 'one', typ: 'JWT' })}.${part(claims)}`
    return `${signed}.${sign('sha256', Buffer.from(signed), this.#keys.privateKey).toString('base64url')}`
  }

  async open(): Promise<void> {
    this.port = await listening(this.#server)
  }

  close(): void {
    this.#server.close()
  }
}

/** A mail server that takes every email. */
function mailServer(emails: string[]): SocketServer {
  return createSocketServer((socket) => {
    let data = false
    let email = ''
    socket.write('220 ready\r\n')
    socket
      .on('error', () => undefined)
      .on('data', (chunk: Buffer) => {
        const text = chunk.toString()
        if (data) {
          email += text
          if (!email.endsWith('\r\n.\r\n')) return
          emails.push(email)
          data = false
          email = ''
          return void socket.write('250 taken\r\n')
        }
        for (const line of text.split('\r\n').filter(Boolean)) {
          if (line === 'DATA') data = true
          socket.write(line === 'DATA' ? '354 go on\r\n' : line === 'QUIT' ? '221 bye\r\n' : '250 ok\r\n')
        }
      })
  })
}

function rewrite(file: string, changes: readonly (readonly [from: string, to: string])[]) {
  writeFileSync(
    file,
    changes.reduce(
      (text, [from, to]) => {
        if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`)
        return text.replace(from, to)
      },
      readFileSync(file, 'utf8'),
    ),
  )
}

let sso: SingleSignOn
let office: SocketServer
let site: Installation
const emails: string[] = []

beforeAll(async () => {
  sso = new SingleSignOn()
  await sso.open()
  office = mailServer(emails)
  const port = await listening(office)
  // the year after, as another folder: what the form said in 2024 is its year before
  const forms = mkdtempSync(join(tmpdir(), 'formwright-forms-'))
  cpSync(oneSeason(), forms, { recursive: true })
  cpSync(join(forms, 'sme-cluster/2024'), join(forms, 'sme-cluster/2025'), { recursive: true })
  const year = join(forms, 'sme-cluster/2025')
  rmSync(join(year, 'carry.json'))
  rewrite(join(year, 'edition.json'), [
    ['"edition": "2024"', '"edition": "2025"'],
    ['"previous": null', '"previous": "2024"'],
    ['"to": "2024-07-31"', '"to": "2099-07-31"'],
  ])
  site = await install({
    demonstration: true,
    forms,
    env: {
      ...sso.settings,
      SMTP_URL: `smtp://127.0.0.1:${port}?ignoreTLS=true`,
      MAIL_FROM: 'noreply@formwright.example',
    },
  })
})
afterAll(async () => {
  await site.stop()
  sso.close()
  office.close()
})

describe('the single sign-on of an agency', () => {
  /** Goes the way of a browser: to the agency, back, and in. */
  async function through(
    callbackURL = '/',
    { address }: Pick<Installation, 'address'> = site,
  ): Promise<{ next: Caller; location: string }> {
    const browser = new Caller(address)
    const { body, status } = await browser.post('/auth/sign-in/social', {
      provider: 'oidc',
      callbackURL,
      errorCallbackURL: '/sign-in',
    })
    expect(status, JSON.stringify(body)).toBe(200)
    const back = (await fetch(body.url as string, { redirect: 'manual' })).headers.get('location')!
    const url = new URL(back)
    const answer = await fetch(`${address}${url.pathname}${url.search}`, {
      redirect: 'manual',
      headers: { cookie: browser.cookie },
    })
    // as a browser keeps them: the last of a name counts, those that have ended are gone
    const kept = new Map<string, string>()
    for (const cookie of answer.headers.getSetCookie()) {
      const [pair, ...attributes] = cookie.split(/;\s*/)
      const name = pair!.slice(0, pair!.indexOf('='))
      if (attributes.some((attribute) => /^max-age=0$/i.test(attribute))) kept.delete(name)
      else kept.set(name, pair!)
    }
    expect(answer.status).toBe(302)
    const next = new Caller(address, [...kept.values()].join('; '))
    return { next, location: answer.headers.get('location')! }
  }

  test('lets in who was invited, with their roles', async () => {
    expect((await site.stranger.get('/me')).body.singleSignOn).toBe('OIDC')
    await site.person('single', { role: 'applicant', region: '350582' })
    sso.email = 'single@test.example'
    expect((await (await through()).next.get('/me')).body.person).toMatchObject({
      email: 'single@test.example',
      grants: [{ role: 'applicant' }],
    })
  })

  test('asks for the second factor of who has one, and for a code that counts', async () => {
    const person = await site.person('careful', { role: 'applicant', region: '350582' })
    const { body } = await person.post('/auth/two-factor/enable', { password: PASSWORD })
    const secret = new URL(body.totpURI).searchParams.get('secret')!
    const epoch = Math.floor(Date.now() / 1000)
    await person.post('/auth/two-factor/verify-totp', { code: await generate({ secret, epoch }) })

    sso.email = 'careful@test.example'
    const admin = await site.admin()
    const signedIn = async () =>
      (await admin.get('/audit?action=sign-in')).body.filter(
        ({ actorName }: { actorName: string }) => actorName === 'careful',
      ).length
    const before = await signedIn()
    const { next, location } = await through('/apply?from=agency')
    expect(location).toBe('/sign-in?factor=code&back=%2Fapply%3Ffrom%3Dagency')
    expect((await next.get('/me')).body.person).toBe(null)
    expect(await signedIn()).toBe(before)
    expect((await next.post('/auth/two-factor/verify-totp', { code: '000000' })).status).toBe(401)
    expect((await next.get('/me')).body.person).toBe(null)
    // the step after: the code of this one was used above
    const code = await generate({ secret, epoch: epoch + 30 })
    expect((await next.post('/auth/two-factor/verify-totp', { code })).status).toBe(200)
    expect((await next.get('/me')).body.person).toMatchObject({ email: 'careful@test.example' })
    expect(await signedIn()).toBe(before + 1)
  })

  test('lets nobody else in', async () => {
    sso.email = 'unknown@test.example'
    const { next, location } = await through()
    expect((await next.get('/me')).body.person).toBe(null)
    expect(location).toBe('/sign-in?error=signup_disabled')
    const admin = await site.admin()
    expect((await admin.get('/people?text=unknown')).body.people).toEqual([])
  })

  test('leads back to the page for signing in, with what is wrong', async () => {
    const admin = await site.admin()
    await site.person('gone', { role: 'applicant', region: '350582' })
    const { people } = (await admin.get('/people?text=gone')).body
    expect((await admin.put(`/people/${people[0].id}/disabled`, { disabled: true })).status).toBe(200)
    sso.email = 'gone@test.example'
    expect((await through()).location).toMatch(/^\/sign-in\?error=ACCOUNT_DISABLED&/)
    const lost = await fetch(`${site.address}/api/auth/callback/oidc?code=x&state=none`, {
      redirect: 'manual',
    })
    expect(lost.headers.get('location')).toMatch(/^http:\/\/localhost\/sign-in\?error=/)
  })

  test('does not lead into an account that a colleague could have made for somebody else’s address', async () => {
    const other = await install({ env: sso.settings })
    const head = await other.person('head', { role: 'applicant', region: '350582' })
    const mate = await other.colleague(head, 'victim', '冒名单位')
    sso.email = 'victim@test.example'
    const { next, location } = await through('/', other)
    expect((await next.get('/me')).body.person).toBe(null)
    expect(location).toMatch(/\/sign-in\?error=account_unproven/)
    // until its owner has it by an administrator's invitation; who had it is out
    const admin = await other.admin()
    const { body } = await admin.post('/invitations', {
      email: sso.email,
      name: '本人',
      grants: [{ role: 'applicant', region: '350583', form: '*' }],
      anew: true,
    })
    await other.stranger.post(`/invitations/${body.link.split('/').at(-1)}`, {
      email: sso.email,
      name: '本人',
      password: 'a-password-of-the-owner',
    })
    expect((await (await through('/', other)).next.get('/me')).body.person).toMatchObject({
      email: sso.email,
      grants: [{ region: '350583' }],
    })
    expect((await mate.get('/me')).body.person).toBe(null)
    await other.stop()
  })
})

/** What an email says. */
function textOf(email: string): string {
  const body = email
    .split('\r\n\r\n')
    .slice(1)
    .join('\r\n\r\n')
    .replace(/\r\n\.\r\n$/, '')
  if (email.includes('base64')) return Buffer.from(body, 'base64').toString()
  return body
    .replaceAll('=\r\n', '')
    .replaceAll(/(?:=[0-9A-F]{2})+/g, (bytes) => Buffer.from(bytes.replaceAll('=', ''), 'hex').toString())
}

describe('emails', () => {
  test('lead who forgot a password to a new one, once, and tell strangers nothing', async () => {
    const before = await site.person('forgetful', { role: 'applicant', region: '350582' })
    const ask = (email: string) => site.stranger.post('/forgotten-password', { email })
    const emailsTo = (email: string) =>
      emails.filter((sent) => sent.includes(`To: ${email}`) && textOf(sent).includes('申请重设您的密码'))
    const queue = new pg.Client({ connectionString: site.databaseUrl })
    await queue.connect()
    const waiting = async () =>
      (
        await queue.query(`select from graphile_worker.jobs
          where task_identifier in ('forgotten-password', 'link-email')`)
      ).rowCount

    const answers = [await ask('Forgetful@test.example'), await ask('nobody@test.example')]
    expect(answers.map(({ status, body }) => [status, body.sent])).toEqual([
      [200, true],
      [200, true],
    ])
    // nobody fills another's mailbox: two emails wait to be used, and no more
    await expect.poll(waiting).toBe(0)
    for (let times = 0; times < 3; times++) {
      await ask('forgetful@test.example')
      await expect.poll(waiting).toBe(0)
    }
    expect(emailsTo('nobody@test.example')).toEqual([])
    expect(emailsTo('forgetful@test.example')).toHaveLength(2)

    const tokens = emailsTo('forgetful@test.example').map(
      (email) => /\/invitation\/([\w-]+)/.exec(textOf(email))![1]!,
    )
    const accept = (token: string, password: string) =>
      site.stranger.post(`/invitations/${token}`, {
        email: 'forgetful@test.example',
        name: 'forgetful',
        password,
      })
    expect((await accept(tokens[1]!, 'seven-bridges-north')).status).toBe(200)
    expect((await before.get('/me')).body.person).toBe(null)
    expect((await accept(tokens[0]!, 'another-long-password')).status).toBe(410)
    const signedIn = await new Caller(site.address).signIn('forgetful@test.example', 'seven-bridges-north')
    expect((await signedIn.get('/me')).body.person).toMatchObject({ grants: [{ role: 'applicant' }] })
    await queue.end()
  })

  const linkIn = async (email: string) => {
    const sent = () =>
      emails.filter((one) => one.includes(`To: ${email}`) && textOf(one).includes('/invitation/'))
    await expect.poll(() => sent().length).toBeGreaterThan(0)
    return /\/invitation\/([\w-]+)/.exec(textOf(sent().at(-1)!))![1]!
  }

  test('give the holder of an address an account without the second factor that a colleague set up', async () => {
    const left: boolean[] = []
    for (const [name, unproven] of [
      ['doubtful', true],
      ['certain', false],
    ] as const) {
      const before = await site.person(name, { role: 'applicant', region: '350582' })
      const { body } = await before.post('/auth/two-factor/enable', { password: PASSWORD })
      const secret = new URL(body.totpURI).searchParams.get('secret')!
      await before.post('/auth/two-factor/verify-totp', { code: await generate({ secret }) })
      const email = `${name}@test.example`
      const database = new pg.Client({ connectionString: site.databaseUrl })
      await database.connect()
      await database.query('update "user" set unproven = $2 where email = $1', [email, unproven])
      emails.length = 0
      await site.stranger.post('/forgotten-password', { email })
      const password = 'a-password-of-the-holder'
      const token = await linkIn(email)
      expect((await site.stranger.post(`/invitations/${token}`, { email, name, password })).status).toBe(200)
      const { rows } = await database.query(
        'select unproven, "twoFactorEnabled" from "user" where email = $1',
        [email],
      )
      await database.end()
      expect(rows[0].unproven).toBe(false)
      left.push(rows[0].twoFactorEnabled)
    }
    expect(left).toEqual([false, true])
    const holder = await new Caller(site.address).signIn('doubtful@test.example', 'a-password-of-the-holder')
    expect((await holder.get('/me')).body.person).toMatchObject({ secondFactor: false })
  })

  test('alone say whether the address of a colleague has an account', async () => {
    const head = await site.person('head', { role: 'applicant', region: '350582' })
    await site.person('holder', { role: 'applicant', region: '350583' })
    const invited = (name: string) =>
      head.post('/organisation/invitations', { email: `${name}@test.example`, name, organisation: '某单位' })
    emails.length = 0
    const [known, unknown] = [await invited('holder'), await invited('newcomer')]
    expect([known.status, known.body.link]).toEqual([unknown.status, unknown.body.link])
    expect(known.status).toBe(201)
    expect(await site.stranger.get(`/invitations/${await linkIn('holder@test.example')}`)).toMatchObject({
      status: 410,
      body: { reason: 'colleague-has-account' },
    })
    expect((await site.stranger.get(`/invitations/${await linkIn('newcomer@test.example')}`)).status).toBe(
      200,
    )
  })

  test('tell who reads an application that it moved, in Chinese and English, and not who moved it', async () => {
    const county = await site.as('county')
    const { id, revision } = await declared(county)
    await county.post(`/applications/${id}/transitions`, { transition: 'submit', revision })
    const ours = () => emails.filter((email) => email.includes(id))
    const to = () => ours().map((email) => /^To: (.+)$/m.exec(email)![1]!.trim())
    await expect.poll(to).toContain('province@demo.example')
    expect(to()).not.toContain('county@demo.example')
    expect(textOf(ours()[0]!)).toContain(`/applications/${id}`)
  })
})

describe('the year before', () => {
  test('is at hand when the same region declares again', async () => {
    const county = await site.as('county')
    const province = await site.as('province')
    const earlier = await declared(county)
    await county.post(`/applications/${earlier.id}/transitions`, {
      transition: 'submit',
      revision: earlier.revision,
    })
    const editions = (await county.get('/editions')).body as { id: string; edition: string }[]
    const { body } = await county.post('/applications', {
      edition: editions.find(({ edition }) => edition === '2025')!.id,
      region: '350582',
      regionName: '晋江市',
    })
    const previous = (await province.get(`/applications/${body.id}/previous`)).body
    expect(previous).toMatchObject({
      editionTitle: { 'zh-CN': '2024年度', en: '2024' },
      answers: { cover: { contactName: '陈志远' } },
    })
    // another region has declared nothing
    const other = await site.person('neighbour', { role: 'applicant', region: '350583' })
    const theirs = await other.post('/applications', {
      edition: editions.find(({ edition }) => edition === '2025')!.id,
      region: '350583',
      regionName: '南安市',
    })
    const reviewer = await site.person('reviewer', { role: 'province', region: '350000' })
    expect((await reviewer.get(`/applications/${theirs.body.id}/previous`)).body).toBeFalsy()
  })
})

describe('the command line', () => {
  test('backs up, restores and verifies an installation of one’s own', async () => {
    const cli = (...args: string[]) =>
      JSON.parse(
        execFileSync(process.execPath, [join(root, 'packages/cli/bin/formwright.js'), ...args, '--json'], {
          cwd: root,
          encoding: 'utf8',
          env: { ...process.env, DATABASE_URL: '' },
        }),
      ) as Record<string, unknown>
    const [data, copy] = [
      mkdtempSync(join(tmpdir(), 'formwright-own-')),
      mkdtempSync(join(tmpdir(), 'formwright-copy-')),
    ]
    const database = await startEmbedded(data)
    const { db, close } = connect(database.url)
    await migrate(db)
    await close()
    await database.stop()
    const file = join(data, 'backup.tar.gz')
    const made = cli('backup', file, '--data', data)
    expect(made).toMatchObject({ tables: 29, files: 0 })
    expect(cli('restore', file, '--data', copy)).toEqual(made)
    expect(cli('audit', '--data', copy)).toMatchObject({ broken: [] })
  })
})
