import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { errorsOf, ROUTES } from '@formwright/api'
import type { Declaration } from '@formwright/api'
import { ownSeason } from '../one-season.ts'
import type { Caller } from './caller.ts'
import { checkedAndSealed, declared } from './declared.ts'
import { install } from './installation.ts'
import type { Installation } from './installation.ts'
import matrix from './matrix.json' with { type: 'json' }

/**
 * Every route × who asks × the state of the application. Who is let in is said in `matrix.json`; a route
 * without an entry there fails. Refused is 401, 403 or 404; anything else means that the caller was let in.
 */
const WHO = [
  'nobody',
  'own',
  'colleague',
  'neighbour',
  'otherCounty',
  'city',
  'province',
  'otherProvince',
  'ministry',
  'admin',
  'formAdmin',
] as const
const STATES = ['draft', 'submitted', 'returned', 'recommended', 'exported', 'declined', 'withdrawn'] as const
type Who = (typeof WHO)[number]
type State = (typeof STATES)[number]

/** Names of groups, as the matrix uses them. */
const table = matrix as {
  readonly groups: Record<string, Who[]>
  readonly routes: Record<string, string | Record<State, string>>
}

let site: Installation
const callers = {} as Record<Who, Caller>
const applications = {} as Record<State, { id: string; revision: number }>

beforeAll(async () => {
  // applicants have to do with what their organisation started, as in forms that enterprises fill in
  site = await install({ demonstration: true, forms: ownSeason() })
  callers.nobody = site.stranger
  callers.own = await site.as('county')
  callers.colleague = await site.colleague(callers.own, 'colleague', '晋江某厂')
  callers.province = await site.as('province')
  callers.neighbour = await site.person('neighbour', { role: 'applicant', region: '350582' })
  callers.otherCounty = await site.person('othercounty', { role: 'applicant', region: '350583' })
  callers.city = await site.person('city', { role: 'city', region: '350500' })
  callers.otherProvince = await site.person('otherprovince', { role: 'province', region: '330000' })
  callers.admin = await site.admin()
  callers.ministry = await site.person('ministry', { role: 'ministry', region: '' })
  callers.formAdmin = await site.person('formadmin', { role: 'formAdmin', region: '' })
  const transitions: Record<State, [Who, string][]> = {
    draft: [],
    submitted: [['own', 'submit']],
    returned: [
      ['own', 'submit'],
      ['province', 'return'],
    ],
    recommended: [
      ['own', 'submit'],
      ['province', 'recommend'],
    ],
    exported: [
      ['own', 'submit'],
      ['province', 'recommend'],
      ['province', 'export'],
    ],
    declined: [
      ['own', 'submit'],
      ['province', 'decline'],
    ],
    withdrawn: [
      ['own', 'submit'],
      ['own', 'withdraw'],
    ],
  }
  const reach = async (state: State) => {
    const { id } = await declared(callers.own)
    const revisionNow = async () =>
      (await callers.own.get<{ revision: number }>(`/applications/${id}`)).body.revision
    for (const [who, transition] of transitions[state]) {
      if (transition === 'export') await checkedAndSealed(callers[who], id)
      if (transition === 'return')
        await callers[who].post(`/applications/${id}/notes`, { pointer: '/basic', text: '请核对' })
      const { status, body } = await callers[who].post(`/applications/${id}/transitions`, {
        transition,
        revision: await revisionNow(),
        opinion: '意见',
      })
      if (status !== 200) throw new Error(`${state} ${transition}: ${JSON.stringify(body)}`)
    }
    applications[state] = { id, revision: await revisionNow() }
  }
  await Promise.all(STATES.map(reach))
})
afterAll(() => site.stop())

interface Route {
  readonly name: string
  readonly method: string
  readonly path: string
  readonly declaration: Declaration
}
const routes = Object.entries<Declaration>(ROUTES).map(([name, declaration]): Route => {
  const [method = '', path = ''] = name.split(' ')
  return { name, method, path, declaration }
})

const NOWHERE = '00000000-0000-4000-8000-000000000000'

