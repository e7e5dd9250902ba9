import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller } from './caller.ts'
import { FILLED, siteOf, smallForm } from './small-form.ts'

/** A form in which what is said of a plan is shown only where there is one. */
const form = () => smallForm([{ id: 'SHOWN', visible: "hasPlan == 'yes'", at: '/summary' }])

const HIDDEN = { ...FILLED, hasPlan: 'yes', summary: '不外传的规划。' }

let stop: () => Promise<void>
let county: Caller
let province: Caller

beforeAll(async () => {
  ;({ county, province, stop } = await siteOf(form()))
})
afterAll(() => stop())

test('what the form does not show is not handed in: only who fills it in has it, and has it again', async () => {
  const { body: editions } = await county.get<{ id: string; form: string }[]>('/editions')
  const edition = editions.find((one) => one.form === 'farm')!.id
  const started = await county.post('/applications', { edition, region: '350582', answers: HIDDEN })
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
  const { code } = (await province.get(`/applications/${id}/paper`)).body
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

test('a reviewer who may write one field is not sent what another field hides', async () => {
  const rules = [
    { id: 'SHOWN', visible: "hasPlan == 'yes'", at: '/summary' },
    { id: 'PHONE', visible: "hasPlan == 'yes'", at: '/contactPhone' },
  ]
  const written = smallForm(rules, (changed) => {
    const { workflow } = changed as unknown as { workflow: { states: Record<string, { edit?: object }> } }
    workflow.states.submitted!.edit = { province: ['/contactPhone'] }
  })
  const own = await siteOf(written)
  try {
    const { body: editions } = await own.county.get<{ id: string; form: string }[]>('/editions')
    const edition = editions.find((one) => one.form === 'farm')!.id
    const answers = { ...HIDDEN, hasPlan: 'no' }
    const started = await own.county.post('/applications', { edition, region: '350582', answers })
    const { id } = started.body as { id: string }
    const { revision } = (await own.county.get(`/applications/${id}`)).body
    const moved = await own.county.post(`/applications/${id}/transitions`, { transition: 'submit', revision })
    expect(moved.status, JSON.stringify(moved.body)).toBe(200)
    const read = async () => (await own.province.get(`/applications/${id}`)).body
    const sent = await read()
    // what may be written is there, so that it is not written over unseen
    expect(sent.answers).toMatchObject({ contactPhone: HIDDEN.contactPhone })
    expect(sent.answers).not.toHaveProperty('summary')
    const patch = [{ op: 'replace', path: '/contactPhone', value: '13900001234' }]
    const saved = await own.province.post(`/applications/${id}/saves`, {
      base: sent.revision,
      key: 'written-1',
      patch,
    })
    expect(saved.status, JSON.stringify(saved.body)).toBe(200)
    const history = await own.province.get(`/applications/${id}/history?pointer=`)
    expect(JSON.stringify(history.body)).not.toContain('\u4E0D\u5916\u4F20')
    expect(JSON.stringify(history.body)).toContain('13900001234')
    expect((await own.county.get(`/applications/${id}`)).body.answers).toMatchObject({
      summary: HIDDEN.summary,
      contactPhone: '13900001234',
    })
  } finally {
    await own.stop()
  }
})
