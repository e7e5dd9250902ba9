import { expect } from 'vitest'
import type { Caller } from './caller.ts'

/** Publishes other files of an edition: one writes them, another agrees. Gives the digest of the version. */
export async function publishChanges(
  { writer, admin }: { readonly writer: Caller; readonly admin: Caller },
  of: { readonly form: string; readonly edition: string },
  changesTo: (files: Readonly<Record<string, string>>) => Readonly<Record<string, string>>,
): Promise<string> {
  const { id } = (await writer.post('/definitions/drafts', of)).body
  const { files } = (await writer.get(`/definitions/drafts/${id}`)).body
  const changes = changesTo(files)
  const saved = await writer.call('PATCH', `/definitions/drafts/${id}`, { base: 0, step: 'file', changes })
  expect(saved.status, JSON.stringify(saved.body)).toBe(200)
  await writer.post(`/definitions/drafts/${id}/review`, { what: 'ask' })
  await admin.post(`/definitions/drafts/${id}/review`, { what: 'approve' })
  const published = await admin.post(`/definitions/drafts/${id}/publish`)
  expect(published.status, JSON.stringify(published.body)).toBe(200)
  return published.body.digest
}
