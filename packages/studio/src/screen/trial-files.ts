import type { EvidenceFiles } from '@formwright/renderer'

/** Bytes that a file may have that is attached to try a form: it stays in this page. */
const MOST = 50 * 1024 * 1024

/** Endings of what applicants usually prove things with. */
const TYPES = ['.pdf', '.jpg', '.jpeg', '.png', '.docx', '.xlsx', '.ofd', '.zip']

/**
 * Files that are attached while a form is tried: nothing is sent anywhere, and the page forgets them. A
 * sample that is kept says of them that they are there.
 */
export function trialFiles(): EvidenceFiles {
  const kept = new Map<string, Blob>()
  return {
    maxBytes: MOST,
    types: TYPES,
    keep: async (file) => {
      const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
      const sha256 = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
      kept.set(sha256, file)
      const type = file.type || 'application/octet-stream'
      return { file: { name: file.name, size: file.size, type, sha256 }, isEncrypted: false }
    },
    find: (sha256) => Promise.resolve(kept.get(sha256)),
  }
}
