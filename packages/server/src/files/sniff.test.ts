import { Readable } from 'node:stream'
import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { isEncryptedPdf, sniff } from './sniff.ts'

const PDF = '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n%%EOF\n'
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')

test.each<[string, string | Uint8Array, string | undefined]>([
  ['a PDF', PDF, 'application/pdf'],
  ['a PDF whose mark stands within the first kilobyte', ' '.repeat(900) + PDF, 'application/pdf'],
  ['a PDF whose mark stands further back', ' '.repeat(1100) + PDF, undefined],
  ['a photograph', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46]), 'image/jpeg'],
  ['a picture', PNG, 'image/png'],
  ['a page in the clothes of a PDF', '<!doctype html><script>alert(1)</script>', undefined],
  ['a drawing that can run scripts', '<svg xmlns="http://www.w3.org/2000/svg" onload="a()"/>', undefined],
  ['a program', new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xff, 0xff]), undefined],
  ['nothing', '', undefined],
])('%s', async (_what, contents, type) => {
  expect(await sniff(Readable.from([Buffer.from(contents)]))).toBe(type)
})

test.each(['text', 'spreadsheet', 'presentation'])('OpenDocument: %s', async (kind) => {
  const type = `application/vnd.oasis.opendocument.${kind}`
  const file = zipSync({ mimetype: [strToU8(type), { level: 0 }], 'content.xml': strToU8('<a/>') })
  expect(await sniff(Readable.from([Buffer.from(file)]))).toBe(type)
})

test('a PDF is known to be encrypted wherever its pieces are cut', async () => {
  const text = `${PDF}trailer<</Root 1 0 R/Encrypt 5 0 R>>\n%%EOF\n`
  for (let cut = 0; cut < text.length; cut++)
    expect(await isEncryptedPdf(Readable.from([text.slice(0, cut), text.slice(cut)].map(Buffer.from)))).toBe(
      true,
    )
  expect(await isEncryptedPdf(Readable.from([Buffer.from(PDF)]))).toBe(false)
})
