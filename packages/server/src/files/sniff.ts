import type { Readable } from 'node:stream'
import { ENCRYPTED_PDF } from '@formwright/engine'
import { fileTypeFromBuffer } from 'file-type'
import { evidenceType } from './kinds.ts'

const HEAD_BYTES = 64 * 1024
/** PDF readers accept the signature within the first kilobyte (ISO 32000-1, annex H.3.4.1). */
const PDF_MARK = '%PDF-'
const PDF_MARK_WITHIN = 1024

/** Detects the type of a file by its content; `undefined` if it is not accepted: programs, pages, scripts. */
export async function sniff(stream: Readable): Promise<string | undefined> {
  const head: Buffer[] = []
  let size = 0
  for await (const chunk of stream) {
    head.push(chunk as Buffer)
    size += (chunk as Buffer).length
    if (size >= HEAD_BYTES) break
  }
  stream.destroy()
  const bytes = Buffer.concat(head)
  const found = await fileTypeFromBuffer(bytes)
  if (found) return evidenceType(found.ext)
  return bytes.subarray(0, PDF_MARK_WITHIN + PDF_MARK.length).includes(PDF_MARK)
    ? evidenceType('pdf')
    : undefined
}

const OVERLAP = 64

/** Whether a PDF is encrypted: it may need a password, and cannot be searched or merged. */
export async function isEncryptedPdf(stream: Readable): Promise<boolean> {
  let end = ''
  for await (const chunk of stream) {
    const text = end + (chunk as Buffer).toString('latin1')
    if (ENCRYPTED_PDF.test(text)) {
      stream.destroy()
      return true
    }
    end = text.slice(-OVERLAP)
  }
  return false
}
