import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseForm } from '@formwright/definition'
import { addField, formOfFields, modelOf, readFieldList, removeRule, setInEdition } from '@formwright/studio'
import type { Act } from '@formwright/studio'
import type { Caller } from './caller.ts'
import { install } from './installation.ts'
import type { Installation } from './installation.ts'

let site: Installation
let writer: Caller
let second: Caller

beforeAll(async () => {
  site = await install({ demonstration: true })
  writer = await site.person('formadmin', { role: 'formAdmin', region: '' })
  second = await site.admin()
})
afterAll(() => site.stop())

/** Saves an act as the studio does. */
async function save(caller: Caller, id: string, base: number, made: Act) {
  return caller.call('PATCH', `/definitions/drafts/${id}`, {
    base,
    step: made.step.name,
    changes: Object.fromEntries([...made.changes].map(([path, text]) => [path, text ?? null])),
  })
}

async function modelOfDraft(caller: Caller, id: string) {
  const { body } = await caller.get(`/definitions/drafts/${id}`)
  return {
    draft: body,
    model: modelOf(new Map(Object.entries(body.files as Record<string, string>)), body.edition)!,
  }
}

test('a file that an undone act had made is gone for everybody', async () => {
  const { body: made } = await writer.post('/definitions/drafts', {
    form: 'sme-cluster',
    edition: '2024',
    next: '2041',
  })
  const path = `/definitions/drafts/${made.id}`
  const name = '2041/parts/4-digital/schema.json'
  const change = (base: number, text: string | null) =>
    writer.call('PATCH', path, { base, step: '', changes: { [name]: text } })
  expect((await change(0, '{}')).status).toBe(200)
  expect((await change(1, null)).body).toEqual({ revision: 2, others: {} })
  expect((await writer.get(path)).body.files).not.toHaveProperty([name])
  // what it began with stays known where it is changed: names that were in use are not given out again
  const first = '2024/edition.json'
  const { files } = (await writer.get(path)).body
  await writer.call('PATCH', path, { base: 2, step: '', changes: { [first]: `${files[first]}\n` } })
  expect((await writer.get(path)).body.before).toEqual({ [first]: files[first] })
  const other = await second.call('PATCH', path, { base: 0, step: '', changes: {} })
  expect(other.body.others).toEqual({ [name]: null, [first]: `${files[first]}\n` })
  await writer.call('DELETE', path)
})

test('who changed what is kept as what was done, for readers of any language', async () => {
  const { body: made } = await writer.post('/definitions/drafts', { form: 'sme-cluster', edition: '2024' })
  const path = `/definitions/drafts/${made.id}`
  const happened = [
    { how: 'undone', name: 'set-title', values: { label: '产值' } },
    { how: 'made', name: 'set-quotas', values: { n: 3 } },
  ]
  const saved = (base: number, more: object) =>
    writer.call('PATCH', path, { base, step: 'studio', changes: { 'NOTES.md': `${base}` }, ...more })
  expect((await saved(0, { happened })).status).toBe(200)
  expect((await saved(1, {})).status).toBe(200)
  const sentence = { how: 'made', name: 'Anything that somebody writes' }
  expect((await saved(2, { happened: [sentence] })).status).toBe(400)
  const { body } = await writer.get(`${path}/steps`)
  expect(body.map((step: { happened: unknown }) => step.happened)).toEqual([null, happened])
  await writer.call('DELETE', path)
})

test('a place that there is not is told in the samples of a draft as it is in answers', async () => {
  const { body: made } = await writer.post('/definitions/drafts', { form: 'sme-cluster', edition: '2024' })
  const { model } = await modelOfDraft(writer, made.id)
  const sample = '2024/answers/eligible.json'
  const text = model.files.get(sample)!
  const { county } = (JSON.parse(text) as { cover: { region: Record<'county', { code: string }> } }).cover
    .region
  const path = `/definitions/drafts/${made.id}`
  const changes = { [sample]: text.replaceAll(`"${county.code}"`, '"350599"') }
  expect((await writer.call('PATCH', path, { base: 0, step: 'edit-file', changes })).status).toBe(200)
  const { body } = await writer.get(`${path}/problems`)
  expect(body.problems).toContainEqual(expect.objectContaining({ code: 'case-failed' }))
  await writer.call('DELETE', path)
})

