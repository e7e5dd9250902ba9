import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ROUTES as API } from '@formwright/api'
import type { Declaration } from '@formwright/api'
import type { Answer, Caller } from './caller.ts'
import { declared, pdf } from './declared.ts'
import { install } from './installation.ts'
import type { Installation } from './installation.ts'

/**
 * How often each pair is thrown: a few times here, hundreds of times by hand (`ROUNDS=200 npx vitest run …`).
 */
const ROUNDS = Number(process.env.ROUNDS ?? 1)

/** No more than there are places: each pair may recommend one. */
const PAIRS_AT_ONCE = 8

let site: Installation
let county: Caller
let province: Caller
let again: Caller
let admin: Caller
let client: pg.Pool

beforeAll(async () => {
  site = await install({ demonstration: true, env: { MAX_DRAFTS: '100000', MAX_EXPORTS: '5' } })
  ;[county, province, again, admin] = await Promise.all([
    site.as('county'),
    site.as('province'),
    site.as('province'),
    site.as('admin'),
  ])
  client = new pg.Pool({ connectionString: site.databaseUrl, max: 5 })
})
afterAll(async () => {
  await client.end()
  await site.stop()
})

interface Subject {
  readonly id: string
  readonly revision: number
}

type Thrown = (subject: Subject) => Promise<Answer<Record<string, unknown>>>

let count = 0
const moves =
  (who: () => Caller, transition: string, more: object = {}): Thrown =>
  ({ id, revision }) =>
    who().post(`/applications/${id}/transitions`, { transition, revision, ...more })

/** Each route that writes to an application, as somebody would call it. */
const ROUTES = {
  submit: moves(() => county, 'submit'),
  withdraw: moves(() => county, 'withdraw'),
  return: moves(() => province, 'return'),
  recommend: moves(() => province, 'recommend', { opinion: '同意' }),
  decline: moves(() => province, 'decline', { opinion: '不同意' }),
  reopen: moves(() => province, 'reopen'),
  delete: ({ id }) => county.call('DELETE', `/applications/${id}`),
  reasons: ({ id }) =>
    county.put(`/applications/${id}/reasons`, { reasons: { [`X ${++count}`]: '另一个理由' } }),
  save: ({ id, revision }) =>
    county.post(`/applications/${id}/saves`, {
      base: revision,
      key: `at-once-${++count}`,
      patch: [{ op: 'replace', path: '/cover/contactName', value: `联系人${count}` }],
    }),
  comment: ({ id }) => county.post(`/applications/${id}/comments`, { pointer: '/cover', text: '批注' }),
  note: ({ id }) => again.post(`/applications/${id}/notes`, { pointer: '/cover', text: '请核对' }),
  resolve: async ({ id }) => {
    const { rows } = await client.query('select id from comment where application = $1 order by at limit 1', [
      id,
    ])
    return province.put(`/applications/${id}/comments/${rows[0].id}/resolved`, { resolved: true })
  },
  tick: ({ id }) => province.put(`/applications/${id}/checklist/scope`, { done: true }),
  spotCheck: ({ id }) =>
    province.post(`/applications/${id}/spot-checks`, { method: '电话核实', result: '属实' }),
  presence: ({ id }) => county.put(`/applications/${id}/presence`, { section: 'cover' }),
  leftOver: async ({ id }) => {
    const { rows } = await client.query('select edition as of from application where id = $1', [id])
    const answer = { reason: 'no-field', pointer: '/cover/fax', label: '传真', value: '1', detail: '' }
    return county.post(`/applications/${id}/left-over`, { left: [{ ...rows[0], ...answer }] })
  },
  upload: ({ id }) => county.upload(id, '补充.pdf', pdf(`at once ${++count}`)),
} satisfies Record<string, Thrown>

type Name = keyof typeof ROUTES

