import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import { publishEditions, readSettings, startServer } from '@formwright/server'
import type { RunningServer } from '@formwright/server'
import { root } from '../edition.ts'
import { oneSeason } from '../one-season.ts'
import { Caller } from './caller.ts'

/** A whole installation with a database of its own. */
export interface Installation {
  readonly address: string
  readonly data: string
  readonly databaseUrl: string
  readonly server: RunningServer
  /** Somebody without an account. */
  readonly stranger: Caller
  /**
   * Signs in one of the demonstration people: county, county2, province; admin, until there is a real one.
   */
  readonly as: (name: string) => Promise<Caller>
  /** Signs in the administrator who is no demonstration account; the first call makes the account. */
  readonly admin: () => Promise<Caller>
  /** Makes a person with these roles and signs in. */
  readonly person: (
    name: string,
    ...grants: { role: string; region: string; form?: string }[]
  ) => Promise<Caller>
  /** Has a colleague invited by somebody who fills in, whose organisation gets a name by it, and signs in. */
  readonly colleague: (by: Caller, name: string, organisation?: string) => Promise<Caller>
  readonly stop: () => Promise<void>
}

interface Options {
  readonly demonstration?: boolean
  readonly env?: Readonly<Record<string, string>>
  readonly forms?: string
  /** Editions that the gate refuses are what the test is about. */
  readonly refusing?: boolean
  readonly databaseUrl?: string
  readonly data?: string
}

export const PASSWORD = 'a-long-password-for-tests'

/** A database without tables, or a copy of another one. */
export async function newDatabase(copied = 'template1'): Promise<string> {
  const url = new URL(inject('postgres'))
  const name = `t${randomUUID().replaceAll('-', '')}`
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  await client.query(`create database ${name} template ${copied}`)
  await client.end()
  url.pathname = `/${name}`
  return url.href
}

let season: ReturnType<typeof publishEditions> | undefined

/** The gate takes longer than the rest of a start: what most tests are about passes it once in a worker. */
function seasonPublished(): ReturnType<typeof publishEditions> {
  return (season ??= publishEditions(oneSeason()))
}

export async function install({
  demonstration = false,
  env = {},
  forms = oneSeason(),
  refusing = false,
  ...given
}: Options = {}): Promise<Installation> {
  const site = join(root, 'packages/web/dist')
  if (!existsSync(join(site, 'index.html')))
    throw new Error('The site is not built: run “npm run build” first')
  const data = given.data ?? mkdtempSync(join(tmpdir(), 'formwright-data-'))
  const databaseUrl = given.databaseUrl ?? (await newDatabase(inject('tables')))
  const settings = readSettings(
    { LOG: 'off', DATABASE_URL: databaseUrl, REQUESTS_PER_MINUTE: '1000000', ...env },
    { forms, site, data, publicUrl: 'http://localhost' },
  )
  const server = await startServer(settings, {
    demonstration,
    published: forms === oneSeason() ? await seasonPublished() : undefined,
  })
  if (!refusing && server.failed.length > 0)
    throw new Error(`Not published: ${server.failed.map(({ folder }) => folder).join(', ')}`)
  const address = (await server.app.listen({ host: '127.0.0.1', port: 0 })).replace('127.0.0.1', 'localhost')
  const stranger = new Caller(address)
  const as = async (name: string) => {
    const { body } = await stranger.get<{ password: string }>('/demonstration')
    return new Caller(address).signIn(`${name}@demo.example`, body.password)
  }
  let administrator: Promise<Caller> | undefined
  const first = async () => {
    const token = server.firstLink!.split('/').at(-1)!
    await stranger.post(`/invitations/${token}`, {
      email: 'first@test.example',
      name: '第一位管理员',
      password: PASSWORD,
    })
    return new Caller(address).signIn('first@test.example', PASSWORD)
  }
  return {
    address,
    data,
    databaseUrl,
    server,
    stranger,
    as,
    admin: () => (administrator ??= first()),
    person: async (name, ...grants) => {
      administrator ??= first()
      const { body } = await (
        await administrator
      ).post<{ link: string }>('/invitations', {
        email: `${name}@test.example`,
        name,
        grants: grants.map((grant) => ({ form: '*', ...grant })),
      })
      await stranger.post(`/invitations/${body.link.split('/').at(-1)!}`, {
        email: `${name}@test.example`,
        name,
        password: PASSWORD,
      })
      return new Caller(address).signIn(`${name}@test.example`, PASSWORD)
    },
    colleague: async (by, name, organisation) => {
      const email = `${name}@test.example`
      const { body } = await by.post('/organisation/invitations', { email, name, organisation })
      const token = (body.link as string).split('/').at(-1)!
      await stranger.post(`/invitations/${token}`, { email, name, password: PASSWORD })
      return new Caller(address).signIn(email, PASSWORD)
    },
    stop: async () => {
      await server.stop()
      if (given.data === undefined) rmSync(data, { recursive: true, force: true })
    },
  }
}