test('next year is drafted, changed by two people, agreed to by a third, published and filled in', async () => {
  const { body: made, status } = await writer.post('/definitions/drafts', {
    form: 'sme-cluster',
    edition: '2024',
    next: '2031',
  })
  expect(status).toBe(201)
  const { draft, model } = await modelOfDraft(writer, made.id)
  expect(draft).toMatchObject({ edition: '2031', state: 'editing', revision: 0, from: '2024', before: {} })
  // lists call it by the title of its edition, with the years that this has
  const { drafts } = (await writer.get('/definitions')).body as { drafts: { id: string }[] }
  expect(drafts.find(({ id }) => id === made.id)).toMatchObject({ editionTitle: '2031年度' })
  const field = addField(model, {
    part: 'digital',
    kind: 'amount',
    label: '数字化改造投入',
    after: '/digital/cloudRate',
  })
  expect((await save(writer, made.id, 0, field)).body).toEqual({ revision: 1, others: {} })
  const window = setInEdition(model, '/window/to', '2099-07-31')
  const saved = await save(second, made.id, 0, window)
  expect(saved.body.revision).toBe(2)
  expect(Object.keys(saved.body.others).toSorted()).toEqual([...field.changes.keys()].toSorted())

  // a rule about years before one that has passed can no longer say anything: it is taken away
  const problems = await writer.get(`/definitions/drafts/${made.id}/problems`)
  expect(problems.body.problems.map(({ code }: { code: string }) => code)).toEqual([
    'never-true',
    'window-far',
    'translation-missing',
  ])
  const { file, pointer } = problems.body.problems[0] as { file: string; pointer: string }
  const obsolete = await modelOfDraft(writer, made.id)
  const part = obsolete.model.loaded.parts.find(({ files }) => files.rules?.file === file)!.key
  const index = Number(pointer.split('/')[2])
  expect((await save(writer, made.id, 2, removeRule(obsolete.model, part, index))).status).toBe(200)
  const fixed = await writer.get(`/definitions/drafts/${made.id}/problems`)
  expect(fixed.body.problems.map(({ code }: { code: string }) => code)).toEqual([
    'window-far',
    'translation-missing',
  ])
  const now = await modelOfDraft(writer, made.id)
  const { bundle } = parseForm(now.model.files, '2031')
  expect(bundle?.schema.properties?.digital?.properties).toHaveProperty('shuZiHuaGaiZaoTouRu')
  const texts = JSON.parse(
    now.model.files.get('2031/texts/en.json') ?? now.model.files.get('2024/texts/en.json')!,
  ) as {
    texts: Record<string, string>
  }
  texts.texts['数字化改造投入'] = 'Investment in digitalisation'
  await writer.call('PATCH', `/definitions/drafts/${made.id}`, {
    base: 3,
    step: 'translate',
    changes: { '2031/texts/en.json': JSON.stringify(texts) },
  })

  const differences = await writer.get(`/definitions/drafts/${made.id}/differences`)
  expect(
    differences.body.map(({ text }: { text: Record<string, string> }) => text['zh-CN'] ?? text.zh).join('\n'),
  ).toContain('数字化改造投入')
  expect((await writer.post(`/definitions/drafts/${made.id}/publish`)).status).toBe(409)
  expect((await writer.post(`/definitions/drafts/${made.id}/review`, { what: 'ask' })).body).toEqual({
    state: 'in-review',
  })
  // nobody agrees to changes of their own, also where somebody else changed the draft last
  const third = await site.person('agreeing', { role: 'formAdmin', region: '' })
  const approvals = [writer, second, third].map((who) => who.get(`/definitions/drafts/${made.id}`))
  expect((await Promise.all(approvals)).map(({ body }) => body.approval)).toEqual(['none', 'none', 'second'])
  for (const author of [writer, second])
    expect(await author.post(`/definitions/drafts/${made.id}/review`, { what: 'approve' })).toMatchObject({
      status: 422,
      body: { reason: 'second-person' },
    })
  expect((await third.post(`/definitions/drafts/${made.id}/review`, { what: 'approve' })).body).toEqual({
    state: 'approved',
  })
  const published = await writer.post(`/definitions/drafts/${made.id}/publish`)
  expect(published.status, JSON.stringify(published.body)).toBe(200)
  const { notes } = (await writer.get(`/definitions/drafts/${made.id}`)).body
  expect(notes.map(({ what }: { what: string }) => what)).toEqual(['published', 'approve', 'ask'])
  const county = await site.as('county')
  await expect
    .poll(async () => ((await county.get('/editions')).body as { id: string }[]).map(({ id }) => id))
    .toContain(published.body.digest)
  const begun = await county.post('/applications', {
    edition: published.body.digest,
    region: '350582',
    regionName: '晋江市',
  })
  expect(begun.status, JSON.stringify(begun.body)).toBe(201)
  expect(
    (await writer.call('PATCH', `/definitions/drafts/${made.id}`, { base: 4, step: '', changes: {} })).status,
  ).toBe(410)
  const again = await second.post(`/definitions/drafts/${made.id}/publish`)
  expect(again).toMatchObject({
    status: 410,
    body: { reason: 'draft-published', by: expect.any(String), at: expect.any(String) },
  })
  expect((await second.call('DELETE', `/definitions/published/${published.body.digest}`)).body).toEqual({
    withdrawn: true,
  })
  await expect
    .poll(async () => ((await county.get('/editions')).body as { id: string }[]).map(({ id }) => id))
    .not.toContain(published.body.digest)
  expect((await county.get(`/applications/${begun.body.id}`)).status).toBe(200)
  const { versions } = (await writer.get('/definitions')).body
  expect(versions[0]).toMatchObject({
    digest: published.body.digest,
    edition: '2031',
    state: 'withdrawn',
    by: expect.any(String),
    applications: 1,
  })
  const ofFolder = versions.at(-1)!
  expect(ofFolder).toMatchObject({ edition: '2024', state: 'offered', by: null })

  // one of the folder is taken off, and offered again
  const at = `/definitions/published/${ofFolder.digest}`
  const offered = async () => ((await county.get('/editions')).body as { id: string }[]).map(({ id }) => id)
  expect((await second.call('PUT', at)).status).toBe(404)
  expect((await second.call('DELETE', at)).body).toEqual({ withdrawn: true })
  await expect.poll(offered).not.toContain(ofFolder.digest)
  expect((await writer.get('/definitions')).body.versions.at(-1)).toMatchObject({ state: 'withdrawn' })
  expect((await second.call('PUT', at)).body).toEqual({ offered: true })
  await expect.poll(offered).toContain(ofFolder.digest)
}, 120_000)

