import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { textOf, layOut, verificationCode } from '@formwright/paper'
import { paperViews } from '@formwright/fields/paper'
import { readTable } from '@formwright/sheets'
import { collectExports } from '@formwright/server'
import { failAbandonedExports } from '../../packages/server/src/exports/unfinished.ts'
import { sample, shippedEdition } from '../edition.ts'
import { pdfPages } from '../paper/pdf-text.ts'
import type { Caller } from './caller.ts'
import { declared } from './declared.ts'
import { install } from './installation.ts'
import type { Installation } from './installation.ts'

const edition = await shippedEdition()

let site: Installation
let county: Caller
let province: Caller
let stranger: Caller
let one: { id: string; revision: number }
let other: { id: string; revision: number }

beforeAll(async () => {
  site = await install({ demonstration: true })
  county = await site.as('county')
  province = await site.as('province')
  stranger = await site.person('elsewhere', { role: 'province', region: '330000' })
  one = await declared(county)
  other = await declared(county)
  const changed = await county.post(`/applications/${other.id}/saves`, {
    base: other.revision,
    key: 'another-name',
    patch: [{ op: 'replace', path: '/basic/clusterName', value: '福建省晋江市伞具产业' }],
  })
  if (changed.status !== 200) throw new Error(JSON.stringify(changed.body))
  const submitted = await county.post(`/applications/${one.id}/transitions`, {
    transition: 'submit',
    revision: one.revision,
  })
  if (submitted.status !== 200) throw new Error(JSON.stringify(submitted.body))
  await province.post(`/applications/${one.id}/transitions`, {
    transition: 'recommend',
    revision: one.revision,
    opinion: '同意推荐',
  })
})
afterAll(() => site.stop())

const bytesOf = async (caller: Caller, path: string) => {
  const answer = await fetch(`${caller.address}/api${path}`, { headers: { cookie: caller.cookie } })
  return { status: answer.status, headers: answer.headers, bytes: new Uint8Array(await answer.arrayBuffer()) }
}

interface Export {
  id: string
  state: string
  done: number
  total: number
  name: string
  size: number
  error: string | null
}

async function made(caller: Caller, request: object): Promise<Export> {
  const { body, status } = await caller.post('/exports', {
    form: 'sme-cluster',
    edition: '2024',
    papers: [],
    ...request,
  })
  expect(status, JSON.stringify(body)).toBe(201)
  await expect
    .poll(async () => (await find(caller, body.id)).state, { timeout: 60_000 })
    .toMatch(/done|failed/)
  return find(caller, body.id)
}

async function find(caller: Caller, id: string): Promise<Export> {
  return (await caller.get<Export[]>('/exports')).body.find((row) => row.id === id)!
}

describe('the paper of an application', () => {
  test('is a draft until it is handed in, with a code that proves it genuine', async () => {
    const draft = await bytesOf(county, `/applications/${other.id}/paper/pdf`)
    expect(draft.headers.get('content-type')).toBe('application/pdf')
    expect(decodeURIComponent(draft.headers.get('content-disposition')!)).toContain('.pdf')
    expect((await pdfPages(draft.bytes)).every((page) => page.includes('草稿'))).toBe(true)
    const final = await pdfPages((await bytesOf(province, `/applications/${one.id}/paper/pdf`)).bytes)
    expect(final.some((page) => page.includes('草稿'))).toBe(false)
    const { body } = await province.get(`/applications/${one.id}/paper`)
    expect(final.every((page) => page.includes(body.code))).toBe(true)
    expect((await province.get(`/applications/${one.id}/verification/${body.code}`)).body).toMatchObject({
      genuine: true,
      current: true,
    })
    expect(
      (await province.get(`/applications/${one.id}/verification/0000-0000-0000-0000`)).body,
    ).toMatchObject({ genuine: false })
    expect((await province.get(`/applications/${other.id}/verification/${body.code}`)).body).toMatchObject({
      genuine: false,
    })
  })

  test('is still known as a copy of what was handed in when the province has written since', async () => {
    const { body: before } = await province.get(`/applications/${one.id}`)
    const code = verificationCode(edition.bundle.digest, before.answers)
    await province.post(`/applications/${one.id}/transitions`, {
      transition: 'reopen',
      revision: before.revision,
    })
    const saved = await province.post(`/applications/${one.id}/saves`, {
      base: before.revision,
      key: 'opinion-of-province',
      patch: [{ op: 'add', path: '/declaration/provincialOpinion', value: '同意推荐' }],
    })
    expect(saved.status).toBe(200)
    expect((await county.get(`/applications/${one.id}/verification/${code}`)).body).toMatchObject({
      genuine: true,
      current: false,
    })
    await province.post(`/applications/${one.id}/transitions`, {
      transition: 'recommend',
      revision: saved.body.revision,
      opinion: '同意推荐',
    })
  })

  test('comes as DOCX and as a workbook as well, and each print is in the trail', async () => {
    for (const format of ['docx', 'xlsx'])
      expect(
        Object.keys(unzipSync((await bytesOf(county, `/applications/${one.id}/paper/${format}`)).bytes))
          .length,
      ).toBeGreaterThan(5)
    const administrator = await site.admin()
    const { body } = await administrator.get(`/audit?subject=${one.id}`)
    const actions = body
      .filter((line: { action: string }) => line.action === 'application.print')
      .map((line: { details: { format: string } }) => line.details.format)
    expect(actions).toEqual(expect.arrayContaining(['pdf', 'docx', 'xlsx']))
  })

  test('of answers that are on no server yet is printed and not kept; the blank form too', async () => {
    const digest = edition.bundle.digest.slice('sha256:'.length)
    const report = await site.stranger.post(`/editions/${digest}/paper`, {
      answers: { leading: { chainSummary: '长'.repeat(900) } },
    })
    expect(report.body.overflows).toMatchObject([{ pointer: '/leading/chainSummary' }])
    const answer = await fetch(`${site.address}/api/editions/${digest}/paper/pdf`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    })
    const pages = await pdfPages(new Uint8Array(await answer.arrayBuffer()))
    expect(pages.join('')).not.toContain('草稿')
    expect(
      textOf(layOut(edition.bundle, paperViews)).filter(
        (text) => text.length > 6 && !pages.join('').includes(text.replaceAll(/\s/g, '')),
      ),
    ).toEqual([])
  })
})

