import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { AUDIT_ACTIONS, publishHead, readSettings, verifyAudit, withDatabase } from '@formwright/server'
import type { AuditLine } from '@formwright/api'
import { ACTIONS, sentenceOf, titleOfAction } from '../../packages/web/src/admin/sentence.ts'
import type { Caller } from './caller.ts'
import { declared } from './declared.ts'
import { install, newDatabase } from './installation.ts'
import type { Installation } from './installation.ts'

let site: Installation
let county: Caller
let admin: Caller
const folder = mkdtempSync(join(tmpdir(), 'formwright-backup-'))

beforeAll(async () => {
  site = await install({ demonstration: true })
  ;[county, admin] = await Promise.all([site.as('county'), site.admin()])
})
afterAll(() => site.stop())

const sealed = () =>
  expect
    .poll(async () => (await verifyAudit(site.server.services.db)).waiting, {
      timeout: 15_000,
      interval: 300,
    })
    .toBe(0)

describe('the audit trail', () => {
  test('says each line in words: names instead of codes, in the language that was asked for', async () => {
    const { id, revision } = await declared(county)
    await county.post(`/applications/${id}/transitions`, { transition: 'submit', revision })
    const linesIn = async (language: string): Promise<AuditLine[]> =>
      (await admin.get(`/audit?subject=${id}&language=${language}`)).body
    const lines = await linesIn('zh-CN')
    const title = '福建省晋江市运动鞋服产业'
    const sentences = lines.map((line) => sentenceOf(line, 'zh-CN'))
    expect(sentences[0]).toBe(`把申报“${title}”由“填报中”转为“已提交”`)
    expect(sentences.at(-1)).toMatch(
      /新建申报“福建省晋江市运动鞋服产业”（中小企业特色产业集群申报表 2024，.*晋江市）/,
    )
    expect(sentences).toContainEqual(expect.stringContaining(`向申报“${title}”上传佐证“`))
    expect(lines[0]!.application).toEqual({ id, title })
    const english = (await linesIn('en')).map((line) => sentenceOf(line, 'en'))
    expect(english[0]).toMatch(/^moved the application “.*” from “[A-Za-z ]+” to “[A-Za-z ]+”$/)
    for (const text of [...sentences, ...english]) expect(text).not.toMatch(/[{}]|—|undefined/)
  })

  test.each([
    ['true', '勾选申报“某某产业”的审核要点“范围”', 'ticked “范围” in'],
    ['false', '取消勾选申报“某某产业”的审核要点“范围”', 'unticked “范围” in'],
    [undefined, '勾选或取消申报“某某产业”的审核要点“范围”', 'ticked or unticked “范围” in'],
  ])('says whether an item of a checklist was ticked: %s', (done, chinese, english) => {
    const values = { title: '某某产业', item: '范围', ...(done === undefined ? {} : { done }) }
    const line = { action: 'checklist.change', subject: null, values }
    expect(sentenceOf(line, 'zh-CN')).toBe(chinese)
    expect(sentenceOf(line, 'en')).toContain(english)
  })

  test('has a sentence for each action, in both languages', () => {
    const missing = AUDIT_ACTIONS.filter((action) => titleOfAction(action, 'en') === action)
    expect(missing).toEqual([])
    expect(ACTIONS.toSorted()).toEqual([...AUDIT_ACTIONS].toSorted())
  })

  test('has every step, and can be filtered and exported', async () => {
    const { id, revision } = await declared(county)
    const province = await site.as('province')
    await province.get(`/applications/${id}`)
    const files = (await county.get(`/applications/${id}/evidence`)).body
    await province.get(`/applications/${id}/evidence/${files[0].sha256}`)
    await county.post(`/applications/${id}/transitions`, { transition: 'submit', revision })
    await site.stranger.post('/auth/sign-in/email', {
      email: 'county@demo.example',
      password: 'wrong-password',
    })
    const actions = async (query: string) =>
      [
        ...new Set((await admin.get(`/audit?${query}`)).body.map(({ action }: { action: string }) => action)),
      ].toSorted()
    expect(await actions(`subject=${id}`)).toEqual([
      'application.change',
      'application.create',
      'application.read',
      'application.transition',
      'evidence.add',
      'evidence.download',
    ])
    expect(await actions('action=sign-in-failed')).toEqual(['sign-in-failed'])
    expect((await admin.get(`/audit?subject=${id}&action=application.read`)).body).toMatchObject([
      { actorName: '演示·省级审核人', address: expect.stringMatching(/127\.0\.0\.1|::1/) },
    ])
    await sealed()
    const lines = (await admin.get(`/audit/export?subject=${id}`)).body
      .trim()
      .split('\n')
      .map((line: string) => JSON.parse(line))
    expect(lines.length).toBeGreaterThan(30)
    expect(lines[0]).toMatchObject({ subject: id, hash: expect.stringMatching(/^[0-9a-f]{64}$/) })
    // a save says where something was changed, never the value
    expect(JSON.stringify(lines)).not.toContain('陈志远')
  })

  test('can be neither changed nor shortened, and whoever gets around that is found out', async () => {
    await sealed()
    const client = new pg.Client({ connectionString: site.databaseUrl })
    await client.connect()
    for (const attack of [
      "update audit set actor_name = '别人'",
      'delete from audit',
      'truncate audit',
      'update audit set link = 99999',
    ])
      await expect(client.query(attack)).rejects.toThrow('append-only')
    expect((await admin.get('/audit/verification')).body.broken).toEqual([])
    // somebody who may do anything in the database
    await client.query('alter table audit disable trigger all')
    await client.query("update audit set actor_name = '别人' where link = 3")
    await client.query('delete from audit where link = 7')
    const { broken } = (await admin.get('/audit/verification')).body
    expect(broken.map(({ link, what }: { link: number; what: string }) => [link, what])).toEqual([
      [3, 'changed'],
      [7, 'missing'],
      [8, 'changed'],
    ])
    await client.query('alter table audit enable trigger all')
    await client.end()
  })
})