test('two people who change the same file are both notified, and nothing of either is lost', async () => {
  const { body: made } = await writer.post('/definitions/drafts', { form: 'sme-cluster', edition: '2024' })
  const path = '2024/NOTES.md'
  const change = (text: string) => ({ base: 0, step: 'file', changes: { [path]: text } })
  expect((await writer.call('PATCH', `/definitions/drafts/${made.id}`, change('一'))).status).toBe(200)
  const beside = { base: 1, step: 'file', changes: { 'README.md': '说明' } }
  expect((await writer.call('PATCH', `/definitions/drafts/${made.id}`, beside)).status).toBe(200)
  // with what clashes comes all else that was changed: who saves again has seen it
  const clash = await second.call('PATCH', `/definitions/drafts/${made.id}`, change('二'))
  const files = { [path]: '一', 'README.md': '说明' }
  expect(clash).toMatchObject({ status: 409, body: { revision: 2, files } })
  expect((await writer.get(`/definitions/drafts/${made.id}`)).body.files[path]).toBe('一')
  expect((await writer.get(`/definitions/drafts/${made.id}/steps`)).body).toMatchObject([
    { revision: 2, files: ['README.md'] },
    { revision: 1, files: [path] },
  ])
  expect((await writer.post('/definitions/drafts', { form: 'sme-cluster', edition: '2024' })).status).toBe(
    409,
  )
  const archive = await writer.get(`/definitions/drafts/${made.id}/archive`)
  expect(archive.status).toBe(200)
  expect((await writer.call('DELETE', `/definitions/drafts/${made.id}`)).body).toEqual({ deleted: true })
})

