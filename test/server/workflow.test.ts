import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signatureOf } from '@formwright/server'
import { encryptWebhookSecrets } from '../../packages/server/src/jobs/webhook.ts'
import type { Caller } from './caller.ts'
import { checked, checkedAndSealed, declared, pdf } from './declared.ts'
import { install } from './installation.ts'
import type { Installation } from './installation.ts'

let site: Installation
let county: Caller
let province: Caller
let admin: Caller

beforeAll(async () => {
  site = await install({ demonstration: true, env: { WEBHOOK_ALLOW: '127.0.0.0/8, ::1' } })
  ;[county, province, admin] = await Promise.all([site.as('county'), site.as('province'), site.admin()])
})
afterAll(() => site.stop())

const read = async (who: Caller, id: string) => (await who.get(`/applications/${id}`)).body
const move = async (who: Caller, id: string, transition: string, more: object = {}) =>
  who.post(`/applications/${id}/transitions`, {
    transition,
    revision: (await read(who, id)).revision,
    ...more,
  })

describe('the way of an application', () => {
  test('county submits, province returns with notes, county corrects, province recommends and reports', async () => {
    const { id } = await declared(county)
    expect((await move(county, id, 'submit')).body).toEqual({ from: 'draft', to: 'submitted' })
    expect((await move(county, id, 'submit')).status).toBe(403)
    const locked = await county.post(`/applications/${id}/saves`, {
      base: 2,
      key: 'after-submit',
      patch: [{ op: 'replace', path: '/cover/clusterName', value: '改' }],
    })
    expect(locked.status).toBe(403)

    expect((await move(province, id, 'return')).body).toMatchObject({
      error: 'refused',
      requirement: 'notes',
    })
    expect(
      (
        await province.post(`/applications/${id}/notes`, {
          pointer: '/basic/areaKm2',
          text: '面积与佐证不符，请核对',
        })
      ).status,
    ).toBe(201)
    expect((await county.get(`/applications/${id}/comments`)).body).toEqual([])
    expect((await move(province, id, 'return')).status).toBe(200)
    expect((await county.get(`/applications/${id}/comments`)).body).toMatchObject([
      { kind: 'note', pointer: '/basic/areaKm2', text: '面积与佐证不符，请核对' },
    ])

    const { revision, answers } = await read(county, id)
    const reversed = [...answers.leading.chainActions].reverse()
    expect(
      (
        await county.post(`/applications/${id}/saves`, {
          base: revision,
          key: 'corrected-area',
          patch: [
            { op: 'replace', path: '/basic/areaKm2', value: 38.5 },
            { op: 'replace', path: '/leading/chainActions', value: reversed },
          ],
        })
      ).status,
    ).toBe(200)
    expect((await move(county, id, 'resubmit')).status).toBe(200)
    expect((await province.get(`/applications/${id}/changed`)).body.changes).toMatchObject([
      { pointer: '/basic/areaKm2', after: 38.5 },
      { pointer: '/leading/chainActions', after: reversed },
    ])

    expect((await move(province, id, 'recommend')).body).toMatchObject({ requirement: 'opinion' })
    expect((await move(province, id, 'recommend', { opinion: '同意推荐' })).body).toEqual({
      from: 'submitted',
      to: 'recommended',
    })
    expect((await read(province, id)).preference).toBe(1)
    await checkedAndSealed(province, id)
    expect((await move(province, id, 'export')).body.to).toBe('exported')
    expect(
      (await county.get(`/applications/${id}/events`)).body.map(
        ({ transition }: { transition: string }) => transition,
      ),
    ).toEqual(['submit', 'return', 'resubmit', 'recommend', 'export'])
    expect(
      (await county.get('/notifications')).body.filter(
        (one: { application: string }) => one.application === id,
      ),
    ).toHaveLength(3)
  })

  test('the opinion of the province stands in the form; what the form wants of the province is there before it reports', async () => {
    const { id } = await declared(county)
    await move(county, id, 'submit')
    const early = await move(province, id, 'recommend', { opinion: '同意推荐', date: '2024-06-19' })
    expect(early.body).toMatchObject({
      requirement: 'no-errors',
      findings: [{ code: 'DAT-02', pointer: '/declaration/provincialDate' }],
    })
    const before = await read(province, id)
    expect(before.answers.declaration.provincialOpinion).toBeUndefined()
    expect(
      (await move(province, id, 'recommend', { opinion: ' 材料齐全，同意推荐。', date: '2024-07-02' }))
        .status,
    ).toBe(200)
    const { answers, revision } = await read(county, id)
    expect(revision).toBe(before.revision + 1)
    expect(answers.declaration).toMatchObject({
      provincialOpinion: '材料齐全，同意推荐。',
      provincialDate: '2024-07-02',
    })
    expect(
      (await county.get(`/applications/${id}/history?pointer=/declaration/provincialOpinion`)).body[0],
    ).toMatchObject({ before: null, after: '材料齐全，同意推荐。', by: '演示·省级审核人' })

    expect((await move(province, id, 'export')).body).toMatchObject({
      requirement: 'checklist',
      items: [{ id: 'scope' }, {}, {}, {}, {}, { id: 'seal' }],
    })
    await checked(province, id)
    expect((await move(province, id, 'export')).body).toMatchObject({
      requirement: 'filled',
      pointers: ['/declaration/provincialSeal'],
      fields: ['推荐单位（公章）'],
    })
    // the seal comes after the recommendation, as a scan
    const contents = pdf('推荐单位盖章页')
    const sha256 = (await province.upload(id, '推荐单位盖章页.pdf', contents)).headers.get('x-content-sha256')
    const sealed = await province.post(`/applications/${id}/saves`, {
      base: revision,
      key: `seal-${id}`,
      patch: [
        {
          op: 'add',
          path: '/attachments/-',
          value: {
            id: 'province-seal',
            target: 'declaration.provincialSeal',
            kind: 'evidence',
            name: '推荐单位盖章页.pdf',
            size: contents.length,
            type: 'application/pdf',
            sha256,
          },
        },
      ],
    })
    expect(sealed.body).toMatchObject({ revision: revision + 1 })
    expect((await move(province, id, 'export')).body).toEqual({ from: 'recommended', to: 'exported' })
  })

  test('a recommendation that is taken back leaves no date in the form, and the day of the next one is its own', async () => {
    const { id } = await declared(county)
    await move(county, id, 'submit')
    await move(province, id, 'recommend', { opinion: '同意', date: '2024-06-21' })
    await move(province, id, 'reopen')
    expect((await read(province, id)).answers.declaration).not.toHaveProperty('provincialDate')
    // the opinion that stands in the form counts
    expect((await move(province, id, 'recommend')).status).toBe(200)
    const { declaration } = (await read(province, id)).answers
    expect(declaration.provincialOpinion).toBe('同意')
    expect(declaration.provincialDate).toBe(
      new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date()),
    )
    await move(province, id, 'reopen')
    await move(province, id, 'decline', { opinion: '材料存疑' })
  })

  test('a return says what is wrong as a whole, and until when it is to be fixed', async () => {
    const { id } = await declared(county)
    await move(county, id, 'submit')
    await province.post(`/applications/${id}/notes`, { pointer: '/basic/areaKm2', text: '请核对' })
    await move(province, id, 'return', { opinion: '两处与统计公报不符', due: '2099-07-10' })
    expect((await county.get(`/applications/${id}/events`)).body.at(-1)).toMatchObject({
      transition: 'return',
      opinion: '两处与统计公报不符',
      due: '2099-07-10',
    })
  })

  test('an application starts with its region in the form; another one there is an error', async () => {
    const [{ id: edition, starts }] = (await county.get('/editions')).body
    expect(starts).toEqual([{ level: 'county', region: '350582' }])
    expect((await province.get('/editions')).body[0].starts).toEqual([])
    const { body } = await county.post('/applications', { edition, region: '350582', regionName: '晋江市' })
    const { answers, revision } = await read(county, body.id)
    expect(answers).toEqual({
      cover: {
        region: {
          province: { code: '350000', name: '福建省' },
          city: { code: '350500', name: '泉州市' },
          county: { code: '350582', name: '晋江市' },
        },
      },
    })
    await county.post(`/applications/${body.id}/saves`, {
      base: revision,
      key: `other-${body.id}`,
      patch: [{ op: 'replace', path: '/cover/region/province', value: { code: '330000', name: '浙江省' } }],
    })
    const { findings } = (await county.get(`/applications/${body.id}/assessment`)).body
    expect(findings.filter(({ code }: { code: string }) => code === 'other-region')).toMatchObject([
      { pointer: '/cover/region/province', severity: 'error', message: expect.stringContaining('浙江省') },
    ])
  })

  test('a receipt says what was handed in, and whom to ask; its code is that of the printed form', async () => {
    const { id } = await declared(county)
    expect((await county.get(`/applications/${id}/receipt`)).status).toBe(404)
    await move(county, id, 'submit')
    const { revision } = await read(county, id)
    const { body } = await county.get(`/applications/${id}/receipt`)
    expect(body).toMatchObject({
      revision,
      stateTitle: { 'zh-CN': '已提交' },
      by: '演示·县级填报人甲',
      awaitsScan: true,
    })
    expect(body.contacts).toMatchObject([
      { name: '演示·市级审核人', role: '市级审核人' },
      { name: '演示·省级审核人', role: '省级审核人' },
    ])
    expect((await county.get(`/applications/${id}/verification/${body.code}`)).body).toMatchObject({
      genuine: true,
      current: true,
    })
    expect((await read(county, id)).next).toContain('等待市级、省级审核')
    expect((await read(province, id)).next).toContain('请逐项核查')
  })

  test('a scan is outdated once figures change after it was attached', async () => {
    const { id, revision } = await declared(county)
    const contents = pdf(`签字盖章 ${id}`)
    const sha256 = (await county.upload(id, '签字盖章.pdf', contents)).headers.get('x-content-sha256')
    const save = (base: number, ...patch: object[]) =>
      county.post(`/applications/${id}/saves`, { base, key: `scan-${id}-${base}`, patch })
    const file = { kind: 'evidence', size: contents.length, type: 'application/pdf', sha256 }
    const attach = (name: string, target: string) => ({
      op: 'add',
      path: '/attachments/-',
      value: { ...file, id: `${name} ${target}`, target, name },
    })
    const outdated = async () => (await read(county, id)).outdatedScans
    await save(revision, attach('一.pdf', 'declaration.authoritySeal'))
    expect(await outdated()).toEqual([])
    await save(revision + 1, { op: 'replace', path: '/basic/areaKm2', value: 41.5 })
    expect(await outdated()).toEqual(['/declaration/signatory', '/declaration/authoritySeal'])
    // that the same file had come earlier does not make it older
    const seals = ['declaration.signatory', 'declaration.authoritySeal']
    await save(revision + 2, ...seals.map((target) => attach('二.pdf', target)))
    expect(await outdated()).toEqual([])
  })

  test('answers with errors are not taken, and the findings say why', async () => {
    const { body } = await county.post('/applications', {
      edition: (await county.get('/editions')).body[0].id,
      region: '350582',
      regionName: '晋江市',
    })
    const refused = await move(county, body.id, 'submit')
    expect(refused.status).toBe(422)
    expect(refused.body.requirement).toBe('no-errors')
    expect(refused.body.findings.length).toBeGreaterThan(50)
    expect(refused.body.findings[0]).toMatchObject({ code: 'required', severity: 'error' })
  })

  test('warnings want a reason each', async () => {
    const { id, revision } = await declared(county)
    await county.post(`/applications/${id}/saves`, {
      base: revision,
      key: `warn-${id}`,
      patch: [{ op: 'replace', path: '/basic/areaKm2', value: 118.5 }],
    })
    const { body } = await county.get(`/applications/${id}/assessment`)
    expect(
      body.findings.map(({ severity, code }: { severity: string; code: string }) => [severity, code]),
    ).toEqual([['warning', 'ELG-07']])
    const refused = await move(county, id, 'submit')
    expect(refused.body).toMatchObject({
      error: 'refused',
      requirement: 'warnings-explained',
      findings: [{ code: 'ELG-07' }],
    })
    await county.put(`/applications/${id}/reasons`, {
      reasons: { 'ELG-07 /basic/areaKm2': '含两个相邻园区' },
    })
    expect((await move(county, id, 'submit')).status).toBe(200)
    expect((await read(province, id)).reasons).toEqual({ 'ELG-07 /basic/areaKm2': '含两个相邻园区' })
  })

  test('who looked at an older revision looks again first', async () => {
    const { id, revision } = await declared(county)
    await county.post(`/applications/${id}/saves`, {
      base: revision,
      key: `more-${id}`,
      patch: [{ op: 'replace', path: '/basic/areaKm2', value: 39 }],
    })
    expect(
      (await county.post(`/applications/${id}/transitions`, { transition: 'submit', revision })).body,
    ).toMatchObject({ error: 'stale', revision: revision + 1 })
  })

  test('submitted once, it can be withdrawn but not deleted', async () => {
    const { id } = await declared(county)
    await move(county, id, 'submit')
    expect((await county.call('DELETE', `/applications/${id}`)).status).toBe(403)
    expect((await move(county, id, 'withdraw')).body.to).toBe('withdrawn')
    expect((await move(county, id, 'reopen')).body.to).toBe('draft')
    expect((await county.call('DELETE', `/applications/${id}`)).body).toMatchObject({ error: 'in-use' })
  })
})

