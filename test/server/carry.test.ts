import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { revise } from '@formwright/authoring'
import { readForm } from '@formwright/definition/node'
import { fieldTypes } from '@formwright/fields'
import { modelOf, removeField } from '@formwright/studio'
import { root } from '../edition.ts'
import type { Caller } from './caller.ts'
import { declared } from './declared.ts'
import { install } from './installation.ts'
import type { Installation } from './installation.ts'
import { publishChanges } from './published.ts'
import { writeFiles } from '../write-files.ts'

let site: Installation
let county: Caller
let province: Caller
let next: string
let afterNext: string
let earlier: { id: string; revision: number }

const forms = mkdtempSync(join(tmpdir(), 'formwright-carry-'))

/** The forms of the repository, and one edition more of the one that is declared here. */
async function withNextEdition(): Promise<void> {
  const form = join(forms, 'sme-cluster')
  cpSync(join(root, 'forms'), forms, { recursive: true })
  const { files } = await readForm(join(form, '2025'))
  const revision = revise(files, '2025', '2026', { fieldTypes })
  if (!('files' in revision)) throw new Error(JSON.stringify(revision))
  writeFiles(form, revision.files)
}

beforeAll(async () => {
  await withNextEdition()
  site = await install({ demonstration: true, forms })
  county = await site.as('county')
  province = await site.as('province')
  const { body: editions } = await county.get<{ id: string; form: string; edition: string }[]>('/editions')
  ;[next, afterNext] = ['2025', '2026'].map(
    (year) => editions.find((one) => one.form === 'sme-cluster' && one.edition === year)!.id,
  ) as [string, string]
  earlier = await declared(county)
})
afterAll(async () => {
  await site.stop()
  rmSync(forms, { recursive: true, force: true })
})

const read = async (id: string, who = county) => (await who.get(`/applications/${id}`)).body
const start = (body: object, who = county) =>
  who.post('/applications', { edition: next, region: '350582', ...body })

/** What is asked of the last three years is filled in anew. */
function ofNoPeriod(basic: Record<string, unknown>): object {
  const { majorIncident: _, ...kept } = basic
  return kept
}

test('nothing is offered before something was handed in, nor to another county', async () => {
  const asked = (region: string, who = county) =>
    who.get(`/applications/earlier?edition=${next}&region=${region}`)
  expect((await asked('350582')).body).toBeFalsy()
  expect((await start({ carry: true })).status).toBe(404)
  const { status } = await county.post(`/applications/${earlier.id}/transitions`, {
    transition: 'submit',
    revision: earlier.revision,
  })
  expect(status).toBe(200)
  expect((await asked('350582')).body).toMatchObject({ application: earlier.id, editionName: '2024' })
  expect((await asked('350583')).body).toBeFalsy()
  const other = await site.person('othercounty', { role: 'applicant', region: '350583' })
  expect((await asked('350582', other)).body).toBeFalsy()
  expect((await start({ carry: true, answers: {} })).status).toBe(422)
})

