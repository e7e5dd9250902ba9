import type { EvidenceFiles } from '@formwright/renderer'

/** Maximum size in bytes of files attached while trying a form; they stay in the page. */
const MOST = 50 * 1024 * 1024

/** Usual file types of evidence. */
const TYPES = ['.pdf', '.jpg', '.jpeg', '.png', '.docx', '.xlsx', '.ofd', '.zip']

/**
 * Files attached while trying a form. They are not uploaded, and are lost when the page is closed; a saved
 * sample only says that they exist.
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