describe('heads that were put outside', () => {
  const auditOf = (files: string[] = []) =>
    withDatabase(
      readSettings(
        { DATABASE_URL: site.databaseUrl, LOG: 'off' },
        { forms: 'forms', site: '', publicUrl: 'http://localhost', data: site.data },
      ),
      (tools) => tools.verifyAudit(files),
    )

  test('find out that the end of the trail was cut off and chained anew, and heads that were forged', async () => {
    await sealed()
    const { db, keys, settings } = site.server.services
    const head = (await publishHead(db, keys, settings))!
    expect((await auditOf()).heads).toMatchObject({ contradictions: [] })
    expect((await auditOf()).heads.compared).toBeGreaterThan(0)

    const forged = join(folder, 'forged.log')
    const line = JSON.stringify({ ...head, lines: head.lines - 1 })
    writeFileSync(forged, `2026-01-01 host formwright: ${line}\nnot a head\n`)
    expect((await auditOf([forged])).heads.contradictions).toMatchObject([{ what: 'forged' }])

    const client = new pg.Client({ connectionString: site.databaseUrl })
    await client.connect()
    await client.query('alter table audit disable trigger all')
    await client.query('delete from audit where link > $1', [head.lines - 5])
    await client.query('alter table audit enable trigger all')
    const cut = await auditOf()
    expect(cut.heads.contradictions).toContainEqual({ at: head.at, lines: head.lines, what: 'cut' })
    // work goes on over the cut: the chain is right in itself, and the head still contradicts it
    for (let number = 0; number < 8; number++) await county.get('/me')
    for (let number = 0; number < 8; number++) await admin.get('/audit')
    await sealed()
    const later = await auditOf()
    expect(later.lines).toBeGreaterThan(head.lines)
    expect(later.heads.contradictions).toContainEqual({ at: head.at, lines: head.lines, what: 'changed' })
    expect((await admin.get('/audit/verification')).body.heads.contradictions.length).toBeGreaterThan(0)
    await client.end()
  })
})

