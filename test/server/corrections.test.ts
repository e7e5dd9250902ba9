import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { followsAtOnce, importSchema, rebase } from '@formwright/authoring'
import {
  attachmentEntries,
  fieldsOf,
  listEntries,
  listPointer,
  parseForm,
  splitPointer,
  targetOf,
  valueAt,
} from '@formwright/definition'
import type { FormBundle } from '@formwright/definition'
import { compileForm, withValue } from '@formwright/engine'
import type { Form } from '@formwright/engine'
import { fieldTypes } from '@formwright/fields'
import { modelOf, removeField, setKeyword, setRequired, withChanges } from '@formwright/studio'
import type { Act } from '@formwright/studio'
import { removeState } from '../../packages/studio/src/edits/workflow-states.ts'
import { missingFrom } from '../../packages/authoring/src/corrections.test-support.ts'
import { root } from '../edition.ts'
import { oneSeason } from '../one-season.ts'
import { Caller } from './caller.ts'
import { declared } from './declared.ts'
import kinds from './kinds.json' with { type: 'json' }
import { newDatabase } from './installation.ts'
import { writeFiles } from '../write-files.ts'

/** Drafts besides those that somebody types in; a third of them says nothing of the field that goes. */
const COPIES = 150
const WRITERS = 4
const GONE = '/digital/cloudRate'

const data = mkdtempSync(join(tmpdir(), 'formwright-corrections-'))
/** The shipped forms, and one with maps, tuples, rows and a matrix. */
const forms = join(data, 'forms')
let url: string
let database: pg.Client
let child: ChildProcess
let address: string

