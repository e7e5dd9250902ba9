import type { Readable } from 'node:stream'
import { fileTypeFromBuffer } from 'file-type'

/** What evidence may be, by what is in the file; its name says nothing. */
const ALLOWED: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  png: 'image/png',
  zip: 'application/zip',
  cfb: 'application/x-cfb',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** Types that a browser may show; all others are downloaded. */
export const SHOWN: ReadonlySet<string> = new Set(['application/pdf', 'image/jpeg', 'image/png'])

const HEAD_BYTES = 64 * 1024

/** The type of a file by its contents; `undefined` for what is no evidence: programs, pages, scripts. OFD is a zip. */
export async function sniff(stream: Readable): Promise<string | undefined> {
  const head: Buffer[] = []
  let size = 0
  for await (const chunk of stream) {
    head.push(chunk as Buffer)
    size += (chunk as Buffer).length
    if (size >= HEAD_BYTES) break
  }
  stream.destroy()
  const found = await fileTypeFromBuffer(Buffer.concat(head))
  return found && ALLOWED[found.ext]
}