describe('a backup', () => {
  const settingsOf = (databaseUrl: string, data: string) =>
    readSettings(
      { DATABASE_URL: databaseUrl, LOG: 'off' },
      { forms: 'forms', site: '', publicUrl: 'http://localhost', data },
    )

  test('holds everything, and comes back in an empty installation: accounts, answers, history, evidence, trail', async () => {
    const { id } = await declared(county)
    await sealed()
    const file = join(folder, 'all.tar.gz')
    const nowhere = join(folder, 'nowhere')
    await expect(
      withDatabase(settingsOf(site.databaseUrl, site.data), (tools) =>
        tools.backup(join(nowhere, 'all.tar.gz')),
      ),
    ).rejects.toMatchObject({ code: 'no-such-folder', values: { path: nowhere } })
    const made = await withDatabase(settingsOf(site.databaseUrl, site.data), (tools) => tools.backup(file))
    expect(made.files).toBeGreaterThan(5)
    const databaseUrl = await newDatabase()
    const data = mkdtempSync(join(tmpdir(), 'formwright-restored-'))
    expect(await withDatabase(settingsOf(databaseUrl, data), (tools) => tools.restore(file))).toEqual(made)
    const again = await install({ databaseUrl, data, demonstration: true })
    const person = await again.as('county')
    expect((await person.get(`/applications/${id}`)).body.answers).toEqual(
      (await county.get(`/applications/${id}`)).body.answers,
    )
    expect((await person.get(`/applications/${id}/history?pointer=/attachments`)).body).toHaveLength(1)
    const [{ sha256 }] = (await person.get(`/applications/${id}/evidence`)).body
    expect((await person.get(`/applications/${id}/evidence/${sha256}`)).status).toBe(200)
    const { revision } = (await person.get(`/applications/${id}`)).body
    expect(
      (await person.post(`/applications/${id}/transitions`, { transition: 'submit', revision })).status,
    ).toBe(200)
    await again.stop()
  })

  test('is not put over data, and a damaged one changes nothing', async () => {
    const file = join(folder, 'all.tar.gz')
    await expect(
      withDatabase(settingsOf(site.databaseUrl, site.data), (tools) => tools.restore(file)),
    ).rejects.toThrow('holds data already')
    const broken = join(folder, 'broken.tar.gz')
    writeFileSync(broken, 'no archive')
    const databaseUrl = await newDatabase()
    for (const [path, says] of [
      [broken, 'damaged'],
      [join(folder, 'nowhere'), 'no file'],
    ] as const) {
      await expect(
        withDatabase(settingsOf(databaseUrl, mkdtempSync(join(tmpdir(), 'formwright-restored-'))), (tools) =>
          tools.restore(path),
        ),
      ).rejects.toThrow(says)
    }
  })
})

describe('operators', () => {
  test('find metrics, an OpenAPI document of every route, and its page', async () => {
    const metrics = await (await fetch(`${site.address}/metrics`)).text()
    expect(metrics).toMatch(/formwright_saves_total\{outcome="taken"\} \d+/)
    const { body } = await site.stranger.get('/docs/json')
    expect(Object.keys(body.paths)).toContain('/api/applications/{id}/saves')
    expect(body.paths['/api/applications/{id}/saves'].post.requestBody).toBeTruthy()
    expect((await site.stranger.get('/docs/static/index.html')).status).toBe(200)
  })

  test('what nobody knows is answered in words, and no answer has a stack', async () => {
    for (const [method, path] of [
      ['GET', '/nothing'],
      ['GET', '/applications/not-an-id'],
      ['POST', '/applications/00000000-0000-4000-8000-000000000000/saves'],
    ] as const) {
      const { status, body } = await county.call(method, path, method === 'POST' ? { base: 'x' } : undefined)
      expect(status).toBeGreaterThanOrEqual(400)
      expect(status).toBeLessThan(500)
      expect(JSON.stringify(body)).not.toMatch(/at .*\.[tj]s:\d+/)
    }
  })
})