/** The product in a process of its own, so that it can be killed. */
async function start(port: number): Promise<void> {
  child = spawn(
    process.execPath,
    [
      join(root, 'packages/cli/bin/formwright.js'),
      'serve',
      forms,
      '--json',
      '--demo',
      '--data',
      data,
      '--port',
      String(port),
    ],
    {
      cwd: root,
      env: {
        ...process.env,
        DATABASE_URL: url,
        REQUESTS_PER_MINUTE: '1000000',
        // every round of the property below leaves its applications with the same county
        MAX_DRAFTS: '1000000',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  address = await new Promise((done) => {
    let out = ''
    child.stdout!.on('data', (chunk: Buffer) => {
      out += chunk.toString()
      if (out.includes('"address"')) done((JSON.parse(out.split('\n')[0]!) as { address: string }).address)
    })
  })
}

beforeAll(async () => {
  cpSync(oneSeason(), forms, { recursive: true })
  const facts = {
    id: KINDS,
    edition: '2026',
    title: '各种栏目',
    agency: '某厅',
    language: 'zh-CN',
    fieldTypes,
  }
  writeFiles(join(forms, KINDS), importSchema(kinds.schema, facts).files)
  url = await newDatabase()
  database = new pg.Client({ connectionString: url })
  await database.connect()
  await start(0)
})
afterAll(async () => {
  child.kill('SIGTERM')
  await new Promise((done) => child.once('exit', done))
  await database.end()
  rmSync(data, { recursive: true, force: true })
})

const signIn = (name: string) => new Caller(address).signIn(`${name}@demo.example`, 'yanshi-2024-formwright')
const count = async (where: string) =>
  Number((await database.query<{ n: string }>(`select count(*) as n from ${where}`)).rows[0]!.n)

type Files = ReadonlyMap<string, string>
type Model = NonNullable<ReturnType<typeof modelOf>>

/**
 * Publishes the form as it is after some acts; nothing where they change nothing, or publishing refuses it.
 */
async function publishCorrection(
  admin: Caller,
  acts: readonly ((model: Model) => Act)[],
  [form, edition]: readonly [string, string] = CLUSTER,
): Promise<{ digest: string; before: FormBundle; after: FormBundle } | undefined> {
  const { body: made } = await admin.post('/definitions/drafts', { form, edition })
  const { files } = (await admin.get(`/definitions/drafts/${made.id}`)).body as {
    files: Record<string, string>
  }
  const before: Files = new Map(Object.entries(files))
  const after = acts.reduce<Files>(
    (now, act) => withChanges(now, act(modelOf(now, edition)!).changes),
    before,
  )
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
    (path) => before.get(path) !== after.get(path),
  )
  const giveUp = () => admin.call('DELETE', `/definitions/drafts/${made.id}`)
  if (changed.length === 0) {
    await giveUp()
    return undefined
  }
  const saved = await admin.call('PATCH', `/definitions/drafts/${made.id}`, {
    base: 0,
    step: 'file',
    changes: Object.fromEntries(changed.map((path) => [path, after.get(path) ?? null])),
  })
  expect(saved.status).toBe(200)
  await admin.post(`/definitions/drafts/${made.id}/review`, { what: 'ask' })
  await admin.post(`/definitions/drafts/${made.id}/review`, { what: 'approve' })
  const published = await admin.post(`/definitions/drafts/${made.id}/publish`)
  if (published.status !== 200) {
    await giveUp()
    return undefined
  }
  const bundleOf = (some: Files) => parseForm(some, edition).bundle!
  return { digest: published.body.digest, before: bundleOf(before), after: bundleOf(after) }
}

/** Kills the server once so many applications were looked at, and starts it again at its address. */
async function killAfter(corrections: () => Promise<number>, many: number): Promise<number> {
  await expect.poll(corrections, { interval: 5, timeout: 60_000 }).toBeGreaterThan(many)
  child.kill('SIGKILL')
  await new Promise((done) => child.once('exit', done))
  const halfway = await corrections()
  await start(Number(new URL(address).port))
  return halfway
}

/**
 * People who have the form open as it was: they type, and follow when they are told that it was corrected.
 * `stop` gives the last value of each application that the server said it had saved.
 */
function writers(county: Caller, edition: string, many: number) {
  const acknowledged = new Map<string, string>()
  const seen = { over: false }
  const write = async (_: unknown, index: number) => {
    const { body } = await county.post('/applications', {
      edition,
      region: '350582',
      answers: { cover: { contactName: '甲' } },
    })
    expect(body.error).toBeUndefined()
    const id = body.id as string
    let on = { edition, revision: 1 }
    for (let number = 0; !seen.over; number++) {
      const value = `${index}号第${number}次`
      const answer = await new Caller(address, county.cookie)
        .post(`/applications/${id}/saves`, {
          base: on.revision,
          edition: on.edition,
          key: `writer-${id}-${number}`,
          patch: [{ op: 'replace', path: '/cover/contactName', value }],
        })
        .catch(() => undefined)
      if (answer?.status === 200) {
        acknowledged.set(id, value)
        on = { ...on, revision: answer.body.revision }
        await new Promise((done) => setTimeout(done, 20))
      } else if (answer && answer.status !== 503) {
        // or what it sent before the server was killed was taken, and not answered
        expect(['stale', 'conflict']).toContain(answer.body.error)
        const now = await new Caller(address, county.cookie).get(`/applications/${id}`).catch(() => undefined)
        // a server that has only just started may still be without its database
        if (now?.status === 200) on = { edition: now.body.edition, revision: now.body.revision }
      } // no server answers: a page tries again after a while
      else await new Promise((done) => setTimeout(done, 50))
    }
  }
  const all = Array.from({ length: many }, write)
  return {
    stop: async () => {
      seen.over = true
      await Promise.all(all)
      return acknowledged
    },
  }
}

test('a correction in season reaches drafts and no submitted ones; nothing typed meanwhile is lost, though the server is killed', async () => {
  const county = await signIn('county')
  const admin = await signIn('admin')
  const full = await declared(county)
  const submitted = await declared(county)
  await county.post(`/applications/${submitted.id}/transitions`, {
    transition: 'submit',
    revision: submitted.revision,
  })
  const edition = (await county.get(`/applications/${full.id}`)).body.edition as string
  const names = fc.sample(fc.string({ minLength: 1, maxLength: 12 }), { numRuns: COPIES, seed: 7 })
  await database.query(
    `insert into application (id, form, edition, edition_name, region, region_name, unit, title, state, revision, answers, origins,
       reasons, progress, quota_held, demonstration, created_by, organisation)
     select gen_random_uuid(), form, edition, edition_name, region, region_name, unit, title, state, 0,
       jsonb_set(case when n % 3 = 0 then answers #- '{digital,cloudRate}' else answers end, '{cover,contactName}', to_jsonb($2::text[]) -> n - 1),
       '{}', '{}', progress, false, demonstration, created_by, organisation
     from (select * from application where id = $1) one, generate_series(1, ${COPIES}) n`,
    [full.id, names],
  )

  const toBeAsked = await count(
    `application where state in ('draft', 'returned') and answers #> '{digital}' ? 'cloudRate'`,
  )

  const typing = writers(county, edition, WRITERS)
  const { digest } = (await publishCorrection(admin, [(model) => removeField(model, GONE)]))!
  expect(await killAfter(() => count('correction'), 5)).toBeLessThan(COPIES)
  // drafts of those who type say nothing of that part at all
  const left = `application where state = 'draft' and edition <> '${digest}' and form = '${CLUSTER[0]}'
    and answers #> '{digital,cloudRate}' is null`
  await expect.poll(() => count(left), { timeout: 60_000 }).toBe(0)
  const asks = () => count(`correction where state = 'waiting'`)
  await expect.poll(asks, { timeout: 60_000 }).toBe(toBeAsked)
  for (const [id, value] of await typing.stop()) {
    const { body } = await county.get(`/applications/${id}`)
    expect([body.edition, body.answers.cover.contactName]).toEqual([digest, value])
  }
  const { rows } = await database.query<{ name: string; n: string }>(
    `select answers #>> '{cover,contactName}' as name, count(*) as n from application where state = 'draft' group by 1`,
  )
  const kept = new Map(rows.map(({ name, n }) => [name, Number(n)]))
  for (const name of new Set(names))
    expect([name, kept.get(name)]).toEqual([name, names.filter((other) => other === name).length])
  expect((await county.get(`/applications/${submitted.id}`)).body).toMatchObject({
    edition,
    state: 'submitted',
  })
  expect((await county.get(`/applications/${submitted.id}/correction`)).body).toEqual({
    last: null,
    leftOver: [],
  })

  // who filled in what goes chooses; what has no place is kept as it was typed
  const {
    body: { last: asked, leftOver },
  } = await county.get(`/applications/${full.id}/correction`)
  expect(leftOver).toEqual([])
  expect(asked).toMatchObject({ state: 'waiting', from: edition, to: digest, seen: false })
  expect(asked.aside).toEqual([
    {
      label: expect.stringContaining('上云'),
      value: 61.31,
      text: expect.anything(),
      shown: expect.anything(),
    },
  ])
  expect(asked.changes.filter(({ concerned }: { concerned: boolean }) => concerned)).toHaveLength(1)
  const decide = (what: string) =>
    county.post(`/applications/${full.id}/correction`, { correction: asked.id, what })
  const before = (await county.get(`/applications/${full.id}`)).body
  expect(before.edition).toBe(edition)
  expect((await decide('accept')).body).toEqual({ state: 'made', revision: before.revision + 1 })
  const after = (await county.get(`/applications/${full.id}`)).body
  expect(after.edition).toBe(digest)
  expect(after.answers.digital).not.toHaveProperty('cloudRate')
  expect((await county.get(`/applications/${full.id}/correction`)).body).toMatchObject({
    last: { state: 'made', seen: true, aside: [] },
    leftOver: [{ value: 61.31 }],
  })
  const province = await signIn('province')
  expect((await province.get(`/applications/${full.id}/correction`)).body?.leftOver ?? []).toEqual([])
  // what was handed in stays as it is; given back it can be changed, and its applicant is asked as well
  await province.post(`/applications/${submitted.id}/notes`, { pointer: '/basic/areaKm2', text: '请核对' })
  const returned = await province.post(`/applications/${submitted.id}/transitions`, {
    transition: 'return',
    revision: submitted.revision,
  })
  expect(returned.status, JSON.stringify(returned.body)).toBe(200)
  await expect
    .poll(async () => (await county.get(`/applications/${submitted.id}/correction`)).body.last?.state, {
      timeout: 30_000,
    })
    .toBe('waiting')
  // an editor that still has the form as it was is told so, and sends nothing into the wrong places
  const stale = await county.post(`/applications/${full.id}/saves`, {
    base: before.revision,
    key: 'without-edition',
    patch: [{ op: 'replace', path: GONE, value: 70 }],
  })
  expect(stale).toMatchObject({ status: 409, body: { error: 'stale', edition: digest } })

  // what stands in a state that a correction takes away stays where somebody can open it
  const editionNow = async (id: string) => (await county.get(`/applications/${id}`)).body.edition as string
  const inState = await editionNow(submitted.id)
  const stateless = (await publishCorrection(admin, [(model) => removeState(model, 'returned')]))!.digest
  await expect.poll(() => editionNow(full.id), { timeout: 30_000 }).toBe(stateless)
  expect(await editionNow(submitted.id)).toBe(inState)
  // an earlier release moved it all the same: it is found again once a version has the state
  await database.query('update application set edition = $1 where id = $2', [stateless, submitted.id])
  const again = (await publishCorrection(admin, [giveBackReturned]))!.digest
  await expect.poll(() => editionNow(submitted.id), { timeout: 30_000 }).toBe(again)
}, 180_000)

/** The workflow as the folder has it. */
function giveBackReturned(model: Model): Act {
  const path = 'form.json'
  const shipped = JSON.parse(readFileSync(join(forms, CLUSTER[0], path), 'utf8')) as { workflow: object }
  const now = JSON.parse(model.files.get(path)!) as object
  return {
    step: { name: 'file' },
    changes: new Map([[path, JSON.stringify({ ...now, workflow: shipped.workflow })]]),
  }
}

/** Rounds of the property below: one, unless somebody leaves it running. */
const ROUNDS = Number(process.env.CORRECTION_ROUNDS ?? 1)
const SEED = Number(process.env.CORRECTION_SEED ?? 4711)
const TYPED_AT = '/cover/contactName'
const CLUSTER = ['sme-cluster', '2024'] as const
const KINDS = 'kinds'

const someActs = fc.array(
  fc.record({
    what: fc.constantFrom('goes', 'is called otherwise', 'is wanted', 'may stay blank'),
    field: fc.nat(),
  }),
  { minLength: 1, maxLength: 3 },
)
const someDraft = fc.record({
  values: fc.array(
    fc.record({
      cell: fc.nat(),
      value: fc.oneof(fc.string(), fc.integer(), fc.constantFrom('无', '', null)),
    }),
    { maxLength: 6 },
  ),
  /** Files, wherever they are said to belong. */
  files: fc.array(fc.record({ cell: fc.nat(), name: fc.string({ minLength: 1 }) }), { maxLength: 3 }),
  /** Rows of lists, with what their columns have and what they have not. */
  rows: fc.array(fc.record({ list: fc.nat(), column: fc.nat(4), text: fc.string({ minLength: 1 }) }), {
    maxLength: 3,
  }),
})

type Typed = typeof someDraft extends fc.Arbitrary<infer One> ? One : never

/** Answers with what somebody typed, attached and listed besides. */
function withTyped(answers: unknown, known: readonly string[], { values, files, rows }: Typed): unknown {
  const pointerOf = (cell: number) => known[cell % known.length]!
  const document = values.reduce<unknown>(
    (made, { cell, value }) => withValue(made, splitPointer(pointerOf(cell)), value),
    answers,
  )
  const attached = files.map(({ cell, name }, index) => ({
    id: `typed-${index}`,
    target: targetOf(pointerOf(cell)),
    kind: 'evidence',
    name,
  }))
  const lists = listEntries(answers)
  return (lists.length === 0 ? [] : rows).reduce<unknown>(
    (made, { list, column, text }) => {
      const [target, own] = lists[list % lists.length]! as [string, readonly object[]]
      const columns = [...Object.keys(own[0] ?? {}), 'typed']
      const there = (valueAt(made, listPointer(target)) ?? []) as readonly object[]
      const row = { [columns[column % columns.length]!]: text }
      return withValue(made, splitPointer(listPointer(target)), [...there, row])
    },
    withValue(document, ['attachments'], [...attachmentEntries(answers), ...attached]),
  )
}

/** What becomes of a schema that no field of it comes or goes with. */
const someEdits = fc.constantFrom<(fields: any) => void>(
  ({ sites }) => delete sites.additionalProperties.properties.area,
  ({ sites }) => (sites.additionalProperties.properties.area.type = 'string'),
  ({ sites }) => delete sites.additionalProperties.properties.shifts,
  ({ sites }) => (sites.additionalProperties.properties.shifts.items.properties.staff['x-unit'] = '人'),
  ({ indicators }) => (indicators.additionalProperties['x-unit'] = '万元'),
  ({ span }) => span.prefixItems.pop(),
  ({ span }) => (span.prefixItems[1].type = 'string'),
  ({ matrix }) => delete matrix.properties.grant,
  ({ rows }) => (rows.items.properties.share.type = 'string'),
)

function editOf(edit: (fields: any) => void): (model: Model) => Act {
  return ({ files }) => {
    const path = '2026/schema.json'
    const schema = JSON.parse(files.get(path)!) as { properties: object }
    edit(schema.properties)
    return { step: { name: 'file' }, changes: new Map([[path, JSON.stringify(schema)]]) }
  }
}

function actOf({ what, field: number }: { what: string; field: number }): (model: Model) => Act {
  return (model) => {
    const fields = model.fields.filter(({ pointer }) => pointer !== TYPED_AT && !pointer.includes('/*'))
    const { pointer, title } = fields[number % fields.length]!
    if (what === 'goes') return removeField(model, pointer)
    if (what === 'is called otherwise') return setKeyword(model, pointer, 'title', `${title}（更正）`)
    return setRequired(model, pointer, what === 'is wanted')
  }
}

test(
  `whatever is corrected while people type and the server is killed, nothing typed is lost (${SEED})`,
  async () => {
    const [county, admin] = [await signIn('county'), await signIn('admin')]
    for (let round = 0; round < ROUNDS; round++)
      expect(await tryRound(county, admin, SEED + round)).toBeGreaterThan(0)
  },
  60_000 * (ROUNDS + 1),
)

/** Gives how many applications were looked at. */
async function tryRound(county: Caller, admin: Caller, seed: number): Promise<number> {
  const sampled = <T>(what: fc.Arbitrary<T>, numRuns: number) => fc.sample(what, { numRuns, seed })
  const { body: offered } = await county.get<{ id: string; form: string }[]>('/editions')
  const editionOf = (name: string) => offered.find(({ form }) => form === name)!.id
  const { rows: full } = await database.query<{ id: string; answers: unknown }>(
    `select id, answers from application where region = '350582' and answers ? 'leading' order by revision desc limit 1`,
  )
  const { body: started } = await county.post('/applications', {
    edition: editionOf(KINDS),
    region: '350582',
    answers: kinds.answers,
  })
  const clusters = await draftsOf(full[0]!, editionOf(CLUSTER[0]), [], sampled(someDraft, 40))
  const others = await draftsOf(
    { id: started.id, answers: kinds.answers },
    editionOf(KINDS),
    kinds.places,
    sampled(someDraft, 20),
  )
  const typing = writers(county, editionOf(CLUSTER[0]), 2)
  let correction: Awaited<ReturnType<typeof publishCorrection>>
  for (const acts of sampled(someActs, 8)) correction ??= await publishCorrection(admin, acts.map(actOf))
  let second: typeof correction
  for (const edits of sampled(fc.array(someEdits, { minLength: 1, maxLength: 3 }), 8))
    second ??= await publishCorrection(admin, edits.map(editOf), [KINDS, '2026'])
  if (!correction || !second) throw new Error(`No correction of round ${seed} can be published`)
  const looked = () => count(`correction where to_edition in ('${correction.digest}', '${second.digest}')`)
  await killAfter(looked, sampled(fc.nat(30), 1)[0]!)
  await expectNothingLost(clusters, correction, seed)
  await expectNothingLost(others, second, seed)
  const acknowledged = await typing.stop()
  for (const [id, value] of acknowledged)
    expect((await county.get(`/applications/${id}`)).body.answers.cover.contactName).toBe(value)
  return clusters.ids.length + others.ids.length + acknowledged.size
}

interface Drafts {
  readonly edition: string
  readonly ids: readonly string[]
  readonly drafts: readonly unknown[]
}

/** Stores drafts like an application, with answers of people in its cells and with what does not belong there. */
async function draftsOf(
  { id: model, answers }: { readonly id: string; readonly answers: unknown },
  edition: string,
  places: readonly string[],
  typed: readonly Typed[],
): Promise<Drafts> {
  const { rows: bundles } = await database.query<{ bundle: string }>(
    'select bundle from edition where digest = $1',
    [edition],
  )
  const cells = fieldsOf(JSON.parse(bundles[0]!.bundle) as FormBundle).flatMap((field) =>
    field.cells.map(({ pointer }) => pointer),
  )
  const known = [...cells.filter((cell) => !cell.includes('/*')), ...places]
  const drafts = typed.map((one) => withTyped(answers, known, one))
  const ids = drafts.map(() => randomUUID())
  await database.query(
    `insert into application (id, form, edition, edition_name, region, region_name, unit, title, state, revision, answers, origins,
       reasons, progress, quota_held, demonstration, created_by, organisation)
     select ($4::uuid[])[n], form, $2, edition_name, region, region_name, unit, title, 'draft', 0, typed, '{}', '{}', progress, false,
       demonstration, created_by, organisation
     from (select * from application where id = $1) one, jsonb_array_elements($3::jsonb) with ordinality as each (typed, n)`,
    [model, edition, JSON.stringify(drafts), ids],
  )
  return { edition, ids, drafts }
}

type Correction = NonNullable<Awaited<ReturnType<typeof publishCorrection>>>

/** Once all drafts were looked at, each holds what was typed, or has it kept beside it. */
async function expectNothingLost(
  { edition, ids, drafts }: Drafts,
  { digest, before, after }: Correction,
  seed: number,
): Promise<void> {
  const open = `application where id in ('${ids.join("', '")}') and edition <> '${digest}' and id not in
    (select application from correction where to_edition = '${digest}')`
  await expect.poll(() => count(open), { timeout: 60_000 }).toBe(0)
  const { rows } = await database.query<{
    id: string
    edition: string
    answers: unknown
    aside: { value: unknown }[] | null
  }>(
    `select id, edition, answers,
       (select jsonb_agg(answer) from left_over where left_over.application = application.id) as aside
     from application where id = any($1)`,
    [ids],
  )
  const found = new Map(rows.map((row) => [row.id, row]))
  const [earlier, form] = [before, after].map((bundle) => compileForm(bundle)) as [Form, Form]
  drafts.forEach((typed, index) => {
    const row = found.get(ids[index]!)!
    const about = `${seed} ${JSON.stringify(typed)}`
    const stored = { id: ids[index]!, answers: typed, region: '350582' }
    const follows = followsAtOnce(earlier, form, stored, rebase(typed, before, form))
    expect(row.edition, about).toBe(follows ? digest : edition)
    const kept = [row.answers, ...(row.aside ?? []).map(({ value }) => value)]
    expect(missingFrom(typed, kept), about).toEqual([])
  })
}