describe('printing', () => {
  test('refuses more text than any declaration has, and prints on', async () => {
    const digest = edition.bundle.digest.slice('sha256:'.length)
    const { status, body } = await site.stranger.post(`/editions/${digest}/paper`, {
      answers: { plan: { keyTasks: '长'.repeat(200_000) } },
    })
    expect([status, body.error]).toEqual([413, 'too-large'])
    expect(
      (
        await site.stranger.post(`/editions/${digest}/paper`, {
          answers: { leading: { chainSummary: '长'.repeat(20_000) } },
        })
      ).body,
    ).toMatchObject({ overflows: [{ pointer: '/leading/chainSummary' }] })
  })
})

describe('many prints of strangers', () => {
  test('wait behind those of people at work, and one address has few of them', async () => {
    const digest = edition.bundle.digest.slice('sha256:'.length)
    const long = { answers: { leading: { chainSummary: '长'.repeat(20_000) } } }
    const alone = performance.now()
    await county.get(`/applications/${one.id}/paper`)
    const undisturbed = performance.now() - alone
    const strangers = Array.from({ length: 70 }, () => site.stranger.post(`/editions/${digest}/paper`, long))
    const busy = performance.now()
    expect((await county.get(`/applications/${one.id}/paper`)).status).toBe(200)
    // 71 times as long when everybody stood in one queue
    expect(performance.now() - busy).toBeLessThan(20 * undisturbed + 3000)
    const statuses = (await Promise.all(strangers)).map(({ status }) => status)
    expect(statuses.filter((status) => status === 200).length).toBeLessThanOrEqual(8)
    expect(new Set(statuses)).toEqual(new Set([200, 429]))
  })
})

describe('names of evidence', () => {
  const attach = async (name: string) => {
    const { body } = await county.get(`/applications/${other.id}`)
    return county.post(`/applications/${other.id}/saves`, {
      base: body.revision,
      key: `name-of-evidence-${name.length}-${name.slice(0, 9)}`,
      patch: [{ op: 'replace', path: '/attachments/0/name', value: name }],
    })
  }
  test.each(['a'.repeat(70_000), `${'证'.repeat(90)}.pdf`, '证书.exe'])(
    'that no archive holds or that belong to something else are refused with their place',
    async (name) => {
      const { status, body } = await attach(name)
      expect([status, body.pointers]).toEqual([422, ['/attachments/0/name']])
    },
  )

  test('as long as file systems take are in an archive that can be read', async () => {
    expect((await attach(`${'证'.repeat(80)}.pdf`)).status).toBe(200)
    const row = await made(province, { applications: [other.id], evidence: true })
    expect(row.error).toBe(null)
    const names = Object.keys(unzipSync((await bytesOf(province, `/exports/${row.id}/file`)).bytes))
    expect(names.some((name) => name.includes('证证证证'))).toBe(true)
  })
})