test('an application begins with last year’s answers, each marked until it is confirmed', async () => {
  const { body: made, status } = await start({ carry: true })
  expect(status, JSON.stringify(made)).toBe(201)
  const begun = await read(made.id)
  const before = await read(earlier.id)
  expect(begun.answers.basic).toEqual(ofNoPeriod(before.answers.basic))
  expect(begun.answers.leading.totalOutput).toEqual({
    y2022: before.answers.leading.totalOutput.y2022,
    y2023: before.answers.leading.totalOutput.y2023,
  })
  expect(begun.answers.cover.declarationDate).toBeUndefined()
  expect(begun.answers.attachments ?? []).toEqual([])
  expect(begun.origins['/basic/clusterName']).toEqual({
    origin: 'carried',
    value: before.answers.basic.clusterName,
  })

  const { body: beside } = await county.get(`/applications/${made.id}/carried`)
  expect(beside).toMatchObject({ application: earlier.id, editionName: '2024', fillable: 0 })
  expect(beside.previous['/leading/totalOutput/y2023']).toBe(217.6)
  // a cell that is called after another year says which it was
  const baseline = '/plan/targets/rdExpenditure/baseline'
  expect(beside.previous[baseline]).toBeTypeOf('number')
  expect(beside.previousAs[baseline]['zh-CN']).toBe('2023年基准值')
  expect(Object.keys(beside.previousAs)).not.toContain('/leading/totalOutput/y2023')
  expect(beside.previous['/cover/declarationDate']).toBe(before.answers.cover.declarationDate)
  const left = beside.left as { label: string; text: Record<string, string>; shown: Record<string, string> }[]
  expect(left.map(({ label }) => label)).toEqual(
    expect.arrayContaining(['县级行政区划中小企业主管部门（公章）']),
  )
  expect(
    left.every(({ text }) => /不带入|没有带入/.test(text['zh-CN'] ?? text.zh!) && text.en!.length > 0),
  ).toBe(true)

  // names and reasons are those of the form in the reader's language; files are called what they are called
  const english = left.flatMap(({ text: { en = '' } }) => (en.startsWith('The evidence') ? [] : [en]))
  expect(english.filter((text) => /\p{Script=Han}/u.test(text))).toEqual([])
  expect(beside.editionTitle.en).toBe('2024')
  // what was filled in reads as it did on the form then; a file goes by its name, which the sentence says
  const shown = left.map((one) => one.shown['zh-CN'] ?? one.shown.zh!)
  expect(shown.filter((text) => /[a-z]{3}|[{}[\]]/i.test(text.replaceAll(/JJSA|ISO/g, '')))).toEqual([])
  expect(
    left.every(({ text }, index) => (shown[index] === '') === /佐证材料“/.test(Object.values(text)[0]!)),
  ).toBe(true)

  // evidence that still holds is taken over one by one, as a reference to the same file
  const offered = (list: typeof left) =>
    list.flatMap((one) => ('file' in one ? [one.file as { sha256: string; target: string }] : []))
  const files = offered(left)
  expect(files.length).toBeGreaterThan(10)
  const take = (who: Caller, body: object) => who.post(`/applications/${made.id}/carried/evidence`, body)
  expect((await take(province, files[0]!)).status).toBe(403)
  expect((await take(county, { ...files[0], target: 'basic.noSuchField' })).status).toBe(404)
  expect((await take(county, { ...files[0], sha256: '0'.repeat(64) })).status).toBe(404)
  expect(await take(county, files[0]!)).toMatchObject({ status: 200, body: { revision: begun.revision + 1 } })
  expect((await read(made.id)).answers.attachments).toMatchObject([files[0]])
  expect((await county.get(`/applications/${made.id}/evidence/${files[0]!.sha256}`)).status).toBe(200)
  expect((await take(county, files[0]!)).status).toBe(404)
  const rest = (await county.get(`/applications/${made.id}/carried`)).body.left
  expect(offered(rest)).toEqual(files.slice(1))
  expect(rest).toHaveLength(left.length - 1)

  // what was not carried is put away for all who fill it in
  const colleague = await site.person('colleague', { role: 'applicant', region: '350582' })
  const seen = async (who: Caller) => (await who.get(`/applications/${made.id}/carried`)).body.leftSeen
  expect([await seen(county), await seen(colleague)]).toEqual([false, false])
  const putAway = (who: Caller) => who.put(`/applications/${made.id}/carried/left/seen`)
  expect((await putAway(province)).status).toBe(403)
  expect((await putAway(county)).status).toBe(200)
  expect([await seen(county), await seen(colleague)]).toEqual([true, true])

  // confirming changes no answer, and holds against a window that still has it as carried
  const mark = (origin: string) => ({
    '/basic/clusterName': { origin, value: begun.answers.basic.clusterName },
  })
  const save = (origins: object, key: string) =>
    county.post(`/applications/${made.id}/saves`, { base: begun.revision + 1, key, patch: [], origins })
  expect((await save(mark('confirmed'), 'confirms-it')).body.revision).toBe(begun.revision + 1)
  await save(mark('carried'), 'stale-window')
  await save({}, 'knows-nothing')
  const { origins } = await read(made.id)
  expect(origins['/basic/clusterName'].origin).toBe('confirmed')
  expect(origins['/basic/mainIndustry'] ?? origins['/cover/clusterName']).toMatchObject({ origin: 'carried' })
})

