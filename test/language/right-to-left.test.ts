import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { startForm } from '@formwright/authoring'
import { bundleOfFiles } from '@formwright/definition/testing'
import { paperViews } from '@formwright/fields/paper'
import { sheetViews } from '@formwright/fields/sheets'
import { layOut } from '@formwright/paper'
import { writeDocx } from '@formwright/paper/docx'
import { writeWorkbook } from '@formwright/sheets'

const titled = [...startForm('sample', 2026, 'ar')].map(([path, text]) => [
  path,
  text.replaceAll('"Organisation"', '"اسم المؤسسة"'),
])
const arabic = bundleOfFiles(new Map(titled as [string, string][]))
const english = bundleOfFiles(startForm('sample', 2026, 'en'))

const entries = (zip: Uint8Array) =>
  Object.entries(unzipSync(zip)).map(([path, bytes]) => [path, strFromU8(bytes)] as const)

test.each([
  ['Arabic', arabic, true],
  ['English', english, false],
] as const)('Word and Excel files of an %s form run as it is written', async (_, bundle, isSo) => {
  const word = Object.fromEntries(entries(await writeDocx(layOut(bundle, paperViews, {}))))
  const document = word['word/document.xml']!
  expect([/<w:bidiVisual\/>/, /<w:bidi\/>/, /<w:rtl\/>/].map((mark) => mark.test(document))).toEqual([
    isSo,
    isSo,
    isSo,
  ])
  const sheets = entries(await writeWorkbook(bundle, sheetViews, {})).filter(([path]) =>
    path.endsWith('sheet1.xml'),
  )
  expect(sheets.map(([, xml]) => /rightToLeft="(1|true)"/.test(xml))).toEqual([isSo])
})
