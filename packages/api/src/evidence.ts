import { Type } from 'typebox'
import { read } from './declare.ts'
import type { Received } from './declare.ts'
import { Digest, Id, Time, WithId } from './shapes.ts'

/** A file that was uploaded to an application. */
export const EvidenceView = Type.Object({
  sha256: Digest,
  name: Type.String(),
  size: Type.Integer(),
  type: Type.String(),
  encrypted: Type.Boolean({ description: 'Whether it is an encrypted PDF, which may require a password' }),
  at: Time,
})
export type EvidenceView = Received<typeof EvidenceView>

export const evidenceRoutes = {
  'GET /applications/:id/evidence': read({
    access: { application: 'read' },
    summary: 'Lists the files that were uploaded to an application',
    params: WithId,
    result: Type.Array(EvidenceView),
  }),
  'GET /applications/:id/evidence/:sha256': read({
    access: { application: 'read' },
    summary: 'Downloads a file of evidence',
    description: 'With `show`, PDFs and images are displayed inline instead of downloaded.',
    params: Type.Object({ id: Id, sha256: Digest }),
    query: Type.Object({ show: Type.Optional(Type.Boolean()) }),
    file: ['application/octet-stream', 'application/pdf', 'image/*'],
    errors: ['damaged', 'storage-away'],
  }),
}
