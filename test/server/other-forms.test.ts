import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ROUTES } from '@formwright/api'
import { root } from '../edition.ts'
import type { Caller } from './caller.ts'
import { checked } from './declared.ts'
import { install } from './installation.ts'
import type { Installation } from './installation.ts'

let site: Installation
let applicant: Caller
let reviewer: Caller

beforeAll(async () => {
  site = await install({ demonstration: true, forms: join(root, 'forms') })
  ;[applicant, reviewer] = await Promise.all([site.as('county'), site.as('province')])
})
afterAll(() => site.stop())

interface Season {
  readonly form: string
  /** A place that is returned, and what it is corrected to. */
  readonly corrects: readonly [pointer: string, value: unknown]
  readonly recommends: string
  readonly ends: string
  readonly table: string
}

const seasons: readonly Season[] = [
  {
    form: 'innovative-sme',
    corrects: ['/basic/address', '福建省晋江市某某路20号'],
    recommends: 'verify',
    ends: 'announce',
    table: 'announcement',
  },
  {
    form: 'federal-assistance',
    corrects: ['/application/areas', 'Augusta, Rockingham and Page counties, Virginia'],
    recommends: 'recommend',
    ends: 'award',
    table: 'applications',
  },
  {
    form: 'high-tech-enterprise',
    corrects: ['/projects/list/1/results', '完成样机两台，申请发明专利一件。'],
    recommends: 'verify',
    ends: 'announce',
    table: 'recommendation',
  },
]

test.each(seasons)(
  '$form is submitted, returned, corrected, recommended, decided on, printed and tabulated',
  async ({ form, corrects: [pointer, value], recommends, ends, table }) => {
    const { body: own } = await applicant.get(`/applications?form=${form}`)
    const [{ id, editionName: edition }] = own.applications as [{ id: string; editionName: string }]
    const read = async (who: Caller) => (await who.get(`/applications/${id}`)).body
    const move = async (who: Caller, transition: string, more: object = {}) => {
      const { revision } = await read(who)
      const { status, body } = await who.post(`/applications/${id}/transitions`, {
        transition,
        revision,
        ...more,
      })
      expect(status, JSON.stringify(body)).toBe(200)
    }
    await move(applicant, 'submit')
    const note = async (at: string) => {
      const noted = await reviewer.post(`/applications/${id}/notes`, {
        pointer: at,
        text: 'Please correct 请核对',
      })
      expect(noted.status, JSON.stringify(noted.body)).toBe(201)
      return noted.body.id as string
    }
    const first = await note(pointer)
    await move(reviewer, 'return')
    const { revision } = await read(applicant)
    const saved = await applicant.post(`/applications/${id}/saves`, {
      base: revision,
      key: `corrected-${id}`,
      patch: [{ op: 'replace', path: pointer, value }],
    })
    expect(saved.status).toBe(200)
    await move(applicant, 'resubmit')
    const { changes } = (await reviewer.get(`/applications/${id}/changed`)).body as {
      changes: { pointer: string }[]
    }
    expect(changes.map((change) => pointer.startsWith(change.pointer))).toEqual([true])
    const { answers } = await read(reviewer)
    await note(
      Object.keys(answers)
        .map((key) => `/${key}`)
        .find((at) => !pointer.startsWith(at))!,
    )
    await move(reviewer, 'return')
    // the first note was followed before this return, the second was not
    expect((await applicant.get(`/applications/${id}/changed`)).body).toMatchObject({
      changes: [],
      followed: [first],
    })
    await move(applicant, 'resubmit')
    await move(reviewer, recommends, { opinion: 'OK 同意' })
    await checked(reviewer, id)
    await move(reviewer, ends, { opinion: 'OK 同意' })
    const { body: started, status } = await reviewer.post('/exports', {
      form,
      edition,
      papers: ['pdf', 'docx', 'xlsx'],
      table: { format: 'xlsx', id: table },
    })
    expect(status, JSON.stringify(started)).toBe(201)
    const found = async () =>
      (await reviewer.get<{ id: string; state: string; error: unknown }[]>('/exports')).body.find(
        (row) => row.id === started.id,
      )!
    await expect.poll(async () => (await found()).state, { timeout: 60_000 }).toMatch(/done|failed/)
    expect(await found()).toMatchObject({ state: 'done', error: null })
  },
)