test('a draft that the gate refuses is not published, and what is wrong is named', async () => {
  const { body: made } = await writer.post('/definitions/drafts', { form: 'sme-cluster', edition: '2024' })
  await writer.call('PATCH', `/definitions/drafts/${made.id}`, {
    base: 0,
    step: 'file',
    changes: { '2024/parts/4-digital/ui.json': '{ "type": "VerticalLayout", "elements": [] }' },
  })
  await writer.post(`/definitions/drafts/${made.id}/review`, { what: 'ask' })
  await second.post(`/definitions/drafts/${made.id}/review`, { what: 'approve' })
  const refused = await writer.post(`/definitions/drafts/${made.id}/publish`)
  expect(refused).toMatchObject({ status: 422, body: { reason: 'problems' } })
  expect(refused.body.problems[0]).toMatchObject({ file: '2024/parts/4-digital/ui.json' })
  await writer.call('DELETE', `/definitions/drafts/${made.id}`)
})

test('a new form is made of a list of fields, printed, shown to colleagues, published', async () => {
  const facts = { id: 'park-survey', year: 2026, title: '园区调查表', agency: '某某局' }
  const rows = [
    ['部分', '栏目名称', '类型', '单位', '选项'],
    ['一、基本情况', '园区名称', '一行文字', '', ''],
    ['', '占地面积', '金额或小数', '亩', ''],
    ['二、管理', '管理方式', '单选', '', '政府；企业'],
  ]
  const { fields, remarks } = readFieldList(rows, 'zh-CN')
  expect(remarks).toEqual([])
  const files = Object.fromEntries(formOfFields(facts, fields))
  const form = { form: facts.id, edition: '2026' }
  const other = await writer.post('/definitions/forms', { ...form, form: 'another', files })
  expect(other).toMatchObject({ status: 422 })
  const taken = await writer.post('/definitions/forms', { form: 'sme-cluster', edition: '2026', files })
  expect(taken).toMatchObject({ status: 409 })
  const { body: made, status } = await writer.post('/definitions/forms', { ...form, files })
  expect(status).toBe(201)
  const at = `/definitions/drafts/${made.id}`
  // who reviews it sees what is in it
  const { body: contents } = await writer.get(`${at}/differences`)
  expect(contents.every((change: { class: string }) => change.class === 'safe')).toBe(true)
  expect(contents.map(({ text }: { text: Record<string, string> }) => text['zh-CN'])).toEqual(
    expect.arrayContaining([
      '新增栏目“占地面积”（数字，单位：亩，必填）',
      expect.stringMatching(/^新增栏目“管理方式”（单选/),
    ]),
  )
  const { body: report } = await writer.get(`${at}/problems`)
  expect(report.problems).toEqual([])
  expect(String((await writer.post(`${at}/paper/pdf`)).body).slice(0, 5)).toBe('%PDF-')

  // a colleague sees who is there, and takes in what was changed
  const here = { section: 'guanLi', window: 'one', base: 0 }
  expect((await second.put(`${at}/presence`, here)).body).toMatchObject({ present: [], revision: 0 })
  const changes = { 'README.md': '# 园区\n' }
  await writer.call('PATCH', at, { base: 0, step: 'file', changes })
  const heard = await writer.put(`${at}/presence`, { ...here, section: '', window: 'two', base: 1 })
  expect(heard.body).toMatchObject({ present: [{ section: 'guanLi' }], revision: 1, others: {} })
  expect((await second.put(`${at}/presence`, here)).body.others).toEqual(changes)

  await writer.post(`${at}/review`, { what: 'ask' })
  await second.post(`${at}/review`, { what: 'approve' })
  const published = await writer.post(`${at}/publish`)
  expect(published.status, JSON.stringify(published.body)).toBe(200)
  const county = await site.as('county')
  const edition = published.body.digest
  const begun = await county.post('/applications', { edition, region: '350582', regionName: '晋江市' })
  expect(begun.status, JSON.stringify(begun.body)).toBe(201)
  const source = await writer.get('/definitions/sources/park-survey/2026')
  expect(source.body.files['README.md']).toBe('# 园区\n')
})
