import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller } from './caller.ts'
import { declared } from './declared.ts'
import { install } from './installation.ts'
import type { Installation } from './installation.ts'

let site: Installation
let county: Caller
let province: Caller
let id: string

beforeAll(async () => {
  // nothing listens there: emails wait in the queue, where the test counts them
  site = await install({ demonstration: true, env: { SMTP_URL: 'smtp://127.0.0.1:1' } })
  county = await site.as('county')
  province = await site.as('province')
  await site.person('colleague', { role: 'applicant', region: '350582' })
  id = (await declared(county)).id
})
afterAll(() => site.stop())

const comment = (text: string) =>
  county.post(`/applications/${id}/comments`, { pointer: '/basic/areaKm2', text })

interface News {
  id: string
  kind: string
  application: string
  count: number
  details: { text: string }
}

async function unread(caller: Caller): Promise<News[]> {
  const { body } = await caller.get('/notifications')
  return body.filter((one: News & { readAt: string | null }) => one.kind === 'comment' && one.readAt === null)
}

async function emailsTo(address: string): Promise<{ subject: string; key: string | null }[]> {
  const client = new pg.Client({ connectionString: site.databaseUrl })
  await client.connect()
  const { rows } = await client.query(
    `select payload->>'subject' subject, key from graphile_worker._private_jobs where payload->>'to' = $1 order by id`,
    [address],
  )
  await client.end()
  return rows
}

test('40 comments are one notification for each reader until it is read, and two emails', async () => {
  for (let number = 1; number <= 40; number++) expect((await comment(`第 ${number} 条`)).status).toBe(201)
  const news = await unread(province)
  expect(news).toMatchObject([{ application: id, count: 40, details: { text: '第 40 条' } }])
  const emails = await emailsTo('province@demo.example')
  expect(emails.map(({ key }) => key === null)).toEqual([true, false])
  expect(emails[1]!.subject).toContain('40 条新的批注')

  await province.post('/notifications/read', { ids: news.map((one) => one.id) })
  await comment('读过之后')
  expect(await unread(province)).toMatchObject([{ count: 1, details: { text: '读过之后' } }])
})