describe('the quota', () => {
  test('is not exceeded even by two reviewers at once', async () => {
    // a city with a quota of two of its own
    const ningbo = await site.person('xiamen', { role: 'applicant', region: '350203' })
    const [first, second] = await Promise.all([
      site.person('r1', { role: 'province', region: '350200' }),
      site.person('r2', { role: 'province', region: '350200' }),
    ])
    await admin.post('/extensions', {
      form: 'sme-cluster',
      edition: '2024',
      region: '350200',
      until: '2099-01-01T00:00:00Z',
      reason: '测试',
    })
    const ids: string[] = []
    for (let index = 0; index < 4; index++) {
      const { id } = await declared(ningbo, '350203', '厦门市思明区')
      expect((await move(ningbo, id, 'submit')).status).toBe(200)
      ids.push(id)
    }
    expect((await province.get(`/applications/${ids[0]}`)).status).toBe(404)
    const answers = await Promise.all(
      ids.map((id, index) => move(index % 2 === 0 ? first : second, id, 'recommend', { opinion: '同意' })),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 422, 422])
    expect(answers.find(({ status }) => status === 422)!.body).toMatchObject({
      requirement: 'quota',
      limit: 2,
      held: 2,
    })
    expect((await first.get('/quotas')).body).toMatchObject([{ unit: '350200', limit: 2, held: 2, total: 4 }])
    const taken = ids.filter((_id, index) => answers[index]!.status === 200)
    expect(
      (
        await first.put('/order', {
          form: 'sme-cluster',
          edition: '2024',
          unit: '350200',
          applications: taken.toReversed(),
        })
      ).body,
    ).toEqual({ ordered: 2 })
    expect((await read(first, taken[1]!)).preference).toBe(1)
    expect(
      (
        await first.put('/order', {
          form: 'sme-cluster',
          edition: '2024',
          unit: '350200',
          applications: [taken[0]],
        })
      ).body.error,
    ).toBe('stale')
    // a place that is given back can be taken
    expect((await move(first, taken[0]!, 'reopen')).status).toBe(200)
    const waiting = ids.find((_id, index) => answers[index]!.status === 422)!
    expect((await move(second, waiting, 'recommend', { opinion: '同意' })).status).toBe(200)
    expect(
      (await first.get('/summary')).body.rows.filter(
        ({ state }: { state: string }) => state === 'recommended',
      ),
    ).toHaveLength(2)
  })
})

