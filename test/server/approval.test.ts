import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller } from './caller.ts'
import { install } from './installation.ts'
import type { Installation } from './installation.ts'

let site: Installation
let writer: Caller
let second: Caller

beforeAll(async () => {
  site = await install({ demonstration: true })
  writer = await site.person('formadmin', { role: 'formAdmin', region: '' })
  second = await site.person('second', { role: 'formAdmin', region: '' })
})
afterAll(() => site.stop())

test('who took back what they typed is a second person; who wrote what stands is told who may agree', async () => {
  const { body: made } = await writer.post('/definitions/drafts', { form: 'sme-cluster', edition: '2024' })
  const path = `/definitions/drafts/${made.id}`
  const file = '2024/edition.json'
  const { files } = (await writer.get(path)).body
  const before = files[file] as string
  const typed = before.replace('"title": "', '"title": "X')
  const change = (by: Caller, base: number, text: string) =>
    by.call('PATCH', path, { base, step: 'typed', changes: { [file]: text } })
  expect((await change(second, 0, typed)).status).toBe(200)
  expect((await change(writer, 1, typed.replace('"source": "', '"source": "依据：'))).status).toBe(200)
  await writer.post(`${path}/review`, { what: 'ask' })
  const standing = (await second.get(path)).body
  expect(standing).toMatchObject({
    approval: 'none',
    authors: expect.arrayContaining(['formadmin', 'second']),
  })
  expect(standing.approvers).not.toContain('second')
  expect(await second.post(`${path}/review`, { what: 'approve' })).toMatchObject({
    status: 422,
    body: { reason: 'second-person', approvers: standing.approvers },
  })
  // taken back, while what the other changed meanwhile stays
  expect((await change(second, 2, before.replace('"source": "', '"source": "依据：'))).status).toBe(200)
  await writer.post(`${path}/review`, { what: 'ask' })
  expect((await second.get(path)).body).toMatchObject({ approval: 'second', authors: ['formadmin'] })
  expect((await writer.get(path)).body).toMatchObject({
    approval: 'none',
    approvers: expect.arrayContaining(['second']),
  })
  expect((await second.post(`${path}/review`, { what: 'approve' })).body).toEqual({ state: 'approved' })
  await writer.call('DELETE', path)
})