describe('an enterprise of the same county', () => {
  let other: Caller
  let theirs: string

  beforeAll(async () => {
    other = await site.person('neighbour', { role: 'applicant', region: '350582' })
    const { body } = await applicant.get('/applications?form=high-tech-enterprise')
    theirs = body.applications[0].id
  })

  const reads = Object.entries(ROUTES).flatMap(([name, { access }]) =>
    name.startsWith('GET ') && typeof access === 'object' ? [name.slice('GET '.length)] : [],
  )

  test.each(reads)('is told that there is no such application: %s', async (path) => {
    const address = path
      .replace(':id', theirs)
      .replace(':revision', '0')
      .replace(':format', 'pdf')
      .replace(':sha256', 'f'.repeat(64))
      .replace(':code', '0000-0000-0000-0000')
    const { status } = await other.get(address + (path.endsWith('/history') ? '?pointer=/cover' : ''))
    expect(status).toBe(404)
  })

  test('finds its own only, in lists, counts and its drafts', async () => {
    const listed = async (who: Caller, query = '') =>
      (await who.get(`/applications?form=high-tech-enterprise${query}`)).body
    expect(await listed(other)).toMatchObject({ total: 0, applications: [], states: [] })
    const { body: editions } = await other.get('/editions')
    const { id: edition } = editions.find(({ form }: { form: string }) => form === 'high-tech-enterprise')
    const { status, body } = await other.post('/applications', { edition, region: '350582' })
    expect(status).toBe(201)
    const own = await listed(other)
    expect(own).toMatchObject({ total: 1, states: [{ state: 'draft', count: 1 }] })
    expect(own.applications.map(({ id }: { id: string }) => id)).toEqual([body.id])
    expect((await listed(other, '&text=%E6%9F%90')).total).toBe(0)
    expect((await listed(applicant)).applications.map(({ id }: { id: string }) => id)).toEqual([theirs])
    expect((await other.get(`/applications/${body.id}`)).status).toBe(200)
  })
})

test('what is said of a row goes where the row goes, and with its row to the list', async () => {
  const { body: own } = await applicant.get('/applications?form=high-tech-enterprise')
  const [{ id: other }] = own.applications as [{ id: string }]
  const { body: kept } = await applicant.get(`/applications/${other}`)
  const { attachments: _, ...answers } = kept.answers
  const { body: made } = await applicant.post('/applications', {
    edition: kept.edition,
    region: '350582',
    answers,
  })
  const id = made.id as string
  const list = kept.answers.projects.list as { name: string }[]
  const comment = (pointer: string, text: string) =>
    applicant.post(`/applications/${id}/comments`, { pointer, text })
  await comment('/projects/list/1/name', '第二个')
  await comment('/projects/list/0/results', '第一个')
  const warned = 'RD-01 /projects/list/1/name'
  await applicant.put(`/applications/${id}/reasons`, { reasons: { [warned]: '理由' } })
  const save = async (key: string, rows: readonly object[]) => {
    const { revision } = (await applicant.get(`/applications/${id}`)).body
    const { status, body } = await applicant.post(`/applications/${id}/saves`, {
      base: revision,
      key: `${key}-${id}`,
      patch: [{ op: 'replace', path: '/projects/list', value: rows }],
    })
    expect(status, JSON.stringify(body)).toBe(200)
    const comments = (
      await applicant.get<{ text: string; pointer: string }[]>(`/applications/${id}/comments`)
    ).body
    const { reasons } = (await applicant.get(`/applications/${id}`)).body
    return [comments.map(({ text, pointer }) => [text, pointer]), reasons]
  }
  const numbered = (rows: readonly object[]) =>
    rows.map((row, index) => ({ ...row, code: `RD0${index + 1}` }))
  expect(await save('swap', numbered([list[1]!, list[0]!, ...list.slice(2)]))).toEqual([
    [
      ['第二个', '/projects/list/0/name'],
      ['第一个', '/projects/list/1/results'],
    ],
    { 'RD-01 /projects/list/0/name': '理由' },
  ])
  expect((await save('gone', numbered([list[0]!, ...list.slice(2)])))[0]).toEqual([
    ['第二个', '/projects/list'],
    ['第一个', '/projects/list/0/results'],
  ])
})