describe('the deadline', () => {
  test('is that of the edition in its own time zone, unless an administrator extends it, to the second', async () => {
    const late = await site.person('late', { role: 'applicant', region: '440103' })
    const { id } = await declared(late, '440103', '广州市荔湾区')
    const before = await read(late, id)
    expect(before.window).toMatchObject({
      from: '2023-12-31T16:00:00.000Z',
      until: '2024-07-31T16:00:00.000Z',
      open: false,
    })
    expect((await move(late, id, 'submit')).body).toMatchObject({
      error: 'refused',
      requirement: 'within-window',
    })
    // a day after the edition's window is a mistake, until the window is another
    const dated = await late.post(`/applications/${id}/saves`, {
      base: before.revision,
      key: 'dated-in-time',
      patch: [
        { op: 'replace', path: '/cover/declarationDate', value: new Date().toISOString().slice(0, 10) },
      ],
    })
    expect(dated.status).toBe(200)
    const found = async () => {
      const { findings, progress } = (await late.get(`/applications/${id}/assessment`)).body
      const about = findings.filter(
        ({ pointer }: { pointer: string }) => pointer === '/cover/declarationDate',
      )
      return { errors: progress.errors, about: about.length }
    }
    expect(await found()).toEqual({ errors: 1, about: 1 })
    const until = new Date(Date.now() + 86_400_000).toISOString()
    const { body } = await admin.post('/extensions', {
      form: 'sme-cluster',
      edition: '2024',
      region: '440000',
      until,
      reason: '台风',
    })
    expect((await read(late, id)).window.until).toBe(until)
    expect(await found()).toEqual({ errors: 0, about: 0 })
    // lists follow, and those who have it open
    await expect.poll(async () => (await read(late, id)).progress.errors).toBe(0)
    // the start page says the same
    expect((await late.get('/editions')).body[0].until).toBe(until)
    expect((await site.stranger.get('/editions')).body[0].until).toBe('2024-07-31T16:00:00.000Z')
    await admin.call('DELETE', `/extensions/${body.id}`)
    await expect.poll(async () => (await read(late, id)).progress.errors).toBe(1)
    await admin.post('/extensions', {
      form: 'sme-cluster',
      edition: '2024',
      region: '440000',
      until: new Date(Date.now() - 1000).toISOString(),
      reason: '已过',
    })
    expect((await move(late, id, 'submit')).status).toBe(422)
    await admin.post('/extensions', {
      form: 'sme-cluster',
      edition: '2024',
      region: '440103',
      until,
      reason: '仅荔湾',
    })
    expect((await move(late, id, 'submit')).status).toBe(200)
  })
})

