import { createServer } from 'node:net'
import type { AddressInfo, Server } from 'node:net'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Caller } from './caller.ts'
import { pdf } from './declared.ts'
import { install } from './installation.ts'
import type { Installation } from './installation.ts'

let site: Installation
let scanner: Server
let county: Caller
let province: Caller
let id: string

/** clamd's INSTREAM, with one virus: files that say EICAR. */
function clamd(): Server {
  return createServer((socket) => {
    let seen = ''
    socket
      .on('error', () => undefined)
      .on('data', (chunk: Buffer) => {
        seen += chunk.toString('latin1')
        if (seen.endsWith('\0\0\0\0'))
          socket.end(seen.includes('EICAR') ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0')
      })
  })
}

beforeAll(async () => {
  scanner = clamd()
  await new Promise<void>((done) => scanner.listen(0, '127.0.0.1', done))
  site = await install({
    demonstration: true,
    env: { CLAMAV_ADDRESS: `127.0.0.1:${(scanner.address() as AddressInfo).port}`, EVIDENCE_MAX_MB: '1' },
  })
  ;[county, province] = await Promise.all([site.as('county'), site.as('province')])
  const { body } = await county.get('/editions')
  id = (await county.post('/applications', { edition: body[0].id, region: '350582', regionName: '晋江市' }))
    .body.id
})
afterAll(async () => {
  await site.stop()
  scanner.close()
})

const text = (contents: string) => new TextEncoder().encode(contents)

describe('evidence', () => {
  test('is kept under its hash, once, and given back as it was', async () => {
    const contents = pdf('甲')
    const first = await county.upload(id, '证明材料（一）.pdf', contents)
    expect(first.status).toBe(204)
    const sha256 = first.headers.get('x-content-sha256')!
    expect((await county.upload(id, '同一份.pdf', contents)).headers.get('x-content-sha256')).toBe(sha256)
    expect((await county.get(`/applications/${id}/evidence`)).body).toMatchObject([
      { sha256, name: '同一份.pdf', type: 'application/pdf', size: contents.length },
    ])
    const kept = await fetch(`${site.address}/api/applications/${id}/evidence/${sha256}`, {
      headers: { cookie: county.cookie },
    })
    expect(new Uint8Array(await kept.arrayBuffer())).toEqual(contents)
    expect(kept.headers.get('content-type')).toBe('application/octet-stream')
    expect(kept.headers.get('content-disposition')).toMatch(/^attachment; /)
    const shown = await county.get(`/applications/${id}/evidence/${sha256}?show=true`)
    expect(shown.headers.get('content-type')).toBe('application/pdf')
    expect(shown.headers.get('content-disposition')).toMatch(/^inline; filename\*=UTF-8''%E5%90%8C/)
    expect(shown.headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'self'")
    expect(readdirSync(join(site.data, 'evidence', sha256.slice(0, 2)))).toEqual([sha256])
  })

  test('comes in pieces; what was sent need not be sent again', async () => {
    const contents = pdf('x'.repeat(50_000))
    const metadata = `application ${btoa(id)},filename ${btoa('big.pdf')}`
    const begun = await county.call('POST', '/uploads', undefined, {
      'tus-resumable': '1.0.0',
      'upload-length': String(contents.length),
      'upload-metadata': metadata,
    })
    const location = begun.headers.get('location')!
    expect((await county.piece(location, 0, contents.slice(0, 20_000))).status).toBe(204)
    const where = await fetch(new URL(location, site.address), {
      method: 'HEAD',
      headers: { cookie: county.cookie, 'tus-resumable': '1.0.0' },
    })
    expect(where.headers.get('upload-offset')).toBe('20000')
    expect((await county.piece(location, 10_000, contents.slice(10_000))).status).toBe(409)
    expect((await province.piece(location, 20_000, contents.slice(20_000))).status).toBe(404)
    const done = await county.piece(location, 20_000, contents.slice(20_000))
    expect(done.headers.get('x-content-sha256')).toMatch(/^[0-9a-f]{64}$/)
  })

  test.each([
    [
      'a program',
      'setup.pdf',
      new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xff, 0xff, 0, 0]),
      415,
      'unsupported-type',
    ],
    ['nothing', 'leer.pdf', text(''), 415, 'unsupported-type'],
    ['a virus', 'virus.pdf', pdf('EICAR'), 422, 'infected'],
  ])('%s is refused in words and not kept', async (_what, name, contents, status, error) => {
    const answer =
      contents.length === 0
        ? await county.call('POST', '/uploads', undefined, {
            'tus-resumable': '1.0.0',
            'upload-length': '0',
            'upload-metadata': `application ${btoa(id)},filename ${btoa(name)}`,
          })
        : await county.upload(id, name, contents)
    expect(answer.status).toBe(status)
    expect(JSON.stringify(answer.body)).toContain(error)
    expect(
      (await county.get(`/applications/${id}/evidence`)).body.map((file: { name: string }) => file.name),
    ).not.toContain(name)
  })

  test('that is too large is refused before it is sent', async () => {
    const begun = await county.call('POST', '/uploads', undefined, {
      'tus-resumable': '1.0.0',
      'upload-length': String(2_000_000),
      'upload-metadata': `application ${btoa(id)}`,
    })
    expect(begun.status).toBe(413)
  })

  test('cannot be had by knowing its hash', async () => {
    const { headers } = await county.upload(id, 'geheim.pdf', pdf('geheim'))
    const sha256 = headers.get('x-content-sha256')!
    const { body: other } = await county.post('/applications', {
      edition: (await county.get('/editions')).body[0].id,
      region: '350582',
      regionName: '晋江市',
    })
    expect((await county.get(`/applications/${other.id}/evidence/${sha256}`)).status).toBe(404)
    expect((await site.stranger.get(`/applications/${id}/evidence/${sha256}`)).status).toBe(401)
    const stranger = await site.person('elsewhere', { role: 'applicant', region: '440103' })
    expect((await stranger.get(`/applications/${id}/evidence/${sha256}`)).status).toBe(404)
    expect((await stranger.upload(id, 'x.pdf', pdf('x'))).status).toBe(404)
    expect((await site.stranger.upload(id, 'x.pdf', pdf('x'))).status).toBe(401)
  })

  test.each([
    ['no hash', { sha256: null }, '/attachments/0'],
    ['a hash that is a number', { sha256: 1 }, '/attachments/0'],
    ['nothing that it proves', { target: undefined }, '/attachments/0'],
    ['a name that is a list', { name: ['a.pdf'] }, '/attachments/0'],
    ['less than no bytes', { size: -1 }, '/attachments/0'],
    ['no file at all', null, '/attachments/0'],
    ['a single one and no list', undefined, '/attachments'],
  ])('is not named with %s: nothing that cannot be opened counts as proof', async (_what, change, at) => {
    const { headers } = await county.upload(id, 'readable.pdf', pdf('readable'))
    const file = {
      id: 'f1',
      target: 'leading.chainActions',
      kind: 'evidence',
      name: 'readable.pdf',
      size: 1,
      type: 'application/pdf',
      sha256: headers.get('x-content-sha256'),
    }
    const { revision } = (await county.get(`/applications/${id}`)).body
    const save = (value: unknown) =>
      county.post(`/applications/${id}/saves`, {
        base: revision,
        key: `unreadable-${JSON.stringify(value).length}`,
        patch: [{ op: 'add', path: '/attachments', value }],
      })
    const { status, body } = await save(change === undefined ? file : [change && { ...file, ...change }])
    expect([status, body.pointers]).toEqual([422, [at]])
    expect((await county.get(`/applications/${id}`)).body.revision).toBe(revision)
  })

  test('that no application names any more is let go', async () => {
    const { headers } = await county.upload(id, 'waise.pdf', pdf('waise'))
    const sha256 = headers.get('x-content-sha256')!
    const { collectOrphans } = await import('@formwright/server')
    expect(await collectOrphans(site.server.services)).toBe(0)
    expect(await collectOrphans(site.server.services, 0)).toBeGreaterThan(0)
    expect(existsSync(join(site.data, 'evidence', sha256.slice(0, 2), sha256))).toBe(false)
    expect((await county.get(`/applications/${id}/evidence/${sha256}`)).status).toBe(404)
  })

  test('waits while the scanner is away, and says so', async () => {
    await new Promise((done) => scanner.close(done))
    const answer = await county.upload(id, 'spaeter.pdf', pdf('spaeter'))
    expect(answer.status).toBe(503)
    expect(JSON.stringify(answer.body)).toContain('storage-away')
  })
})
