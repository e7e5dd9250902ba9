import type { PaperFormat, PaperReport } from '@formwright/api'
import type { FormStore } from '@formwright/engine'
import { saveFile } from '@formwright/renderer'
import { ApiError, AWAY, call, callForFile } from '../api/api.ts'
import { answersBody } from '../api/answers.ts'
import type { Sync } from '../drafts/sync.ts'
import type { OpenDeclaration } from '../declaration/open-declaration.ts'

/** A declaration of which the official form is wanted. */
export interface Printable {
  readonly opened: OpenDeclaration
  /** Of an application on the server; nothing for a declaration that is on this computer alone. */
  readonly sync?: Sync
}

/**
 * The official form from the server: that of the application when the server has all that was typed, with its
 * verification code, and otherwise of what was typed, as a draft.
 * @throws ApiError
 */
export async function paperFile({ opened, sync }: Printable, format: 'pdf' | 'docx'): Promise<Blob> {
  const { draft, store, masked } = opened
  const { id, edition } = draft
  return orPaperUnavailable(
    sync?.state.is === 'synced'
      ? callForFile('GET /applications/:id/paper/:format', {
          params: { id, format },
          // who sees all on screen has all on paper
          query: masked === false ? { private: true } : {},
        })
      : callForFile('POST /editions/:id/paper/:format', {
          params: { id: edition, format },
          body: bodyOf(store, store.answers),
        }),
  )
}

/** The blank form, to look at, to fill in by hand or to pass round an office. */
export async function saveBlank(edition: string, title: string, format: PaperFormat): Promise<void> {
  const params = { id: edition, format }
  const file = await orPaperUnavailable(callForFile('POST /editions/:id/paper/:format', { params, body: {} }))
  saveFile(file, `${title}.${format}`)
}

/** Without a connection there is no paper, which the site says in its own words. */
function orPaperUnavailable(file: Promise<Blob>): Promise<Blob> {
  return file.catch((error: unknown) => {
    throw error instanceof ApiError && error.code === AWAY
      ? new ApiError(0, 'paper-away', 'No connection')
      : error
  })
}

/** How the form comes out: pages, where its parts start, what does not fit its cell. */
export function paperReport({ draft, store }: OpenDeclaration, answers: unknown): Promise<PaperReport> {
  return call('POST /editions/:id/paper', {
    params: { id: draft.edition },
    body: bodyOf(store, answers),
  })
}

function bodyOf({ terms: { region } }: FormStore, answers: unknown) {
  return { answers: answersBody(answers), ...(region === undefined ? {} : { region }) }
}

/**
 * What whoever fills the form in can mend: what they wrote. Official words that do not fit, or that no
 * typeface has, are for those who make the form.
 */
export function ofAnswers(report: PaperReport): PaperReport {
  return {
    ...report,
    overflows: report.overflows.filter(({ text }) => text === undefined),
    missing: report.missing.filter(({ pointer }) => pointer !== ''),
  }
}

/** Whether everything fits the official form and can be printed. */
export function fits({ overflows, grown, missing }: PaperReport): boolean {
  return overflows.length === 0 && grown.length === 0 && missing.length === 0
}

/** What would not fit the official form; nothing when all does, or when that cannot be known now. */
export async function overflowReportOf({ opened }: Printable): Promise<PaperReport | undefined> {
  const report = await paperReport(opened, opened.store.answers).then(ofAnswers, () => undefined)
  return report && !fits(report) ? report : undefined
}

export async function savePaper(printable: Printable, format: 'pdf' | 'docx'): Promise<void> {
  saveFile(await paperFile(printable, format), `${nameOf(printable.opened)}.${format}`)
}

/** The declaration as a workbook; made here, so that it can be taken along without a connection. */
export async function saveWorkbook(opened: OpenDeclaration): Promise<void> {
  const { form, store, mayEdit } = opened
  const [{ writeWorkbook }, { sheetViews }] = await Promise.all([
    import('@formwright/sheets'),
    import('@formwright/fields/sheets'),
  ])
  const bytes = await writeWorkbook(form.bundle, sheetViews, store.answers, {
    applies: form.applies,
    terms: store.terms,
    mayEdit,
  })
  saveFile(
    new Blob([bytes as Uint8Array<ArrayBuffer>], {
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    }),
    `${nameOf(opened)}.xlsx`,
  )
}

/** Hands the PDF to the printer of the browser. */
export async function printPaper(printable: Printable): Promise<void> {
  const url = URL.createObjectURL(await paperFile(printable, 'pdf'))
  const frame = document.createElement('iframe')
  frame.className = 'print-frame'
  frame.title = 'PDF'
  frame.addEventListener('load', () => {
    frame.contentWindow?.focus()
    frame.contentWindow?.print()
  })
  document.querySelector('.print-frame')?.remove()
  frame.src = url
  document.body.append(frame)
}

function nameOf({ form, draft }: OpenDeclaration): string {
  const title = form.bundle.form.title
  const own = draft.title || ''
  return [title, form.bundle.edition.title, own].filter((part) => part !== '').join('-')
}
