import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root } from '../edition.ts'
import type { Caller } from './caller.ts'
import { install } from './installation.ts'
import type { Installation } from './installation.ts'

const edition = join(root, 'forms/high-tech-enterprise/2016')
const sample = JSON.parse(readFileSync(join(edition, 'answers/eligible.json'), 'utf8')) as {
  projects: { list: Record<string, unknown>[] }
  costs: unknown
}

let site: Installation
let county: Caller

beforeAll(async () => {
  site = await install({ forms: join(root, 'forms') })
  county = await site.person('county', { role: 'applicant', region: '350582' })
})
afterAll(() => site.stop())

interface PastChange {
  readonly revision: number
  readonly pointer: string
  readonly before: unknown
  readonly after: unknown
}

async function started(): Promise<string> {
  const { body: editions } = await county.get<{ id: string; form: string }[]>('/editions')
  const own = editions.find((one) => one.form === 'high-tech-enterprise')!.id
  const { projects, costs } = sample
  const answers = { projects, costs }
  const { status, body } = await county.post('/applications', { edition: own, region: '350582', answers })
  expect(status, JSON.stringify(body)).toBe(201)
  return body.id as string
}

async function save(id: string, ...patch: { path: string; value: unknown }[]): Promise<void> {
  const { revision: base } = (await county.get(`/applications/${id}`)).body
  const saved = await county.post(`/applications/${id}/saves`, {
    base,
    key: `saved-at-${base}`,
    patch: patch.map((step) => ({ op: 'replace', ...step })),
  })
  expect(saved.status, JSON.stringify(saved.body)).toBe(200)
}

async function historyAt(id: string, pointer: string, more = ''): Promise<readonly PastChange[]> {
  const { status, body } = await county.get<PastChange[]>(
    `/applications/${id}/history?pointer=${pointer}${more}`,
  )
  expect(status, JSON.stringify(body)).toBe(200)
  return body
}

test('the history of a cell is that of its row, wherever the row was in its list', async () => {
  const id = await started()
  const rows = async () =>
    (await county.get(`/applications/${id}`)).body.answers.projects.list as Record<string, unknown>[]
  const [first, second, ...others] = await rows()
  await save(id, { path: '/projects/list/1/results', value: '第二个项目的新成果' })
  await save(id, { path: '/projects/list/0/results', value: '第一个项目的新成果' })
  // the second one goes first, with the key of its place
  const [one, two] = await rows()
  const key = Object.keys(first!).find((name) => /^RD\d+$/.test(String(first![name])))!
  await save(id, {
    path: '/projects/list',
    value: [{ ...two, [key]: first![key] }, { ...one, [key]: second![key] }, ...others],
  })
  await save(id, { path: '/projects/list/0/results', value: '又改了一次' })

  const told = await historyAt(id, '/projects/list/0/results')
  expect(told.map(({ pointer, before, after }) => [pointer, before, after])).toEqual([
    ['/projects/list/0/results', '第二个项目的新成果', '又改了一次'],
    ['/projects/list/0/results', second!.results, '第二个项目的新成果'],
    ['/projects/list/0/results', null, second!.results],
  ])
  // the next page goes on with the same row
  const page = await historyAt(id, '/projects/list/0/results', `&before=${told[0]!.revision}`)
  expect(page).toEqual(told.slice(1))
  expect((await historyAt(id, '/projects/list/1/results'))[0]).toMatchObject({ after: '第一个项目的新成果' })
})