describe('exports across applications', () => {
  test('one that is deleted while it is made leaves no file behind', async () => {
    const stored = () =>
      readdirSync(join(site.data, 'evidence'), { recursive: true, encoding: 'utf8' }).filter((path) =>
        path.includes('export-'),
      )
    const before = stored()
    const { body } = await province.post('/exports', {
      form: 'sme-cluster',
      edition: '2024',
      papers: ['pdf', 'docx', 'xlsx'],
    })
    await expect.poll(async () => (await find(province, body.id)).state).not.toBe('waiting')
    expect((await province.call('DELETE', `/exports/${body.id}`)).status).toBe(200)
    const next = await made(province, { table: { format: 'csv' } })
    const third = await made(province, { table: { format: 'csv' } })
    await expect
      .poll(() => stored().filter((path) => !before.includes(path)).length)
      .toBe([next, third].length)
  })

  test('the summary table of the edition, with what was recommended', async () => {
    const row = await made(province, {
      states: ['recommended'],
      table: { format: 'xlsx', id: 'recommendation' },
    })
    expect(row).toMatchObject({ state: 'done', error: null, done: 1, total: 1 })
    const { bytes, headers } = await bytesOf(province, `/exports/${row.id}/file`)
    expect(decodeURIComponent(headers.get('content-disposition')!)).toContain('推荐汇总表')
    const { rows } = await readTable(bytes)
    expect(rows[0]![0]).toBe('中小企业特色产业集群推荐汇总表')
    expect(rows[1]!.slice(0, 3)).toEqual(['序号', '推荐顺序', '集群名称'])
    expect(rows.length).toBe(4)
    expect(rows[2]!.slice(0, 6)).toEqual(['1', '1', '福建省晋江市运动鞋服产业', '福建省', '泉州市', '晋江市'])
    expect(rows[2]).toContain('217.6')
    expect(rows[3]![0]).toMatch(/^推荐单位（公章）：/)
    const csv = await made(province, {
      states: ['recommended'],
      table: { format: 'csv', id: 'recommendation' },
    })
    expect(
      (await readTable((await bytesOf(province, `/exports/${csv.id}/file`)).bytes)).rows.map(
        (line) => line[2],
      ),
    ).toEqual(['集群名称', '福建省晋江市运动鞋服产业'])
  })

  test('any columns as CSV, with what looks like a formula made harmless', async () => {
    const { body } = await county.get(`/applications/${other.id}`)
    await county.post(`/applications/${other.id}/saves`, {
      base: body.revision,
      key: 'formula-in-name',
      patch: [{ op: 'replace', path: '/basic/clusterName', value: '=HYPERLINK("http://x","y")' }],
    })
    const row = await made(province, {
      applications: [other.id],
      table: {
        format: 'csv',
        columns: ['$region', '/basic/clusterName', '/leading/fdi/y2022', '/leading/chainActions'],
      },
    })
    const { bytes } = await bytesOf(province, `/exports/${row.id}/file`)
    expect(bytes.slice(0, 3)).toEqual(new Uint8Array([0xef, 0xbb, 0xbf]))
    const text = new TextDecoder().decode(bytes)
    expect(text).toContain(`"'=HYPERLINK(""http://x"",""y"")"`)
    expect(text).toContain('无')
    expect(text).toContain('绘制产业链图谱')
  })

  test('every cell of the form has a column, and the choice of columns names them all', async () => {
    const { body } = await province.get('/exports/choices?form=sme-cluster&edition=2024')
    const row = await made(province, { table: { format: 'xlsx' } })
    const { bytes } = await bytesOf(province, `/exports/${row.id}/file`)
    const { rows } = await readTable(bytes)
    for (const { value, title } of body.columns as { value: string; title: string }[])
      if (value.startsWith('/')) expect(rows[0]).toContain(title)
    expect(rows[0]!.filter((title, index, all) => all.indexOf(title) !== index)).toEqual([])
    expect(rows[0]).toEqual(
      expect.arrayContaining([
        '封面｜集群名称',
        '一、基本情况｜集群名称',
        '集群总产值（亿元）｜2021年',
        '创新平台建设情况｜国家制造业创新中心或国家级创新平台名称及数量｜数量（个）',
        '发展目标｜创新｜研发经费投入｜2026年目标值（亿元）',
      ]),
    )
    expect(rows.length).toBeGreaterThan(2)

    // days are days, and each list is a sheet of its own with a line for each row
    const { sheets } = await readXlsx(bytes)
    const at = rows[0]!.indexOf('申报时间')
    expect(sheets[0]!.rows.slice(1).some((line) => line[at] instanceof Date)).toBe(true)
    const list = sheets.find(({ name }) => name === '标准清单')!
    expect(list.rows[0]!.slice(0, 5)).toEqual(['序号', '所属地区', '所属申报', '标准名称', '标准编号'])
    const { lists } = sample('eligible') as { lists: Record<string, { name: string }[]> }
    const names = lists['innovation.standards']!.map(({ name }) => name)
    expect(list.rows.map((line) => line[3])).toEqual(expect.arrayContaining(names))
  })

  test('papers and table in one archive, in order', async () => {
    const row = await made(province, {
      states: ['recommended'],
      papers: ['pdf', 'docx'],
      table: { format: 'xlsx', id: 'recommendation' },
    })
    expect(row).toMatchObject({ state: 'done', done: row.total })
    const names = Object.keys(unzipSync((await bytesOf(province, `/exports/${row.id}/file`)).bytes))
    expect(names).toEqual([
      '中小企业特色产业集群推荐汇总表.xlsx',
      'PDF/001-福建省泉州市晋江市-福建省晋江市运动鞋服产业.pdf',
      'Word/001-福建省泉州市晋江市-福建省晋江市运动鞋服产业.docx',
    ])
  })

  test('evidence in folders of the fields that it proves, in the order of the form', async () => {
    const row = await made(province, { states: ['recommended'], evidence: true })
    expect(row).toMatchObject({ state: 'done', error: null })
    const files = unzipSync((await bytesOf(province, `/exports/${row.id}/file`)).bytes)
    const attached = sample('eligible').attachments as { name: string }[]
    expect(Object.keys(files)).toHaveLength(attached.length)
    const [first] = Object.keys(files)
    expect(first).toMatch(
      /^佐证材料\/001-福建省泉州市晋江市-福建省晋江市运动鞋服产业\/\d{3}-集群已开展的产业链强链补链工作-.+\/.+\.pdf$/,
    )
    expect(Object.keys(files).map((name) => name.split('/')[2]!.slice(0, 3))).toEqual(
      Object.keys(files)
        .map((name) => name.split('/')[2]!.slice(0, 3))
        .toSorted(),
    )
    expect(new TextDecoder().decode(files[first!]!.subarray(0, 5))).toBe('%PDF-')
  })

  test('what cannot be made is reported and does not hold up the others', async () => {
    const long = await declared(county)
    const saved = await county.post(`/applications/${long.id}/saves`, {
      base: long.revision,
      key: 'endless-text',
      patch: [{ op: 'replace', path: '/plan/keyTasks', value: '长'.repeat(200_000) }],
    })
    expect(saved.status).toBe(200)
    const row = await made(province, { applications: [one.id, long.id], papers: ['docx'] })
    expect(row).toMatchObject({ state: 'done', error: expect.stringContaining('1 个文件未能生成') })
    const files = unzipSync((await bytesOf(province, `/exports/${row.id}/file`)).bytes)
    expect(Object.keys(files)).toHaveLength(2)
    expect(new TextDecoder().decode(files['未能生成的文件.txt'])).toMatch(
      /Word\/.*\.docx：文字太多，无法打印/,
    )
  })

  test('holds nothing that its owner may not read, and is nobody else’s', async () => {
    const mine = await made(stranger, { applications: [one.id, other.id], table: { format: 'csv' } })
    expect(
      new TextDecoder()
        .decode((await bytesOf(stranger, `/exports/${mine.id}/file`)).bytes)
        .trim()
        .split('\r\n').length,
    ).toBe(1)
    const theirs = await made(province, { table: { format: 'csv' } })
    expect((await stranger.get(`/exports/${theirs.id}/file`)).status).toBe(404)
    expect((await stranger.call('DELETE', `/exports/${theirs.id}`)).status).toBe(404)
    expect((await province.call('DELETE', `/exports/${theirs.id}`)).body).toEqual({ deleted: true })
    expect((await province.get(`/exports/${theirs.id}/file`)).status).toBe(404)
  })

  test('of an edition that is not there fails in words; nothing at all is refused', async () => {
    expect(await made(province, { edition: '1999', table: { format: 'csv' } })).toMatchObject({
      state: 'failed',
      error: 'This edition is not published here',
    })
    expect(
      (await province.post('/exports', { form: 'sme-cluster', edition: '2024', papers: [] })).status,
    ).toBe(422)
  })

  test('that nobody makes any more says that it failed', async () => {
    const row = await made(province, { table: { format: 'csv' } })
    const { db } = site.server.services
    await db.updateTable('export').set({ state: 'working' }).where('id', '=', row.id).execute()
    // its job may be given back a moment after the export was made
    await expect
      .poll(async () => {
        await failAbandonedExports(site.server.services)
        const { body } = await province.get('/exports')
        return body.find(({ id }: { id: string }) => id === row.id)
      })
      .toMatchObject({ state: 'failed', error: expect.stringContaining('请重新导出') })
  })

  test('is let go after a week', async () => {
    const row = await made(province, { table: { format: 'csv' } })
    expect(await collectExports(site.server.services)).toBe(0)
    expect(await collectExports(site.server.services, 0)).toBeGreaterThan(0)
    expect((await province.get(`/exports/${row.id}/file`)).status).toBe(404)
  })
})