/** As they are declared, to find the one that is missing. */
const DECLARED: Readonly<Record<string, readonly Name[]>> = {
  'DELETE /applications/:id': ['delete'],
  'POST /applications/:id/saves': ['save'],
  'PUT /applications/:id/reasons': ['reasons'],
  'POST /applications/:id/transitions': ['submit', 'withdraw', 'return', 'recommend', 'decline', 'reopen'],
  'POST /applications/:id/comments': ['comment'],
  'POST /applications/:id/notes': ['note'],
  'PUT /applications/:id/comments/:comment/resolved': ['resolve'],
  'PUT /applications/:id/checklist/:item': ['tick'],
  'POST /applications/:id/spot-checks': ['spotCheck'],
  'PUT /applications/:id/presence': ['presence'],
  'POST /applications/:id/left-over': ['leftOver'],
}
/**
 * What needs another edition: `corrections.test.ts` throws it with saves; carrying writes as a save does, and
 * what was not carried is put away with a mark of its own; of what is left over `put-back.test.ts` decides.
 */
const ELSEWHERE = [
  'POST /applications/:id/carry',
  'POST /applications/:id/correction',
  'POST /applications/:id/carried/evidence',
  'PUT /applications/:id/carried/left/seen',
  'POST /applications/:id/left-over/decision',
]

/**
 * States in which pairs are thrown, how an application gets there, and the routes that mean something in
 * them.
 */
const STATES: Readonly<
  Record<string, { readonly transitions: readonly Name[]; readonly routes: readonly Name[] }>
> = {
  draft: {
    transitions: [],
    routes: [
      'submit',
      'withdraw',
      'delete',
      'reasons',
      'save',
      'comment',
      'presence',
      'upload',
      'note',
      'leftOver',
    ],
  },
  submitted: {
    transitions: ['submit', 'note'],
    routes: [
      'withdraw',
      'return',
      'recommend',
      'decline',
      'reasons',
      'save',
      'comment',
      'note',
      'resolve',
      'tick',
      'spotCheck',
      'leftOver',
    ],
  },
}

const prepared = new Map<string, Promise<Subject>>()

async function prepare(transitions: readonly Name[]): Promise<Subject> {
  const subject = await declared(county)
  for (const step of transitions) {
    const { status, body } = await ROUTES[step](subject)
    if (status >= 300) throw new Error(`${step}: ${status} ${JSON.stringify(body)}`)
  }
  return subject
}

/** An application that went a way: a copy of the first that did, with what belongs to it. */
async function subjectIn(transitions: readonly Name[]): Promise<Subject> {
  const key = transitions.join(' ')
  if (!prepared.has(key)) prepared.set(key, prepare(transitions))
  const { id: first, revision } = await prepared.get(key)!
  const id = randomUUID()
  for (const [table, columns] of COPIED)
    await client.query(
      `insert into ${table} (${table === 'application' ? 'id' : 'application'}, ${columns}) select $1, ${columns} from ${table} where ${table === 'application' ? 'id' : 'application'} = $2`,
      [id, first],
    )
  return { id, revision }
}

/** What of an application is copied, and its columns. */
const COPIED = [
  [
    'application',
    'form, edition, edition_name, region, region_name, unit, title, state, revision, answers, origins, reasons, progress, quota_held, preference, demonstration, created_by, organisation, submitted_at',
  ],
  ['application_file', 'sha256, name, by_user'],
  ['event', 'transition, from_state, to_state, by_user, at, revision, opinion'],
  ['comment', 'pointer, kind, text, by_user, published'],
] as const

/** What nobody may do once it is handed in. */
const APPLICANT_ONLY: ReadonlySet<Name> = new Set(['reasons', 'save'])

/** As it stands: a move may write answers too. */
async function current({ id }: Subject): Promise<Subject> {
  return { id, revision: (await province.get(`/applications/${id}`)).body.revision }
}