describe('reviewers', () => {
  test('tick off, check on the spot, and see what the region declared before only when there is something', async () => {
    const { id } = await declared(county)
    await move(county, id, 'submit')
    expect((await province.put(`/applications/${id}/checklist/scope`, { done: true })).status).toBe(200)
    expect((await province.put(`/applications/${id}/checklist/nothing`, { done: true })).status).toBe(404)
    await province.post(`/applications/${id}/spot-checks`, { method: '现场核查', result: '属实' })
    const { body } = await province.get(`/applications/${id}/checklist`)
    expect(body.items.find((item: { id: string }) => item.id === 'scope')).toMatchObject({
      done: true,
      by: '演示·省级审核人',
    })
    expect(body.spotChecks).toMatchObject([{ method: '现场核查', result: '属实' }])
    expect((await province.get(`/applications/${id}/previous`)).body).toBeFalsy()
    expect((await county.get(`/applications/${id}/checklist`)).status).toBe(403)
  })
})

describe('other systems', () => {
  test('are told by a signed webhook, again when they did not answer', async () => {
    const received: { body: string; signature: string }[] = []
    const hook = createServer((request, response) => {
      let body = ''
      request
        .on('data', (chunk: Buffer) => (body += chunk.toString()))
        .on('end', () => {
          received.push({ body, signature: String(request.headers['formwright-signature']) })
          response.writeHead(received.length === 1 ? 500 : 204).end()
        })
    })
    await new Promise<void>((done) => hook.listen(0, '127.0.0.1', done))
    const { body: made } = await admin.post('/webhooks', {
      url: `http://127.0.0.1:${(hook.address() as AddressInfo).port}/hook`,
      events: ['transition'],
    })
    const { id } = await declared(county)
    await move(county, id, 'submit')
    await expect.poll(() => received.length, { timeout: 30_000 }).toBeGreaterThanOrEqual(2)
    const { body, signature } = received[1]!
    expect(JSON.parse(body)).toMatchObject({ event: 'transition', application: id, state: 'submitted' })
    expect(signature).toBe(signatureOf(made.secret, body, Number(/t=(\d+)/.exec(signature)![1])))
    // the answer is written down after it came
    await expect
      .poll(async () =>
        (await admin.get('/webhooks')).body[0].deliveries.map(({ status }: { status: number }) => status),
      )
      .toEqual([204, 500])

    // an earlier version kept the secret in clear: at the next start it is encrypted, once, and still signs
    const { db, keys } = site.server.services
    const stored = async () =>
      (await db.selectFrom('webhook').select('secret').where('id', '=', made.id).executeTakeFirstOrThrow())
        .secret
    expect(await stored()).not.toContain(made.secret)
    await db.updateTable('webhook').set({ secret: made.secret }).where('id', '=', made.id).execute()
    await encryptWebhookSecrets(db, keys)
    const encrypted = await stored()
    expect(encrypted).not.toContain(made.secret)
    await encryptWebhookSecrets(db, keys)
    expect(await stored()).toBe(encrypted)
    await declared(county).then((next) => move(county, next.id, 'submit'))
    await expect.poll(() => received.length, { timeout: 30_000 }).toBeGreaterThanOrEqual(3)
    const last = received.at(-1)!
    expect(last.signature).toBe(
      signatureOf(made.secret, last.body, Number(/t=(\d+)/.exec(last.signature)![1])),
    )
    await admin.call('DELETE', `/webhooks/${made.id}`)
    hook.close()
  })
})
