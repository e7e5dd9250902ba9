// A page of a reviewer's queue with 200 and with 200,000 applications, against the product in this process,
// on loopback. `run.mjs` runs it after its own rounds.
import { createRequire } from 'node:module'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readSettings, startServer } from '../../../packages/server/dist/index.js'

const FEW = 200
const ROUNDS = 100
const WARM = 30

const root = fileURLToPath(new URL('../../..', import.meta.url))
const { sql } = createRequire(join(root, 'packages/server/package.json'))('kysely')

/** @param {number} many applications in the large round */
export async function queueBench(many = 200_000) {
  const data = mkdtempSync(join(tmpdir(), 'formwright-queue-'))
  const settings = readSettings(
    { LOG: 'off', REQUESTS_PER_MINUTE: '10000000' },
    {
      forms: join(root, 'forms'),
      site: join(root, 'packages/web/dist'),
      data,
      publicUrl: 'http://localhost',
    },
  )
  const server = await startServer(settings, { demonstration: true })
  try {
    const address = await server.app.listen({ host: '127.0.0.1', port: 0 })
    const cookie = await signIn(address)
    const { db } = server.services
    const rows = []
    let there = 1
    for (const count of [FEW, many]) {
      await fill(db, count - there)
      there = count
      const ask = (path) => measure(() => get(address, cookie, path))
      const first = await get(address, cookie, '/applications?limit=50')
      if (first.total !== count) throw new Error(`The total is ${first.total}, not ${count}`)
      rows.push({
        applications: count,
        'first page, ms': await ask('/applications?limit=50'),
        'second page, ms': await ask(`/applications?limit=50&after=${first.next}`),
        'of one state, ms': await ask('/applications?limit=50&state=submitted'),
        'quotas, ms': await ask('/quotas'),
      })
    }
    return rows
  } finally {
    await server.stop()
    rmSync(data, { recursive: true, force: true })
  }
}

/** Copies of an application in counties of its province, in three states, changed one after the other. */
async function fill(db, count) {
  await sql`
    insert into application (id, form, edition, edition_name, region, region_name, unit, title, state, revision, answers, origins, reasons,
      progress, quota_held, preference, demonstration, created_by, organisation, created_at, changed_at, submitted_at)
    select gen_random_uuid(), form, edition, edition_name, lpad((350500 + n % 100)::text, 6, '0'), region_name, unit, title || n,
      (array['draft', 'submitted', 'returned'])[1 + n % 3], revision, '{}', '{}', '{}', progress, false, null, true, created_by,
      organisation, created_at, now() - n * interval '1 second', null
    from (select * from application where demonstration limit 1) one, generate_series(1, ${count}::int) n`.execute(
    db,
  )
}

async function measure(work) {
  const times = []
  for (let round = 0; round < ROUNDS + WARM; round++) {
    const begun = performance.now()
    await work()
    if (round >= WARM) times.push(performance.now() - begun)
  }
  times.sort((one, other) => one - other)
  return Math.round(times[Math.floor(times.length / 2)] * 10) / 10
}

async function get(address, cookie, path) {
  const answer = await fetch(`${address}/api${path}`, { headers: { cookie } })
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return answer.json()
}

async function signIn(address) {
  const { password } = await (await fetch(`${address}/api/demonstration`)).json()
  const answer = await fetch(`${address}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'province@demo.example', password }),
  })
  return answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
}