/** A call that is let in changes nothing: it names what is not there, or fails on what it asks. */
async function isLetIn(who: Who, { name, method, path, declaration }: Route, state: State): Promise<boolean> {
  const { id } = applications[state]
  const address = path
    .replace(
      ':id',
      path.startsWith('/applications')
        ? id
        : /^\/(editions|definitions\/published)/.test(path)
          ? 'f'.repeat(64)
          : NOWHERE,
    )
    .replace(':item', 'nothing')
    .replace(':sha256', 'f'.repeat(64))
    .replace(':revision', '0')
    .replace(/:(comment|grant)/, NOWHERE)
    .replace(':token', 'x'.repeat(30))
    .replace(':format', 'xlsx')
    .replace(':form', 'nothing')
    .replace(':edition', '1')
    .replace(':code', '0000-0000-0000-0000')
  if (path.endsWith('/live')) return stream(who, address)
  const query = address.endsWith('/history')
    ? '?pointer=/cover'
    : address.endsWith('/earlier')
      ? `?edition=${'f'.repeat(64)}&region=350582`
      : address.endsWith('/choices')
        ? '?form=nothing&edition=1'
        : ''
  const body = declaration.body === undefined ? undefined : BODIES[name]
  if (declaration.body !== undefined && body === undefined)
    throw new Error(`The test has no body for ${name}`)
  const { status, body: answer } = await callers[who].call(method, address + query, body)
  expect(status, `${name} for ${who} in ${state}: ${JSON.stringify(answer)}`).toBeLessThan(500)
  expect(status, `${name}: ${JSON.stringify(answer)}`).not.toBe(400)
  if (status > 400) expect(errorsOf(declaration), `${name} does not declare`).toContain(answer.error)
  if (status === 401 || status === 403) return false
  // who may not even read an application is told that there is none
  return !(status === 404 && answer.message === 'There is no such application')
}

async function stream(who: Who, address: string): Promise<boolean> {
  const ending = new AbortController()
  const answer = await fetch(`${site.address}/api${address}`, {
    headers: callers[who].cookie ? { cookie: callers[who].cookie } : {},
    signal: ending.signal,
  })
  ending.abort()
  return answer.status === 200
}

const SET_ASIDE = {
  of: 'f'.repeat(64),
  reason: 'no-field',
  pointer: '/cover/gone',
  label: '某栏',
  value: 1,
  detail: '',
}

const BODIES: Record<string, unknown> = {
  'POST /applications': { edition: 'f'.repeat(64), region: '350582', regionName: '晋江市' },
  'POST /applications/:id/saves': { base: 999, key: 'matrix-key', patch: [] },
  'PUT /applications/:id/reasons': { reasons: {} },
  'POST /applications/:id/correction': { correction: NOWHERE, what: 'seen' },
  'POST /applications/:id/left-over': { left: [SET_ASIDE] },
  'POST /applications/:id/left-over/decision': { left: NOWHERE, what: 'drop' },
  'POST /applications/:id/transitions': { transition: 'nothing', revision: 0 },
  'PUT /applications/:id/presence': { section: 'cover' },
  'POST /applications/:id/comments': { pointer: '/cover', text: '批注' },
  'POST /applications/:id/notes': { pointer: '/cover', text: '意见' },
  'POST /applications/:id/carried/evidence': { sha256: '0'.repeat(64), target: 'basic.clusterName' },
  'PUT /applications/:id/comments/:comment/resolved': { resolved: true },
  'PUT /applications/:id/checklist/:item': { done: true },
  'POST /applications/:id/spot-checks': { method: '电话核实', result: '属实' },
  'PUT /order': { form: 'sme-cluster', edition: '2024', unit: '110000', applications: [NOWHERE] },
  'POST /invitations/:token': { email: 'nobody@test.example', name: '无', password: 'long-enough-password' },
  'POST /forgotten-password': { email: 'nobody@test.example' },
  'POST /invitations': {
    email: 'matrix@test.example',
    name: '某',
    grants: [{ role: 'nobody', region: '', form: '*' }],
  },
  'POST /organisation/invitations': { email: 'county2@demo.example', name: '某' },
  'POST /organisation/invitations/:id/renewal': {},
  'PUT /organisations/:id': { name: '某厂' },
  'PUT /people/:id/organisation': { organisation: null },
  'POST /people/:id/grants': { role: 'applicant', region: '350582', form: '*' },
  'PUT /people/:id/disabled': { disabled: true },
  'POST /invitations/:id/renewal': {},
  'PUT /me/password': { current: 'not-the-password', password: 'long-enough-password' },
  'POST /extensions': {
    form: 'nothing',
    edition: '1',
    region: '',
    until: '2000-01-01T00:00:00Z',
    reason: '测试',
  },
  'POST /webhooks': { url: 'http://localhost:1/nothing', events: ['comment'] },
  'POST /notifications/read': { ids: [] },
  'POST /editions/:id/paper': { answers: {} },
  'POST /editions/:id/paper/:format': { answers: {} },
  'POST /exports': { form: 'nothing', edition: '1', papers: [] },
  'POST /demonstration': {},
  'POST /definitions/drafts': { form: 'nothing', edition: '1' },
  'POST /definitions/forms': { form: 'nothing-new', edition: '2026', files: {} },
  'PUT /definitions/drafts/:id/presence': { base: 0, section: '', window: '' },
  'POST /definitions/drafts/:id/paper/:format': {},
  'PATCH /definitions/drafts/:id': { base: 0, step: '', changes: {} },
  'POST /definitions/drafts/:id/review': { what: 'ask' },
  'POST /definitions/drafts/:id/publish': {},
  'POST /definitions/drafts/:id/comments': { place: '2024/edition.json', text: '批注' },
  'PUT /definitions/drafts/:id/comments/:comment/resolved': { resolved: true },
  'PUT /definitions/drafts/:id/looked': { item: 'param', looked: true },
  'POST /definitions/import': { archive: 'UEsDBA==' },
}

