import { existsSync, mkdirSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Caller } from '../caller.ts'
import { pdf } from '../declared.ts'
import { install } from '../installation.ts'
import type { Installation } from '../installation.ts'

let site: Installation
let county: Caller
let id: string

beforeAll(async () => {
  site = await install({ demonstration: true })
  county = await site.as('county')
  const { body } = await county.get('/editions')
  id = (await county.post('/applications', { edition: body[0].id, region: '350582', regionName: '晋江市' }))
    .body.id
})
afterAll(() => site.stop())

const text = (contents: string) => new TextEncoder().encode(contents)

describe('names and contents', () => {
  const msi = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(600)])
  const behind = (bytes: number) => text(`${' '.repeat(bytes)}%PDF-1.4\n%%EOF\n`)
  test.each([
    ['安装.msi', msi],
    ['帮助.hta', pdf('hta')],
    ['快捷方式.LNK', pdf('lnk')],
    ['脚本.js', pdf('js')],
    ['程序.exe', pdf('exe')],
    ['程序.exe.', pdf('exe with a dot')],
    ['表.docx', pdf('docx')],
    ['图.png', pdf('png')],
    ['远处.pdf', behind(1100)],
  ])('%s is refused when its ending does not belong to what it holds', async (name, contents) => {
    const { status, body } = await county.upload(id, name, contents)
    expect(status).toBe(415)
    expect(body).toMatchObject({ error: 'unsupported-type' })
  })

  test.each([
    ['旧文档.doc', msi, '旧文档.doc'],
    ['扫描.PDF', pdf('capital'), '扫描.PDF'],
    ['前面有空白.pdf', behind(1000), '前面有空白.pdf'],
    ['没有后缀', pdf('none'), '没有后缀.pdf'],
    ['附件1.2023年审计报告', pdf('Han ending'), '附件1.2023年审计报告.pdf'],
    ['反\u202Efdp.pdf', pdf('reversed'), '反fdp.pdf'],
    [`${'证'.repeat(246)}.pdf`, pdf('long'), `${'证'.repeat(83)}.pdf`],
    [`${'a'.repeat(250)}😀.pdf`, pdf('emoji'), `${'a'.repeat(250)}.pdf`],
    ['a'.repeat(300), pdf('long without ending'), `${'a'.repeat(251)}.pdf`],
    [`${'证'.repeat(100)}.审计报告`, pdf('long with a Han ending'), `${'证'.repeat(83)}.pdf`],
  ])('%s is kept', async (name, contents, kept) => {
    const { status, headers } = await county.upload(id, name, contents)
    expect(status).toBe(204)
    const { body } = await county.get(`/applications/${id}/evidence`)
    expect(
      body.find(({ sha256 }: { sha256: string }) => sha256 === headers.get('x-content-sha256')).name,
    ).toBe(kept)
  })

  test('an encrypted PDF is kept, and said', async () => {
    const contents = text('%PDF-1.6\n1 0 obj<<>>endobj\ntrailer<</Root 1 0 R/Encrypt 5 0 R>>\n%%EOF\n')
    const { status, headers } = await county.upload(id, '加密.pdf', contents)
    expect([status, headers.get('x-content-notice')]).toEqual([204, 'encrypted'])
    const { body } = await county.get(`/applications/${id}/evidence`)
    expect(body.filter(({ encrypted }: { encrypted: boolean }) => encrypted)).toMatchObject([
      { name: '加密.pdf' },
    ])
  })
})

describe('files and rows', () => {
  const stored = (sha256: string) => join(site.data, 'evidence', sha256.slice(0, 2), sha256)
  const compare = async (age = 0) =>
    (await import('@formwright/server')).compareStored(site.server.services, age)
  const state = async () => (await fetch(`${site.address}/metrics`)).text()

  test('a file that no row knows is let go after a day, no other', async () => {
    await compare()
    const known = readdirSync(join(site.data, 'evidence'), { recursive: true }).length
    const unknown = stored('ab'.repeat(32))
    mkdirSync(dirname(unknown), { recursive: true })
    writeFileSync(unknown, 'nobody knows me')
    expect(await compare(86_400_000)).toBe(0)
    expect(await compare()).toBe(1)
    expect(existsSync(unknown)).toBe(false)
    expect(readdirSync(join(site.data, 'evidence'), { recursive: true }).length - known).toBeLessThan(2)
  })

  test('a file that was cut short is reported as such, by its download and in the metrics', async () => {
    const { headers } = await county.upload(id, '截断.pdf', pdf('whole'.repeat(1000)))
    const sha256 = headers.get('x-content-sha256')!
    await compare()
    expect(await state()).toMatch(/formwright_evidence_damaged 0/)
    truncateSync(stored(sha256), 100)
    const { status, body } = await county.get(`/applications/${id}/evidence/${sha256}`)
    expect(status).toBe(410)
    expect(body).toMatchObject({ error: 'damaged', found: 100 })
    await compare()
    expect(await state()).toMatch(/formwright_evidence_damaged 1/)
    rmSync(stored(sha256))
    expect((await county.get(`/applications/${id}/evidence/${sha256}`)).status).toBe(404)
    await compare()
    expect(await state()).toMatch(/formwright_evidence_missing 1/)
  })

  test('an application deleted while its upload comes in: said, and nothing is left that no row knows', async () => {
    const { body: editions } = await county.get('/editions')
    for (let round = 0; round < 5; round++) {
      const { body: made } = await county.post('/applications', {
        edition: editions[0].id,
        region: '350582',
        regionName: '晋江市',
      })
      const contents = pdf(`race ${round}`)
      const [upload, gone] = await Promise.all([
        county.upload(made.id, '同时.pdf', contents),
        county.call('DELETE', `/applications/${made.id}`),
      ])
      expect(gone.status).toBeLessThan(300)
      expect([204, 404]).toContain(upload.status)
    }
    expect(await compare()).toBe(0)
  })
})
