import { joinList, labelAt, labelInRows } from '@formwright/definition'
import type { FormBundle } from '@formwright/definition'
import { appliesOf } from '@formwright/engine'
import { layOut } from '@formwright/paper'
import type { Printed } from '@formwright/paper/node'
import type { ExitCode } from '../exit-code.ts'
import type { Output } from '../output.ts'
import { say } from '../texts.ts'
import { writeOut } from '../write-out.ts'
import { answersObjectFor } from './answers-file.ts'
import { usableEdition } from './edition.ts'

type WrittenFile = { readonly file: string; readonly bytes: number }
type Report = { readonly written: WrittenFile[] } & Partial<Omit<Printed, 'pdf'>>

/**
 * `formwright export <edition> [answers]`: the official form as PDF and DOCX, the declaration as a workbook;
 * the blank form when no answers are named. Answers in a file were handed in to nobody, so 草稿 stands across
 * them unless `--submitted` says otherwise. Says on which page each part starts and what does not fit its
 * official place.
 */
export async function exportCommand(
  output: Output,
  [path, file]: readonly string[],
  options: Record<string, unknown>,
): Promise<ExitCode> {
  const wanted = FORMATS.flatMap((format) =>
    typeof options[format] === 'string' ? [{ format, to: options[format] }] : [],
  )
  if (wanted.length === 0) return nothingToExport(output)
  const edition = await usableEdition(path!, output)
  if (!edition) return 2
  const answers = file === undefined ? undefined : await answersObjectFor(file, edition, output)
  const draft = answers !== undefined && options.submitted !== true
  const made: (PaperFile & { readonly to: string })[] = []
  for (const { format, to } of wanted)
    made.push({ to, ...(await WRITERS[format](edition.bundle, answers, draft)) })
  const report: Report = { written: [] }
  for (const { to, bytes, ...more } of made) {
    await writeOut(to, bytes, output.language)
    report.written.push({ file: to, bytes: bytes.length })
    Object.assign(report, more)
    output.line(say('written', output.language, { path: to }))
  }
  for (const line of warnings(report, edition.bundle, answers, output)) output.error(line)
  output.json(report)
  return 0
}

const FORMATS = ['pdf', 'docx', 'xlsx'] as const

type PaperFile = { readonly bytes: Uint8Array } & Partial<Omit<Printed, 'pdf'>>
type Writer = (bundle: FormBundle, answers: unknown, draft: boolean) => Promise<PaperFile>

/** Loads the libraries of a format on demand. */
const WRITERS: Readonly<Record<(typeof FORMATS)[number], Writer>> = {
  pdf: async (bundle, answers, draft) => {
    const [{ PdfPrinter }, { paperViews }] = await Promise.all([
      import('@formwright/paper/node'),
      import('@formwright/fields/paper'),
    ])
    const { pdf, ...more } = new PdfPrinter().print(
      layOut(bundle, paperViews, answers, { draft, applies: appliesOf(bundle) }),
      () => layOut(bundle, paperViews),
    )
    return { bytes: pdf, ...more }
  },
  docx: async (bundle, answers, draft) => {
    const [{ writeDocx }, { rareFonts }, { paperViews }] = await Promise.all([
      import('@formwright/paper/docx'),
      import('@formwright/paper/node'),
      import('@formwright/fields/paper'),
    ])
    return {
      bytes: await writeDocx(
        layOut(bundle, paperViews, answers, { draft, applies: appliesOf(bundle) }),
        rareFonts,
      ),
    }
  },
  xlsx: async (bundle, answers) => {
    const [{ writeWorkbook }, { sheetViews }] = await Promise.all([
      import('@formwright/sheets'),
      import('@formwright/fields/sheets'),
    ])
    return { bytes: await writeWorkbook(bundle, sheetViews, answers, { applies: appliesOf(bundle) }) }
  },
}

function nothingToExport(output: Output): ExitCode {
  output.error(say('export-nothing', output.language))
  output.json({ error: { reason: 'nothing-asked', message: say('export-nothing', output.language) } })
  return 2
}

/** Warnings about a printed form. */
export function warnings(
  { overflows = [], grown = [], missing = [] }: Report,
  bundle: FormBundle,
  answers: unknown,
  { language }: Pick<Output, 'language'>,
): string[] {
  const labelOf = (pointer: string) => {
    const label = labelAt(bundle, pointer)
    return label && labelInRows(bundle, label, pointer, answers, language)
  }
  const titleOf = (key: string) => bundle.parts.find((part) => part.key === key)?.title ?? key
  return [
    ...overflows.map(({ pointer, text, needed, height = 0, width }) => {
      const label = text ?? labelOf(pointer) ?? pointer
      if (needed === null) return say('overflow-page', language, { label })
      return width === undefined
        ? say('overflow', language, { label, needed: needed.toFixed(1), height })
        : say('overflow-wide', language, { label, needed: needed.toFixed(1), width: width.toFixed(1) })
    }),
    ...missing.map(({ pointer, characters }) =>
      say('missing', language, {
        label: labelOf(pointer) || pointer || say('official-words', language),
        characters: joinList(characters, language),
      }),
    ),
    ...grown.map(({ part, pages, official }) =>
      say('grown', language, { part: titleOf(part), pages, official }),
    ),
  ]
}
