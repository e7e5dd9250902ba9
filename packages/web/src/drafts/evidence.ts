import type { EvidenceFiles } from '@formwright/renderer'
import { database } from './database.ts'

const MEGABYTE = 1024 * 1024

/** Keeps the contents of evidence in this browser, by their hash, until a server takes them. */
export const browserEvidence: EvidenceFiles = {
  maxBytes: 50 * MEGABYTE,
  types: ['.pdf', '.jpg', '.jpeg', '.png', '.doc', '.docx', '.xls', '.xlsx', '.wps', '.et', '.ofd', '.zip'],
  keep: async (file) => {
    const bytes = await file.arrayBuffer()
    const sha256 = [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
    const contents = new Blob([bytes], { type: 'application/octet-stream' })
    await (await database()).put('files', contents, sha256)
    return { name: file.name, size: file.size, type: file.type || 'application/octet-stream', sha256 }
  },
  find: async (sha256) => (await database()).get('files', sha256),
}
