// What a draft of a definition would mean for 10,000 stored applications, as the server works it out beside
// its other
// work: of one edition, after an edit of a parameter and of nothing but words, and carried from the edition
// before with
// a region's own rules. `npm run bench:impact:server -- 10000`; prints, asserts nothing.
import { createRequire } from 'node:module'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { resolveYears } from '@formwright/definition'
import { readForm } from '@formwright/definition/node'
import { readSettings, startServer } from '../../../packages/server/dist/index.js'

const MANY = Number(process.argv[2] ?? 10_000)
const FEW = Math.ceil(MANY / 10)
const FORM = 'sme-cluster'
const root = fileURLToPath(new URL('../../..', import.meta.url))
const { sql } = createRequire(join(root, 'packages/server/package.json'))('kysely')
const data = mkdtempSync(join(tmpdir(), 'formwright-impact-server-'))
const settings = readSettings(
  { LOG: 'off', REQUESTS_PER_MINUTE: '10000000' },
  { forms: join(root, 'forms'), site: join(root, 'packages/web/dist'), data, publicUrl: 'http://localhost' },
)
const server = await startServer(settings, { demonstration: true })
try {
  const address = await server.app.listen({ host: '127.0.0.1', port: 0 })
  const cookie = await signIn(address)
  const call = async (method, path, body) => {
    const answer = await fetch(`${address}/api${path}`, {
      method,
      headers: { cookie, ...(body ? { 'content-type': 'application/json' } : {}) },
      body: body && JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
    return answer.json()
  }
  const rows = []
  const tried = async (name, draft) => {
    const peak = watchMemory()
    const begun = performance.now()
    const before = process.cpuUsage()
    await call('POST', `/definitions/drafts/${draft}/impact`)
    let view
    do {
      await new Promise((done) => setTimeout(done, 50))
      view = await call('GET', `/definitions/drafts/${draft}/impact`)
    } while (view.state === 'waiting' || view.state === 'working')
    if (view.state !== 'done') throw new Error(JSON.stringify(view))
    const { user, system } = process.cpuUsage(before)
    const row = {
      '': name,
      applications: view.totals.applications,
      concerned: view.totals.concerned,
      seconds: Math.round((performance.now() - begun) / 100) / 10,
      // of the server and its threads; the database has its own
      'CPU seconds': Math.round((user + system) / 100_000) / 10,
      'peak MB': peak(),
    }
    rows.push(row)
    console.log(JSON.stringify(row))
  }
  const drafted = async (edition) => {
    const { id } = await call('POST', '/definitions/drafts', { form: FORM, edition })
    const { files } = await call('GET', `/definitions/drafts/${id}`)
    let base = 0
    const change = async (path, from, to) => {
      files[path] = files[path].replace(from, to)
      const changes = { [path]: files[path] }
      base = (await call('PATCH', `/definitions/drafts/${id}`, { base, step: 'file', changes })).revision
    }
    return { id, change }
  }
  for (const more of [FEW, MANY - FEW]) {
    await fill(server.services.db, more)
    const draft = await drafted('2024')
    await draft.change('2024/edition.json', '"value": 40,', '"value": 200,')
    await tried('a threshold is raised', draft.id)
    await draft.change('2024/edition.json', '"value": 200,', '"value": 180,')
    await tried('and is changed again', draft.id)
    await draft.change('2024/texts/en.json', '"texts"', ' "texts"')
    await tried('words are changed', draft.id)
    const next = await drafted('2025')
    await next.change('2025/edition.json', '"value": 40,', '"value": 200,')
    await tried('carried into the next year', next.id)
    await next.change('2025/edition.json', '"value": 200,', '"value": 180,')
    await tried('and is changed again, carried', next.id)
    for (const { id } of [draft, next]) await call('DELETE', `/definitions/drafts/${id}`)
  }
  console.table(rows)
} finally {
  await server.stop()
  rmSync(data, { recursive: true, force: true })
}

/** Complete declarations with other figures each, a tenth of them in a region that has rules of its own. */
async function fill(db, count) {
  const { bundle } = await readForm(join(root, `forms/${FORM}/2024`))
  const file = join(root, `forms/${FORM}/2024/answers/eligible.json`)
  const answers = resolveYears(bundle, JSON.parse(readFileSync(file, 'utf8')))
  await sql`
    insert into application (id, form, edition, edition_name, region, region_name, unit, title, state, revision, answers, origins, reasons,
      progress, quota_held, preference, demonstration, created_by, organisation, created_at, changed_at, submitted_at)
    select gen_random_uuid(), form, digest, edition, case when n % 10 = 0 then '530111' else '350582' end, '', '', 'n' || n, 'submitted', 1,
      jsonb_set(${JSON.stringify(answers)}::jsonb, '{leading,totalOutput,y2023}', to_jsonb(150 + n % 100)), '{}', '{}', '{}', false, null,
      true, owner, organisation, now(), now(), null
    from (select form, digest, edition from edition where form = ${FORM} and edition = '2024') one,
      (select id as owner, organisation from "user" limit 1) somebody, generate_series(1, ${count}::int) n`.execute(
    db,
  )
}

/** Most memory that this process, its threads included, has at any time from now on. */
function watchMemory() {
  let most = 0
  const look = () => (most = Math.max(most, process.memoryUsage.rss()))
  const watch = setInterval(look, 50)
  return () => {
    clearInterval(watch)
    look()
    return Math.round(most / 1_000_000)
  }
}

async function signIn(address) {
  const { password } = await (await fetch(`${address}/api/demonstration`)).json()
  const answer = await fetch(`${address}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'admin@demo.example', password }),
  })
  return answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
}
