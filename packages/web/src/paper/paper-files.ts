import type { PaperFormat, PaperReport } from '@formwright/api'
import type { FormStore } from '@formwright/engine'
import { saveFile } from '@formwright/renderer'
import { ApiError, AWAY, call, callForFile } from '../api/api.ts'
import { answersBody } from '../api/answers.ts'
import type { Sync } from '../drafts/sync.ts'
import type { OpenDeclaration } from '../declaration/open-declaration.ts'

/** A declaration to print. */
export interface Printable {
  readonly opened: OpenDeclaration
  /** Of an application on the server; undefined for a local declaration. */
  readonly sync?: Sync
}

/**
 * Prints the official form on the server: of the stored application, with verification code, if everything is
 * saved; otherwise of the local answers, as a draft.
 * @throws ApiError
 */
export async function paperFile({ opened, sync }: Printable, format: 'pdf' | 'docx'): Promise<Blob> {
  const { draft, store, masked } = opened
  const { id, edition } = draft
  return orPaperUnavailable(
    sync?.state.is === 'synced'
      ? callForFile('GET /applications/:id/paper/:format', {
          params: { id, format },
          // readers who see private data on screen get it in print
          query: masked === false ? { private: true } : {},
        })
      : callForFile('POST /editions/:id/paper/:format', {
          params: { id: edition, format },
          body: bodyOf(store, store.answers),
        }),
  )
}

/** Saves the blank form. */
export async function saveBlank(edition: string, title: string, format: PaperFormat): Promise<void> {
  const params = { id: edition, format }
  const file = await orPaperUnavailable(callForFile('POST /editions/:id/paper/:format', { params, body: {} }))
  saveFile(file, `${title}.${format}`)
}

/** Replaces connection errors by a message about printing. */
function orPaperUnavailable(file: Promise<Blob>): Promise<Blob> {
  return file.catch((error: unknown) => {
    throw error instanceof ApiError && error.code === AWAY
      ? new ApiError(0, 'paper-away', 'No connection')
      : error
  })
}

/** The layout report: pages, start pages of parts, overflows. */
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
 * The problems that applicants can fix; overflowing fixed text and missing glyphs concern the form's authors.
 */
export function ofAnswers(report: PaperReport): PaperReport {
  return {
    ...report,
    overflows: report.overflows.filter(({ text }) => text === undefined),
    missing: report.missing.filter(({ pointer }) => pointer !== ''),
  }
}

/** Whether everything fits. */
export function fits({ overflows, grown, missing }: PaperReport): boolean {
  return overflows.length === 0 && grown.length === 0 && missing.length === 0
}

/** The overflow report; `undefined` if everything fits, or if that is unknown. */
export async function overflowReportOf({ opened }: Printable): Promise<PaperReport | undefined> {
  const report = await paperReport(opened, opened.store.answers).then(ofAnswers, () => undefined)
  return report && !fits(report) ? report : undefined
}

export async function savePaper(printable: Printable, format: 'pdf' | 'docx'): Promise<void> {
  saveFile(await paperFile(printable, format), `${nameOf(printable.opened)}.${format}`)
}

/** Saves the declaration as workbook, created locally so that it works offline. */
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

/** Opens the browser's print dialog with the PDF. */
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
