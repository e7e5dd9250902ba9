import type { DetailedError } from 'tus-js-client'
import { ENCRYPTED_PDF } from '@formwright/engine'
import type { EvidenceFiles } from '@formwright/renderer'
import { EVIDENCE_ENDINGS } from '@formwright/api'
import { evidenceLimit } from '../api/evidence-limit.ts'
import { ApiError, callForFile } from '../api/api.ts'
import { browserStorage, database } from './database.ts'
import { withoutRejection } from './draft-state.ts'
import type { NamedFile } from './named-files.ts'

/** Upload chunk size; an interrupted upload continues with the next chunk. */
const PIECE = 2 * 1024 * 1024

/** Local evidence by hash, until a server has it. */
export const browserEvidence: EvidenceFiles = {
  get maxBytes() {
    return evidenceLimit()
  },
  types: EVIDENCE_ENDINGS,
  keep: async (file) => {
    const bytes = await file.arrayBuffer()
    const sha256 = [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))]
      .map((byte) => byte.toString(16).padStart(2, '0'))
      .join('')
    const contents = new Blob([bytes], { type: 'application/octet-stream' })
    await (await database()).put('files', contents, sha256)
    const type = file.type || 'application/octet-stream'
    return {
      file: { name: file.name, size: file.size, type, sha256 },
      isEncrypted: isEncryptedPdf(new Uint8Array(bytes)),
    }
  },
  find: async (sha256) => (await database()).get('files', sha256),
}

function isEncryptedPdf(bytes: Uint8Array): boolean {
  const latin = new TextDecoder('latin1')
  return latin.decode(bytes.subarray(0, 1024)).includes('%PDF-') && ENCRYPTED_PDF.test(latin.decode(bytes))
}

/** The files whose content is not in this browser. */
export async function filesNotHere(files: readonly NamedFile[]): Promise<NamedFile[]> {
  if (files.length === 0) return []
  const here = new Set(await (await database()).getAllKeys('files'))
  return files.filter(({ sha256 }) => !here.has(sha256))
}

/** Evidence of an application: local, else from the server. */
export function applicationEvidence(application: string): EvidenceFiles {
  return {
    ...browserEvidence,
    get maxBytes() {
      return evidenceLimit()
    },
    keep: async (file) => {
      const kept = await browserEvidence.keep(file)
      const { sha256 } = kept.file
      uploaded.delete(`${application}/${sha256}`)
      await browserStorage.update(application, (draft) => {
        const next = withoutRejection(draft, sha256)
        return next === draft ? draft : { ...next, version: (draft.version ?? 0) + 1 }
      })
      return kept
    },
    find: async (sha256) => {
      const here = await browserEvidence.find(sha256)
      if (here) return here
      return callForFile('GET /applications/:id/evidence/:sha256', {
        params: { id: application, sha256 },
      }).catch(() => undefined)
    },
  }
}

/**
 * Uploads a local file in chunks, resuming after interruptions. A file that is not local was uploaded
 * elsewhere.
 * @throws ApiError with the name of the file
 */
export async function uploadEvidence(application: string, sha256: string, name: string): Promise<void> {
  const contents = await browserEvidence.find(sha256)
  if (!contents || uploaded.has(`${application}/${sha256}`)) return
  // loads the upload library on first use
  const { Upload } = await import('tus-js-client').catch((error: unknown) => {
    throw new ApiError(0, 'away', String(error))
  })
  await new Promise<void>((done, fail) => {
    const upload = new Upload(contents, {
      endpoint: '/api/uploads',
      chunkSize: PIECE,
      retryDelays: [0, 1000, 3000],
      removeFingerprintOnSuccess: true,
      fingerprint: async () => `formwright-${application}-${sha256}`,
      metadata: { application, filename: name },
      onError: (error) => fail(problemOf(error, name)),
      onSuccess: () => done(),
    })
    void upload.findPreviousUploads().then(([previous]) => {
      if (previous) upload.resumeFromPreviousUpload(previous)
      upload.start()
    })
  })
  uploaded.add(`${application}/${sha256}`)
}

/** Files uploaded since the page was opened. */
const uploaded = new Set<string>()

function problemOf(error: Error | DetailedError, file: string): ApiError {
  const answer = 'originalResponse' in error ? error.originalResponse : undefined
  if (!answer) return new ApiError(0, 'away', error.message)
  try {
    const { error: code, message } = JSON.parse(answer.getBody()) as { error: string; message: string }
    return new ApiError(answer.getStatus(), code, message, { file })
  } catch {
    return new ApiError(
      answer.getStatus(),
      answer.getStatus() === 413 ? 'too-large' : 'internal',
      error.message,
      { file },
    )
  }
}
