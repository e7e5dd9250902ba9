import { paperViews } from '@formwright/fields/paper'
import { sheetViews } from '@formwright/fields/sheets'
import { appliesOf } from '@formwright/engine'
import { layOut } from '@formwright/paper'
import type { PaperDocument } from '@formwright/paper'
import { writeDocx } from '@formwright/paper/docx'
import { PdfPrinter, rareFonts } from '@formwright/paper/node'
import { writeWorkbook } from '@formwright/sheets'
import type { PrintedFile, PrintTask } from './printing.ts'

let printer: PdfPrinter | undefined

/** Creates one file. Runs in a worker thread, because typesetting would block other requests. */
export default async function print({
  format,
  bundle,
  answers,
  terms = {},
  verifies,
  draft,
  verify,
}: PrintTask): Promise<PrintedFile> {
  const applies = appliesOf(bundle)
  if (format === 'xlsx')
    return { bytes: await writeWorkbook(bundle, sheetViews, answers, { applies, terms }) }
  const document: PaperDocument = layOut(bundle, paperViews, answers, {
    draft,
    applies,
    terms,
    ...(verifies === undefined ? {} : { verifies }),
    ...(verify === undefined ? {} : { scan: (code) => verify + code }),
  })
  if (format === 'docx') return { bytes: await writeDocx(document, rareFonts) }
  const { pdf, ...report } = (printer ??= new PdfPrinter()).print(document, () => layOut(bundle, paperViews))
  return {
    bytes: pdf,
    report: { ...report, ...(document.footer.code === undefined ? {} : { code: document.footer.code }) },
  }
}
