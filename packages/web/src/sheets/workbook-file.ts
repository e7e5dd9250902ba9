import { pointerAfter } from '@formwright/definition'
import type { FormBundle, Json, Language } from '@formwright/definition'
import type { Form } from '@formwright/engine'
import type { ImportedWorkbook, OpenedWorkbook } from '@formwright/sheets'
import { call } from '../api/api.ts'
import { isOlder } from '../api/editions.ts'
import { loadForm } from '../declaration/load-form.ts'
import type { OlderAnswers } from '../declaration/older.ts'
import type { Say } from '../texts/say.ts'

/** A workbook that was read, to be looked at before anything of it is written. */
export interface FilledWorkbook {
  readonly name: string
  /** In the form that is filled in, whichever edition or version the workbook was exported from. */
  readonly imported: ImportedWorkbook
  /** Given where it was exported from an older edition: what of it is carried, and what is not. */
  readonly older?: OlderAnswers
  /** What could not be read as it stands there, in words. */
  readonly problems: readonly string[]
}

/**
 * Reads a workbook, or says in words why it cannot be read. What reads spreadsheets comes when it is first
 * needed. It is read by the edition that it was exported from: that of an older one is carried, as answers
 * are.
 */
export async function readFilled(
  file: File,
  form: Form,
  say: Say,
  language: Language,
): Promise<FilledWorkbook | { readonly problem: string }> {
  const [{ explainSheet, openFilled, refusedIn, UnreadableSheet }, { sheetViews }] = await Promise.all([
    import('@formwright/sheets'),
    import('@formwright/fields/sheets'),
  ])
  try {
    const opened = await openFilled(new Uint8Array(await file.arrayBuffer()))
    const own = await formOf(opened, form)
    const imported = opened.read(own.bundle, sheetViews)
    const refused = refusedIn(imported, own.assess(imported.answers, { language }).findings)
    return {
      name: file.name,
      problems: [...refused, ...imported.problems].map((problem) => explainSheet(problem, language)),
      ...(await asOf(form, own, imported)),
    }
  } catch (error) {
    return {
      problem: say('import-bad', {
        name: file.name,
        detail: error instanceof UnreadableSheet ? explainSheet(error.problem, language) : String(error),
      }),
    }
  }
}

/** The form that a workbook was exported from, where it can be had and what it holds can be brought here. */
async function formOf({ origin }: OpenedWorkbook, form: Form): Promise<Form> {
  const { id } = form.bundle.form
  const { edition } = form.bundle.edition
  if (!origin || origin.form !== id || origin.digest === form.bundle.digest) return form
  if (origin.edition !== edition && !isOlder(origin, { form: id, edition })) return form
  const exact = await loadForm({ edition: idOf(origin) }).catch(() => undefined)
  if (exact || origin.edition === edition) return exact ?? form
  const offered = await call('GET /editions')
  const named = offered.find((one) => one.form === id && one.edition === origin.edition)
  return named ? loadForm({ edition: named.id }) : form
}

/** What a workbook of one edition, or version of it, is in the form that is filled in. */
async function asOf(
  form: Form,
  own: Form,
  imported: ImportedWorkbook,
): Promise<Pick<FilledWorkbook, 'imported' | 'older'>> {
  if (own === form) return { imported }
  const { bundle } = form
  if (own.bundle.edition.edition === bundle.edition.edition)
    return { imported: await movedTo(bundle, own.bundle, imported) }
  const { carryFrom } = await import('../declaration/older.ts')
  const older = await carryFrom(own.bundle, imported.answers, form, await call('GET /editions'))
  const { answers, origins } = older.carried
  const changed = Object.keys(origins).map((pointer) => ({ pointer, label: '' }))
  return { older, imported: { ...imported, answers: answers as Json, base: {}, changed, places: new Map() } }
}

/** A workbook of another version of the same edition: each value where its field is now. */
async function movedTo(
  now: FormBundle,
  own: FormBundle,
  imported: ImportedWorkbook,
): Promise<ImportedWorkbook> {
  const { moveBetween } = await import('../declaration/edition-move.ts')
  const { move } = await moveBetween(idOf(own), idOf(now))
  const { answers, moved } = move(imported.answers)
  return {
    ...imported,
    answers: answers as Json,
    base: move(imported.base).answers as Json,
    changed: imported.changed.map((one) => ({ ...one, pointer: pointerAfter(one.pointer, moved) })),
  }
}

/** What the server knows a version of an edition by. */
function idOf({ digest }: { readonly digest: string }): string {
  return digest.replace(/^sha256:/, '')
}
