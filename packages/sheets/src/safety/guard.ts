import { strFromU8, strToU8, Unzip, UnzipInflate, zipSync } from 'fflate'
import { UnreadableSheet } from '../problems/problems.ts'

/** Maximum size of a file in bytes, packed and unpacked. */
export const MAX_BYTES = 20 * 1024 * 1024
const MAX_UNPACKED = 64 * 1024 * 1024
const MAX_ENTRIES = 2000
const MEGABYTE = 1024 * 1024

/**
 * Repacks a workbook as an archive of nothing but its XML parts. The parts are unpacked within the size
 * limits, whatever the archive's directory claims, so that the result is safe to parse.
 * @throws UnreadableSheet also if the file is not a workbook
 */
export function guardWorkbook(bytes: Uint8Array): Uint8Array {
  checkSize(bytes)
  checkSignature(bytes)
  if (!isZip(bytes)) throw new UnreadableSheet(isText(bytes) ? 'text-file' : 'not-a-workbook')
  const parts = unpacked(bytes)
  const names = [...parts.keys()]
  if (parts.has('mimetype') || parts.has('content.xml'))
    throw new UnreadableSheet('other-format', { format: 'OpenDocument (.ods)' })
  if (names.some((name) => /\.iwa$/i.test(name)))
    throw new UnreadableSheet('other-format', { format: 'Numbers' })
  if (names.some((name) => /vbaproject\.bin$/i.test(name))) throw new UnreadableSheet('macros')
  if (parts.has('xl/workbook.bin')) throw new UnreadableSheet('other-format', { format: '.xlsb' })
  if (!parts.has('xl/workbook.xml')) throw new UnreadableSheet('not-a-workbook')
  return zipSync(
    Object.fromEntries(
      [...parts].flatMap(([name, part]) => (IS_XML.test(name) ? [[name, withoutGuides(part)]] : [])),
    ),
    { level: 0 },
  )
}

const IS_XML = /\.(xml|rels|vml)$/i

/** A workbook part without phonetic guides (`rPh`), which are not part of a cell's text. */
function withoutGuides(part: Uint8Array): Uint8Array {
  const text = strFromU8(part)
  return /<(\w+:)?rPh[\s>]/.test(text)
    ? strToU8(text.replaceAll(/<(\w+:)?rPh[\s>][\s\S]*?<\/\1?rPh\s*>/g, ''))
    : part
}

export function checkSize(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new UnreadableSheet('empty-file')
  if (bytes.length > MAX_BYTES)
    throw new UnreadableSheet('too-large', {
      size: `${Math.ceil(bytes.length / MEGABYTE)} MB`,
      limit: `${MAX_BYTES / MEGABYTE} MB`,
    })
}

/**
 * Rejects Excel files from before 2007 and encrypted ones, which share one container format.
 * @throws UnreadableSheet
 */
export function checkSignature(bytes: Uint8Array): void {
  if (!startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return
  const locked = new TextDecoder('utf-16le')
    .decode(bytes.subarray(0, Math.min(bytes.length, 256 * 1024) & ~1))
    .includes('EncryptedPackage')
  throw new UnreadableSheet(locked ? 'encrypted' : 'old-excel')
}

export function isZip(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0x50, 0x4b])
}

/**
 * Text in any encoding but UTF-16 has no control characters; binary files start with some, or with the
 * signature of PDF.
 */
function isText(bytes: Uint8Array): boolean {
  const control = (byte: number) => byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d)
  return !startsWith(bytes, [0x25, 0x50, 0x44, 0x46]) && !bytes.subarray(0, HEAD).some(control)
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte)
}

/** The parts of an archive; for parts that are not XML only the names. */
function unpacked(bytes: Uint8Array): Map<string, Uint8Array> {
  const chunks = new Map<string, Uint8Array[]>()
  let total = 0
  const archive = new Unzip((file) => {
    const own: Uint8Array[] = []
    chunks.set(file.name, own)
    if (chunks.size > MAX_ENTRIES)
      throw new UnreadableSheet('unpacks-too-large', { limit: `${MAX_ENTRIES} files` })
    file.ondata = (error, chunk) => {
      if (error) throw error
      total += chunk.length
      if (total > MAX_UNPACKED)
        throw new UnreadableSheet('unpacks-too-large', { limit: `${MAX_UNPACKED / MEGABYTE} MB` })
      if (IS_XML.test(file.name)) own.push(chunk)
    }
    file.start()
  })
  archive.register(UnzipInflate)
  try {
    for (let at = 0; at < bytes.length; at += CHUNK)
      archive.push(bytes.subarray(at, at + CHUNK), at + CHUNK >= bytes.length)
  } catch (error) {
    if (error instanceof UnreadableSheet) throw error
    throw new UnreadableSheet('not-a-workbook')
  }
  return new Map([...chunks].map(([name, own]) => [name, checked(joined(own))]))
}

/** Chunk size for unpacking; small, so that a zip bomb is detected early. */
const CHUNK = 64 * 1024

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}

/**
 * Rejects parts with a document type declaration: workbooks need none, and it could define entities.
 * @throws UnreadableSheet
 */
function checked(part: Uint8Array): Uint8Array {
  const start = new TextDecoder('latin1').decode(part.subarray(0, HEAD)).replaceAll('\0', '')
  if (/<!(DOCTYPE|ENTITY)/i.test(start)) throw new UnreadableSheet('unsafe-xml')
  return part
}

const HEAD = 4096
