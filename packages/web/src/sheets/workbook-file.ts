import type { LeftBehind } from '@formwright/authoring'
import { inLanguage, isVersion, namedEdition, pointerAfter } from '@formwright/definition'
import type { FormBundle, Json, Language } from '@formwright/definition'
import type { EditionSummary } from '@formwright/api'
import type { Form } from '@formwright/engine'
import type { ImportedWorkbook } from '@formwright/sheets'
import { call } from '../api/api.ts'
import type { ConvertedAnswers } from '../declaration/readings.ts'
import type { LeftOfFile } from '../drafts/database.ts'
import type { Say } from '../texts/say.ts'

/** The carried values of a workbook of an older edition. */
export interface OlderWorkbook extends ConvertedAnswers {
  readonly from: FormBundle
}

/** A parsed workbook, before anything is written. */
export interface FilledWorkbook {
  readonly name: string
  /** Converted to the form being filled in. */
  readonly imported: ImportedWorkbook
  /** Set for an older edition: what is carried and what is not. */
  readonly older?: OlderWorkbook
  /** Cells that could not be read, as text. */
  readonly problems: readonly string[]
  /** Values without a field in this form, to be kept with the declaration. */
  readonly leftOfFiles: readonly LeftOfFile[]
}

/**
 * Reads a workbook, or explains why it cannot be read. The reader is loaded on demand. It is read by the
 * edition that it was exported from; older ones are carried like answers.
 * @param mayEdit whether a pointer may be changed; default: as at the start of an application
 */
export async function readFilled(
  file: File,
  form: Form,
  say: Say,
  language: Language,
  mayEdit?: (pointer: string) => boolean,
): Promise<FilledWorkbook | { readonly problem: string }> {
  const [
    { explainSheet, openFilled, refusedIn, unshownIn, UnreadableSheet },
    { sheetViews },
    { formStated },
    { leftOfFile },
  ] = await Promise.all([
    import('@formwright/sheets'),
    import('@formwright/fields/sheets'),
    import('../declaration/readings.ts'),
    import('../declaration/left-of-file.ts'),
  ])
  try {
    const opened = await openFilled(new Uint8Array(await file.arrayBuffer()))
    const { origin } = opened
    const isOwn = origin === undefined || isVersion(origin, namedEdition(form.bundle))
    const offered = isOwn ? [] : await call('GET /editions').catch(() => [])
    const own = isOwn ? form : ((await formStated(origin, form, offered))?.form ?? form)
    const imported = opened.read(own.bundle, sheetViews, mayEdit && own === form ? { mayEdit } : undefined)
    const refused = refusedIn(imported, own.assess(imported.answers, { language }).findings)
    const unshown = unshownIn(imported, own.open(imported.answers).shown)
    const { aside, ...read } = await asOf(form, own, imported, offered)
    const leftOfFiles = leftOfFile(aside ?? read.older?.left ?? [], own.bundle, aside !== undefined)
    return {
      name: file.name,
      problems: [
        ...[...refused, ...unshown, ...imported.problems].map((problem) => explainSheet(problem, language)),
        ...(aside ? leftOfFiles.map(({ text }) => inLanguage(text, language)) : []),
      ],
      leftOfFiles,
      ...read,
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

/** Converts a workbook of another edition or version to the form being filled in. */
async function asOf(
  form: Form,
  own: Form,
  imported: ImportedWorkbook,
  offered: readonly EditionSummary[],
): Promise<Pick<FilledWorkbook, 'imported' | 'older'> & { readonly aside?: readonly LeftBehind[] }> {
  if (own === form) return { imported }
  if (own.bundle.edition.edition === form.bundle.edition.edition) return movedTo(form, own, imported)
  const { carryFrom } = await import('../declaration/readings.ts')
  const older = await carryFrom(own.bundle, imported.answers, form, offered)
  const { answers, places: pointers } = older
  const changed = pointers.map((pointer) => ({ pointer, label: '' }))
  return {
    older: { ...older, from: own.bundle },
    imported: { ...imported, answers: answers as Json, base: {}, changed, places: new Map() },
  }
}

/** Converts a workbook of another version: values follow their fields. */
async function movedTo(form: Form, { bundle }: Form, imported: ImportedWorkbook) {
  const { moveAnswers } = await import('@formwright/authoring')
  const { answers, moved: moves, aside } = moveAnswers(imported.answers, bundle, form)
  return {
    aside,
    imported: {
      ...imported,
      answers: answers as Json,
      base: moveAnswers(imported.base, bundle, form).answers as Json,
      changed: imported.changed.map((one) => ({ ...one, pointer: pointerAfter(one.pointer, moves) })),
    },
  }
}
