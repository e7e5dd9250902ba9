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

/** What of a workbook of an older edition is carried. */
export interface OlderWorkbook extends ConvertedAnswers {
  readonly from: FormBundle
}

/** A workbook that was read, to be looked at before anything of it is written. */
export interface FilledWorkbook {
  readonly name: string
  /** In the form that is filled in, whichever edition or version the workbook was exported from. */
  readonly imported: ImportedWorkbook
  /** Given where it was exported from an older edition: what of it is carried, and what is not. */
  readonly older?: OlderWorkbook
  /** What could not be read as it stands there, in words. */
  readonly problems: readonly string[]
  /** What of another edition, or version, has no place here, to be kept beside the declaration. */
  readonly leftOfFiles: readonly LeftOfFile[]
}

/**
 * Reads a workbook, or says in words why it cannot be read. What reads spreadsheets comes when it is first
 * needed. It is read by the edition that it was exported from: that of an older one is carried, as answers
 * are.
 * @param mayEdit whether who takes it in may change a place; as who begins an application may, unless given
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

/** What a workbook of one edition, or version of it, is in the form that is filled in. */
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

/** A workbook of another version of the same edition: each value where its field is now. */
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
