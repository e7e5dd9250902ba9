import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startForm } from '@formwright/authoring'
import type { Caller } from './caller.ts'
import { install } from './installation.ts'
import type { Installation } from './installation.ts'

/** A form in which what is said of a plan is shown only where there is one. */
function form(): Map<string, string> {
  const files = new Map([...startForm('farm', 2026)].filter(([path]) => !/cases|texts\//.test(path)))
  const rules = [{ id: 'SHOWN', visible: "hasPlan == 'yes'", at: '/summary' }]
  files.set('2026/rules.json', JSON.stringify({ rules }))
  const edition = JSON.parse(files.get('2026/edition.json')!) as object
  files.set('2026/edition.json', JSON.stringify({ ...edition, params: {} }))
  const { requiredLanguages: _, ...own } = JSON.parse(files.get('form.json')!)
  files.set('form.json', JSON.stringify(own))
  return files
}

const FILLED = {
  organisation: '绿源',
  contactPhone: '13800001234',
  income: { y2024: 1.2, y2025: 1.5 },
  incomeGrowth: 25,
  staff: 86,
  hasPlan: 'yes',
  summary: '不外传的规划。',
}

let folder: string
let site: Installation
let county: Caller
let province: Caller

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'formwright-not-shown-'))
  for (const [path, text] of form()) {
    mkdirSync(dirname(join(folder, 'farm', path)), { recursive: true })
    writeFileSync(join(folder, 'farm', path), text)
  }
  site = await install({ forms: folder })
  county = await site.person('county', { role: 'applicant', region: '350582' })
  province = await site.person('province', { role: 'province', region: '350000' })
})
afterAll(async () => {
  await site.stop()
  rmSync(folder, { recursive: true })
})

test('what the form does not show is not handed in: only who fills it in has it, and has it again', async () => {
  const { body: editions } = await county.get<{ id: string; form: string }[]>('/editions')
  const edition = editions.find((one) => one.form === 'farm')!.id
  const started = await county.post('/applications', { edition, region: '350582', answers: FILLED })
  expect(started.status, JSON.stringify(started.body)).toBe(201)
  const { id } = started.body as { id: string }
  const read = async (who: Caller) => (await who.get(`/applications/${id}`)).body
  const save = async (path: string, value: string) => {
    const { revision: base } = await read(county)
    const patch = [{ op: 'replace', path, value }]
    const saved = await county.post(`/applications/${id}/saves`, { base, key: `${path}${base}`, patch })
    expect(saved.status, JSON.stringify(saved.body)).toBe(200)
  }
  const move = async (who: Caller, transition: string) => {
    const { revision } = await read(who)
    const moved = await who.post(`/applications/${id}/transitions`, { transition, revision })
    expect(moved.status, JSON.stringify(moved.body)).toBe(200)
  }
  await save('/summary', '另一个不外传的规划。')
  const shown = await province.get(`/applications/${id}/history?pointer=/summary`)
  expect(JSON.stringify(shown.body)).toContain('不外传')
  await save('/hasPlan', 'no')
  await move(county, 'submit')
  const { revision } = await read(county)
  const told = [
    `/applications/${id}`,
    `/applications/${id}/at/${revision}`,
    `/applications/${id}/history?pointer=`,
    `/applications/${id}/history?pointer=/summary`,
    `/applications/${id}/assessment`,
  ]
  for (const path of told) {
    const { status, body } = await province.get(path)
    expect(status, path).toBe(200)
    expect(JSON.stringify(body), path).not.toContain('不外传')
  }
  expect((await read(province)).answers).toMatchObject({ hasPlan: 'no', organisation: '绿源' })
  expect((await province.get(`/applications/${id}/history?pointer=/hasPlan`)).body).toMatchObject([
    { before: 'yes', after: 'no' },
    {},
  ])
  const { code } = await read(province)
  expect((await province.get(`/applications/${id}/verification/${code}`)).body).toMatchObject({
    genuine: true,
  })
  // what was typed is not lost while the draft lives
  expect((await read(county)).answers).toMatchObject({ summary: '另一个不外传的规划。' })
  const noted = await province.post(`/applications/${id}/notes`, { pointer: '/hasPlan', text: '请核对' })
  expect(noted.status).toBe(201)
  await move(province, 'return')
  await save('/summary', '改过的不外传的规划。')
  await move(county, 'resubmit')
  expect((await province.get(`/applications/${id}/changed`)).body).toMatchObject({ changes: [] })
  await province.post(`/applications/${id}/notes`, { pointer: '/hasPlan', text: '请核对' })
  await move(province, 'return')
  await save('/hasPlan', 'yes')
  expect((await read(province)).answers).toMatchObject({ summary: '改过的不外传的规划。' })
})