/** What earlier pairs left recommended stands in the way of nobody. */
async function freePlaces(): Promise<void> {
  await client.query(
    `update application set state = 'declined', quota_held = false, preference = null where quota_held`,
  )
}

async function recommended(): Promise<Subject> {
  const subject = await subjectIn(['submit'])
  const { status, body } = await ROUTES.recommend(subject)
  if (status !== 200) throw new Error(JSON.stringify(body))
  return current(subject)
}

const isDone = ({ status }: Answer<unknown>) => status < 300

const MOVES: ReadonlySet<Name> = new Set(['submit', 'withdraw', 'return', 'recommend', 'decline'])
/** What only the applicant writes, and only before handing in. */
const APPLICANTS = ['reasons.change', 'application.change', 'application.delete']

/** Nothing that was acknowledged is missing, and what happened could have happened one after the other. */
async function holds(subject: Subject, done: ReadonlySet<Name>, pair: string): Promise<void> {
  const { status, body } = await county.get(`/applications/${subject.id}`)
  const moved = [...done].filter((name) => MOVES.has(name))
  if (done.has('delete')) {
    expect(status, `${pair}: it is deleted`).toBe(404)
    expect(moved, `${pair}: what was deleted was not moved`).toEqual([])
    return
  }
  expect(status, pair).toBe(200)
  const events = (await county.get(`/applications/${subject.id}/events`)).body as {
    transition: string
    from: string
    to: string
  }[]
  // each move began where the one before ended, and all that were acknowledged are there
  for (const [index, { to }] of events.entries()) expect(events[index + 1]?.from ?? body.state, pair).toBe(to)
  expect(
    events.map(({ transition }) => transition),
    pair,
  ).toEqual(expect.arrayContaining(moved))
  const actions = ((await admin.get(`/audit?subject=${subject.id}`)).body as { action: string }[])
    .map(({ action }) => action)
    .toReversed()
  const last = actions.lastIndexOf('application.transition')
  if (moved.length > 0 && body.state !== 'returned')
    for (const action of APPLICANTS) expect(actions.slice(last), pair).not.toContain(action)
  if (done.has('save')) expect(body.revision, pair).toBe(subject.revision + 1)
  if (done.has('reasons')) expect(Object.keys(body.reasons), pair).toHaveLength(1)
  const comments = (await county.get(`/applications/${subject.id}/comments`)).body as { kind: string }[]
  expect(
    comments.filter(({ kind }) => kind === 'comment'),
    pair,
  ).toHaveLength(Number(done.has('comment')))
  const { rows: left } = await client.query('select from left_over where application = $1', [subject.id])
  expect(left, pair).toHaveLength(Number(done.has('leftOver')))
  // a note that was acknowledged is seen when the application is back with the applicant
  if (body.state === 'returned')
    expect(
      comments.filter(({ kind }) => kind === 'note'),
      pair,
    ).toHaveLength(1 + Number(done.has('note')))
}

describe('two routes that write to one application at the same moment', () => {
  test('are all thrown', () => {
    const writing = Object.entries<Declaration>(API)
      .filter(([name, { writes }]) => writes !== undefined && / \/applications\/:id/.test(name))
      .map(([name]) => name)
    expect([...Object.keys(DECLARED), ...ELSEWHERE].toSorted()).toEqual(writing.toSorted())
  })

  test.each(Object.keys(STATES))(
    'leave what could have come one after the other: %s',
    async (state) => {
      const { transitions, routes } = STATES[state]!
      const pairs = routes.flatMap((one, index) =>
        routes.slice(index + 1).map((other) => [one, other] as const),
      )
      for (let round = 0; round < ROUNDS; round++)
        for (let at = 0; at < pairs.length; at += PAIRS_AT_ONCE) {
          await freePlaces()
          await Promise.all(
            pairs.slice(at, at + PAIRS_AT_ONCE).map(async ([one, other]) => {
              const subject = await subjectIn(transitions)
              const order = round % 2 === 0 ? [one, other] : [other, one]
              const answers = await Promise.all(order.map((name) => ROUTES[name](subject)))
              const done = new Set(order.filter((_, index) => isDone(answers[index]!)))
              const pair = `${order.join(' and ')} (${answers.map(({ status }) => status).join(', ')})`
              for (const { status } of answers) expect(status, pair).toBeLessThan(500)
              if (!order.every((name) => state === 'submitted' && APPLICANT_ONLY.has(name)))
                expect(done.size, `${pair}: one of them is done`).toBeGreaterThan(0)
              await holds(subject, done, pair)
            }),
          )
        }
    },
    600_000,
  )
})

