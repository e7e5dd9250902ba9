// 500 applicants who autosave, against the product as `npm start` runs it, on loopback. Prints the time to an
// acknowledgement.
//   npm run bench:load            npm run bench:load -- 200 60      applicants, seconds
// Then a page of a reviewer's queue with 200 and with 200,000 applications (`queue.mjs`).
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { resolveYears } from '@formwright/definition'
import { readForm } from '@formwright/definition/node'
import { queueBench } from './queue.mjs'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const [APPLICANTS = 500, SECONDS = 30] = process.argv.slice(2).map(Number)
/** Somebody who types is saved about so often, in milliseconds. */
const BETWEEN_SAVES = 3000
const data = mkdtempSync(join(tmpdir(), 'formwright-load-'))
const agent = new Agent({ keepAlive: true, maxSockets: Infinity })

const { child, address } = await start()
const { cookie } = await call('POST', '/auth/sign-in/email', {
  email: 'county@demo.example',
  password: 'yanshi-2024-formwright',
})
const edition = (await call('GET', '/editions', undefined, cookie)).body[0].id
const { bundle } = await readForm(join(root, 'forms/sme-cluster/2024'))
const sample = resolveYears(
  bundle,
  JSON.parse(readFileSync(join(root, 'forms/sme-cluster/2024/answers/eligible.json'), 'utf8')),
)
delete sample.attachments
console.log(`starting ${APPLICANTS} applications with a complete declaration each…`)
const applicants = []
for (let index = 0; index < APPLICANTS; index += 20) {
  applicants.push(
    ...(await Promise.all(
      Array.from({ length: Math.min(20, APPLICANTS - index) }, async () => ({
        id: (
          await call(
            'POST',
            '/applications',
            { edition, region: '350582', regionName: '晋江市', answers: sample },
            cookie,
          )
        ).body.id,
        revision: 1,
      })),
    )),
  )
}
const calm = await round(
  `${APPLICANTS} applicants, a save every ${BETWEEN_SAVES / 1000} s each`,
  applicants,
  BETWEEN_SAVES,
)
const busy = await round('as fast as 32 can', applicants.slice(0, 32), 0)
const lost = await unacknowledged()
console.table({ autosaving: calm, saturated: busy })
console.log(
  `p99 while autosaving: ${calm['p99 ms']} ms (aim ≤ 200); saves acknowledged and not found again: ${lost} (aim 0)`,
)
child.kill('SIGTERM')
await new Promise((done) => child.once('exit', done))
rmSync(data, { recursive: true, force: true })
console.log('a page of the queue…')
const [few, many] = await queueBench()
console.table([few, many])
console.log(
  `a page of ${many.applications} beside ${few.applications}: ${(many['first page, ms'] / few['first page, ms']).toFixed(2)} times as long (aim ≤ 2)`,
)

async function round(name, people, between) {
  console.log(`${name}, ${SECONDS} s…`)
  const times = []
  let failed = 0
  const end = Date.now() + SECONDS * 1000
  await Promise.all(
    people.map(async (one) => {
      await pause(Math.random() * between)
      while (Date.now() < end) {
        const begun = performance.now()
        const { status, body } = await call(
          'POST',
          `/applications/${one.id}/saves`,
          {
            base: one.revision,
            key: `load-${one.id}-${one.revision}`,
            patch: [
              {
                op: 'replace',
                path: '/leading/chainSummary',
                value: `第 ${one.revision} 次保存，内容随打字变长……`,
              },
            ],
          },
          cookie,
        )
        times.push(performance.now() - begun)
        if (status === 200) one.revision = body.revision
        else failed++
        await pause(between * (0.75 + Math.random() / 2))
      }
    }),
  )
  times.sort((one, other) => one - other)
  const at = (share) =>
    Math.round(times[Math.min(times.length - 1, Math.floor(times.length * share))] * 10) / 10
  return {
    saves: times.length,
    'saves/s': Math.round(times.length / SECONDS),
    failed,
    'p50 ms': at(0.5),
    'p95 ms': at(0.95),
    'p99 ms': at(0.99),
    'max ms': at(1),
  }
}

async function unacknowledged() {
  let count = 0
  for (const { id, revision } of applicants)
    if ((await call('GET', `/applications/${id}`, undefined, cookie)).body.revision !== revision) count++
  return count
}

function call(method, path, body, cookies = '') {
  const text = body === undefined ? undefined : JSON.stringify(body)
  return new Promise((done, fail) => {
    const sent = request(
      `${address}/api${path}`,
      {
        method,
        agent,
        headers: {
          ...(cookies ? { cookie: cookies } : {}),
          ...(text ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) } : {}),
        },
      },
      (answer) => {
        let got = ''
        answer
          .setEncoding('utf8')
          .on('data', (chunk) => (got += chunk))
          .on('end', () =>
            done({
              status: answer.statusCode,
              body: JSON.parse(got),
              cookie: (answer.headers['set-cookie'] ?? []).map((one) => one.split(';')[0]).join('; '),
            }),
          )
      },
    )
    sent.on('error', fail).end(text)
  })
}

function pause(ms) {
  return new Promise((done) => setTimeout(done, ms))
}

function start() {
  const server = spawn(
    process.execPath,
    [
      join(root, 'packages/cli/bin/formwright.js'),
      'serve',
      '--json',
      '--demo',
      '--data',
      data,
      '--port',
      '0',
    ],
    {
      cwd: root,
      env: { ...process.env, REQUESTS_PER_MINUTE: '10000000', MAX_DRAFTS: '1000000', LOG: 'off' },
    },
  )
  return new Promise((done, fail) => {
    let out = ''
    server.stdout.on('data', (chunk) => {
      out += chunk
      if (out.includes('"address"')) done({ child: server, address: JSON.parse(out.split('\n')[0]).address })
    })
    server.once('exit', () => fail(new Error(out)))
  })
}
