import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ROUTES } from '@formwright/api'
import { oneSeason } from '../one-season.ts'
import type { Caller } from './caller.ts'
import { declared } from './declared.ts'
import { install } from './installation.ts'
import type { Installation } from './installation.ts'

/** Phones as they stood at first and as they stand now; what others see of them. */
const [FORMER, NOW] = ['13812345678', '13987654321']
/** The same as people write it. */
const GROUPED = '139 8765-4321'
const MASKED = '139****4321'
const PLACE = '/cover/contactPhone'

let folder: string
let site: Installation
let county: Caller
let province: Caller
let city: Caller
let id: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'formwright-private-'))
  cpSync(oneSeason(), folder, { recursive: true })
  change('sme-cluster/2024/shared/fields.json', (fields) => {
    fields.$defs.phone['x-private'] = 'phone'
  })
  change('sme-cluster/form.json', (form) => {
    form.roles.city.seesPrivate = true
  })
  site = await install({ demonstration: true, forms: folder, env: { SMTP_URL: 'smtp://127.0.0.1:1' } })
  county = await site.as('county')
  province = await site.as('province')
  city = await site.person('city', { role: 'city', region: '350500' })
  const made = await declared(county)
  id = made.id
  await save(made.revision, FORMER)
  await save(made.revision + 1, NOW)
  await county.post(`/applications/${id}/comments`, {
    pointer: PLACE,
    text: `请拨 ${NOW}，即 ${GROUPED}`,
  })
  const { body } = await county.get(`/applications/${id}`)
  await county.put(`/applications/${id}/reasons`, {
    reasons: { 'COV-04 /cover/contactName': `新号码 ${NOW}，已核对` },
  })
  const submitted = await county.post(`/applications/${id}/transitions`, {
    transition: 'submit',
    revision: body.revision,
  })
  if (submitted.status !== 200) throw new Error(JSON.stringify(submitted.body))
  await province.post(`/applications/${id}/notes`, { pointer: PLACE, text: `${NOW} 无人接听` })
})
afterAll(async () => {
  await site.stop()
  rmSync(folder, { recursive: true, force: true })
})

// eslint-disable-next-line @typescript-eslint/no-explicit-any
function change(path: string, edit: (json: any) => void): void {
  const file = join(folder, path)
  const json = JSON.parse(readFileSync(file, 'utf8'))
  edit(json)
  writeFileSync(file, JSON.stringify(json))
}

async function save(base: number, phone: string): Promise<void> {
  const { status, body } = await county.post(`/applications/${id}/saves`, {
    base,
    key: `phone-${base}-${id}`,
    patch: [{ op: 'replace', path: PLACE, value: phone }],
  })
  expect(status, JSON.stringify(body)).toBe(200)
}

const reads = Object.entries(ROUTES).flatMap(([name, declaration]) => {
  const [method, path = ''] = name.split(' ')
  const isOfApplication = typeof declaration.access === 'object' && 'application' in declaration.access
  return method === 'GET' && isOfApplication && 'result' in declaration ? [path] : []
})

test.each(reads)('%s shows private data to who fills in and to no others', async (path) => {
  const address = path
    .replace(':id', id)
    .replace(':revision', '2')
    .replace(':sha256', 'f'.repeat(64))
    .replace(':code', '0000-0000-0000-0000')
  const query = path.endsWith('/history') ? `?pointer=${PLACE}` : ''
  const { status, body } = await province.get(address + query)
  expect(status).toBeLessThan(500)
  const said = JSON.stringify(body ?? null)
  expect(said).not.toContain(NOW)
  expect(said).not.toContain(FORMER)
})

test('others see the masked value where the applicant and roles that the form names see it whole', async () => {
  const seen = async (who: Caller) => (await who.get(`/applications/${id}`)).body.answers.cover.contactPhone
  expect(await seen(county)).toBe(NOW)
  expect(await seen(city)).toBe(NOW)
  expect(await seen(province)).toBe(MASKED)
  const history = await province.get(`/applications/${id}/history?pointer=${PLACE}`)
  expect(JSON.stringify(history.body)).toContain('138****5678')
  const comments = await province.get(`/applications/${id}/comments`)
  expect(JSON.stringify(comments.body)).toContain(`请拨 ${MASKED}，即 ${MASKED}`)
})