describe('at the same moment', () => {
  test('the order and a reopening leave no place to what is not recommended', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      await freePlaces()
      const [first, second] = [await recommended(), await recommended()]
      const { body } = await province.get('/applications?placed=true&unit=350000')
      const ids = (body.applications as { id: string }[]).map(({ id }) => id)
      const [order, reopened] = await Promise.all([
        province.put('/order', {
          form: body.applications[0].form,
          edition: body.applications[0].editionName,
          unit: '350000',
          applications: ids,
        }),
        ROUTES.reopen(first),
      ])
      expect([200, 409]).toContain(order.status)
      expect(reopened.status).toBe(200)
      expect((await province.get(`/applications/${first.id}`)).body.preference).toBeNull()
      const anew = await ROUTES.recommend(await current(first))
      expect(anew.status, JSON.stringify(anew.body)).toBe(200)
      for (const subject of [first, second])
        expect((await ROUTES.reopen(await current(subject))).status).toBe(200)
    }
  })

  test('no more exports are taken than one person may have', async () => {
    const { form, edition } = (await county.get('/editions')).body[0]
    const { applications } = (await province.get('/applications?limit=8')).body
    const body = {
      form,
      edition,
      papers: ['pdf'],
      applications: applications.map(({ id }: { id: string }) => id),
    }
    const answers = await Promise.all(Array.from({ length: 20 }, () => province.post('/exports', body)))
    const taken = answers.filter(isDone)
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(20 - taken.length)
    const exports = (await province.get('/exports')).body as { id: string; state: string }[]
    expect(exports).toHaveLength(taken.length)
    // as many more may have been taken as were made meanwhile
    const finished = exports.filter(({ state }) => state === 'done' || state === 'failed')
    expect(taken.length).toBeLessThanOrEqual(5 + finished.length)
    for (const { id } of exports) await province.call('DELETE', `/exports/${id}`)
  })

  test('roles that are taken away count at once for what is written', async () => {
    const removing = await site.person('keeper', { role: 'systemAdmin', region: '' })
    const leaving = await site.person('leaving', { role: 'applicant', region: '350582' })
    const [{ id: edition }] = (await leaving.get('/editions')).body
    const started = await leaving.post('/applications', { edition, region: '350582' })
    const subject: Subject = { id: started.body.id, revision: 0 }
    const { people } = (await removing.get('/people?text=leaving')).body
    const gone = removing.call('DELETE', `/people/${people[0].id}/grants/${people[0].grants[0].id}`)
    const saves = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        leaving.post(`/applications/${subject.id}/saves`, {
          base: subject.revision,
          key: `leaving-${index}`,
          patch: [{ op: 'add', path: '/cover/contactPhone', value: `0595-${index}` }],
        }),
      ),
    )
    expect((await gone).status).toBe(200)
    for (const { status } of saves) expect([200, 403, 404, 409]).toContain(status)
    const { rows } = await client.query('select revision from application where id = $1', [subject.id])
    expect(rows[0].revision).toBe(subject.revision + saves.filter(isDone).length)
    const late = await leaving.post(`/applications/${subject.id}/comments`, {
      pointer: '/cover',
      text: '迟了',
    })
    expect(late.status).toBe(404)
  })
})