test('into an application that was begun only what is blank is filled in', async () => {
  const { body: made } = await start({ answers: { cover: { contactName: '新联系人' } } })
  const before = await read(made.id)
  const { body: beside } = await county.get(`/applications/${made.id}/carried`)
  const carried = await county.post(`/applications/${made.id}/carry`)
  expect(carried.body).toEqual({ revision: before.revision + 1, carried: beside.fillable })
  const { answers, origins } = await read(made.id)
  expect(answers.cover.contactName).toBe('新联系人')
  expect(origins['/cover/contactName']).toBeUndefined()
  expect(answers.basic.clusterName).toBe((await read(earlier.id)).answers.basic.clusterName)
  expect((await province.post(`/applications/${made.id}/carry`)).status).toBe(403)
})

test('who declared the year before last, and not since, begins with that, carried through both editions', async () => {
  const asked = await county.get(`/applications/earlier?edition=${afterNext}&region=350582`)
  expect(asked.body).toMatchObject({ application: earlier.id, editionName: '2024' })
  const { body: made, status } = await start({ edition: afterNext, carry: true })
  expect(status, JSON.stringify(made)).toBe(201)
  const [begun, before] = [await read(made.id), await read(earlier.id)]
  expect(begun.answers.basic).toEqual(ofNoPeriod(before.answers.basic))
  expect(begun.answers.leading.totalOutput).toEqual({ y2023: before.answers.leading.totalOutput.y2023 })
  const { body: beside } = await county.get(`/applications/${made.id}/carried`)
  expect(beside).toMatchObject({ application: earlier.id, editionName: '2024', fillable: 0 })
  expect(beside.previous['/cover/declarationDate']).toBe(before.answers.cover.declarationDate)
})

test('what was carried and has no field after a correction is kept and told once: not among what was not carried', async () => {
  const { body: made } = await start({ carry: true })
  const leftNow = async () =>
    (await county.get(`/applications/${made.id}/carried`)).body.left.map(
      (one: { label: string }) => one.label,
    )
  const atFirst = await leftNow()
  const writer = await site.person('formadmin', { role: 'formAdmin', region: '' })
  const people = { writer, admin: await site.admin() }
  await publishChanges(people, { form: 'sme-cluster', edition: '2025' }, (files) => {
    const model = modelOf(new Map(Object.entries(files)), '2025')!
    const { changes } = removeField(model, '/digital/softwareSpend')
    return Object.fromEntries(changes) as Record<string, string>
  })
  const correction = async () => (await county.get(`/applications/${made.id}/correction`)).body
  await expect.poll(async () => (await correction()).last?.state, { timeout: 30_000 }).toBe('waiting')
  const { last } = await correction()
  const decision = { correction: last.id, what: 'accept' }
  expect((await county.post(`/applications/${made.id}/correction`, decision)).status).toBe(200)
  expect((await correction()).leftOver).toMatchObject([{ value: { y2022: 3875.5, y2023: 4410 } }])
  // the year that is not asked for any longer was not carried, whatever became of the others
  const { left } = (await county.get(`/applications/${made.id}/carried`)).body
  const ofIt = left.filter((one: { label: string }) => one.label.startsWith('工业软件采购金额'))
  expect(ofIt.map((one: { value: unknown }) => one.value)).toEqual([{ y2021: 3260 }])
  expect(left).toHaveLength(atFirst.length)
})