/** Calls that are refused after the caller was let in, with the same code as a refusal. */
const ANSWERED_403 = new Set(['PUT /me/password', 'POST /applications/:id/transitions'])
/** Throws away the people that ask. */
const LAST = new Set(['DELETE /demonstration', 'DELETE /applications/:id'])

describe('who may do what', () => {
  test('is said for every route', () => {
    expect(Object.keys(table.routes).toSorted()).toEqual(routes.map(({ name }) => name).toSorted())
  })

  test('holds for everybody in every state', async () => {
    const differing: string[] = []
    for (const route of routes) {
      const { name } = route
      if (LAST.has(name)) continue
      const entry = table.routes[name]!
      for (const state of route.path.startsWith('/applications/:id') ? STATES : (['draft'] as const)) {
        const group = typeof entry === 'string' ? entry : entry[state]
        const allowed = new Set(table.groups[group] ?? fail(`${name}: there is no group ${group}`))
        await Promise.all(
          WHO.map(async (who) => {
            const letIn = ANSWERED_403.has(name)
              ? await letInBut403(who, route, state)
              : await isLetIn(who, route, state)
            if (letIn !== allowed.has(who))
              differing.push(`${name} in ${state}: ${who} is ${letIn ? 'let in' : 'refused'}`)
          }),
        )
      }
    }
    expect(differing).toEqual([])
  }, 300_000)

  test('deleting an application is for who fills it in, and only before it was ever submitted', async () => {
    for (const who of WHO)
      if (who !== 'own' && who !== 'colleague')
        expect(
          (await callers[who].call('DELETE', `/applications/${applications.draft.id}`)).status,
          who,
        ).toBeGreaterThanOrEqual(401)
    for (const state of STATES)
      if (state !== 'draft')
        expect(
          (await callers.own.call('DELETE', `/applications/${applications[state].id}`)).status,
          state,
        ).toBeGreaterThanOrEqual(403)
    expect((await callers.colleague.call('DELETE', `/applications/${applications.draft.id}`)).status).toBe(
      200,
    )
  })

  test('the demonstration data is thrown away by administrators alone, and everything of it goes', async () => {
    for (const who of WHO)
      if (who !== 'admin')
        expect((await callers[who].call('DELETE', '/demonstration')).status, who).toBeGreaterThanOrEqual(401)
    expect((await callers.admin.call('DELETE', '/demonstration')).body).toEqual({ removed: true })
    expect((await site.stranger.get('/demonstration')).body).toBeFalsy()
    expect((await callers.otherProvince.get('/applications')).body.total).toBe(0)
  })
})

/**
 * These answer 403 to a wrong password or a move that does not exist; words tell it from a refusal of the
 * caller.
 */
async function letInBut403(who: Who, { name, method, path }: Route, state: State): Promise<boolean> {
  const { status, body } = await callers[who].call(
    method,
    path.replace(':id', applications[state].id),
    BODIES[name],
  )
  return status !== 401 && status !== 404 && (path === '/me/password' || body.message.startsWith('“nothing”'))
}

function fail(words: string): never {
  throw new Error(words)
}