test('the code of the paper is that of all answers, also for who is not sent all', async () => {
  const codeFor = async (who: Caller) => (await who.get(`/applications/${id}/paper`)).body.code
  expect(await codeFor(province)).toBe(await codeFor(county))
  const { body } = await province.get(`/applications/${id}/verification/${await codeFor(province)}`)
  expect(body).toMatchObject({ genuine: true, current: true })
})

test('what is assessed is what was typed, not what is shown of it', async () => {
  const { body } = await province.get(`/applications/${id}/assessment`)
  expect(body.findings.filter(({ pointer }: { pointer: string }) => pointer === PLACE)).toEqual([])
})

/** All texts of a workbook or a Word file. */
async function textsIn(bytes: Uint8Array): Promise<string> {
  return Object.values(unzipSync(bytes))
    .map((file) => new TextDecoder().decode(file))
    .join()
}

test('papers are masked for others, and whole for who may see and asks', async () => {
  const file = async (who: Caller, query = '') => {
    const response = await fetch(`${site.address}/api/applications/${id}/paper/docx${query}`, {
      headers: { cookie: who.cookie! },
    })
    return { status: response.status, bytes: new Uint8Array(await response.arrayBuffer()) }
  }
  expect(await textsIn((await file(county)).bytes)).toContain(NOW)
  expect(await textsIn((await file(province)).bytes)).toContain(MASKED)
  expect(await textsIn((await file(province)).bytes)).not.toContain(NOW)
  expect(await textsIn((await file(city)).bytes)).not.toContain(NOW)
  expect(await textsIn((await file(city, '?private=true')).bytes)).toContain(NOW)
  expect((await file(province, '?private=true')).status).toBe(403)
})

test('exports are masked unless they are asked for by who may see', async () => {
  const exported = async (who: Caller, more: object) => {
    const { status, body } = await who.post('/exports', {
      form: 'sme-cluster',
      edition: '2024',
      papers: ['docx'],
      table: { format: 'csv', columns: [PLACE] },
      ...more,
    })
    if (status !== 201) return { status, texts: '' }
    await expect
      .poll(
        async () =>
          (await who.get('/exports')).body.find((one: { id: string }) => one.id === body.id).state as string,
        { timeout: 30_000 },
      )
      .toBe('done')
    const response = await fetch(`${site.address}/api/exports/${body.id}/file`, {
      headers: { cookie: who.cookie! },
    })
    const files = unzipSync(new Uint8Array(await response.arrayBuffer()))
    const texts = await Promise.all(
      Object.entries(files).map(([name, bytes]) =>
        name.endsWith('.docx') ? textsIn(bytes) : new TextDecoder().decode(bytes),
      ),
    )
    return { status, texts: texts.join() }
  }
  const choices = async (who: Caller) =>
    (await who.get('/exports/choices?form=sme-cluster&edition=2024')).body.private as boolean
  expect([await choices(province), await choices(city)]).toEqual([false, true])
  const masked = await exported(province, {})
  expect(masked.texts).toContain(MASKED)
  expect(masked.texts).not.toContain(NOW)
  expect((await exported(province, { private: true })).status).toBe(403)
  expect((await exported(city, { private: true })).texts).toContain(NOW)
})

test('neither news, emails, webhooks nor the audit trail hold private data', async () => {
  const client = new pg.Client({ connectionString: site.databaseUrl })
  await client.connect()
  for (const table of ['notification', 'audit', 'graphile_worker._private_jobs']) {
    const { rows } = await client.query(`select row_to_json(t)::text as line from ${table} t`)
    const lines = rows.map(({ line }) => line as string).join('\n')
    expect(lines, table).not.toContain(NOW)
    expect(lines, table).not.toContain(FORMER)
    expect(lines, table).not.toContain(GROUPED)
  }
  await client.end()
})
