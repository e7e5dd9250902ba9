import type { FormBundle, Language } from '@formwright/definition'
import type { ImportedWorkbook } from '@formwright/sheets'
import type { Say } from '../texts/say.ts'

/** What may be chosen; of what cannot be read it is said how to save it. */
export const SPREADSHEETS = '.xlsx,.xlsm,.xls,.et,.ods'

export function isSpreadsheet({ name }: File): boolean {
  return SPREADSHEETS.split(',').some((ending) => name.toLowerCase().endsWith(ending))
}

/** A workbook that was read, to be looked at before anything of it is written. */
export interface FilledWorkbook {
  readonly name: string
  readonly imported: ImportedWorkbook
  /** The edition that it was exported from; empty where it is the one that it was read for. */
  readonly from: string
  /** What could not be read as it stands there, in words. */
  readonly problems: readonly string[]
}

/**
 * Reads a workbook, or says in words why it cannot be read. What reads spreadsheets comes when it is first
 * needed.
 */
export async function readFilled(
  file: File,
  bundle: FormBundle,
  say: Say,
  language: Language,
): Promise<FilledWorkbook | { readonly problem: string }> {
  const [{ explainSheet, readWorkbook, UnreadableSheet }, { sheetViews }] = await Promise.all([
    import('@formwright/sheets'),
    import('@formwright/fields/sheets'),
  ])
  try {
    const imported = await readWorkbook(new Uint8Array(await file.arrayBuffer()), bundle, sheetViews)
    const other = imported.problems.find(({ code }) => code === 'other-edition')?.params?.found
    return {
      name: file.name,
      imported,
      from: other === undefined ? '' : String(other),
      problems: imported.problems.map((problem) => explainSheet(problem, language)),
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

/** Workbooks with which a declaration was begun, by the draft that waits for them. */
export const waiting = new Map<string, FilledWorkbook>()

/** Lets a workbook wait for the declaration that began with it, if there is anything to look at. */
export function letWait(draft: string, workbook: FilledWorkbook | undefined): void {
  const { changed, problems } = workbook?.imported ?? { changed: [], problems: [] }
  if (workbook && changed.length + problems.length > 0) waiting.set(draft, workbook)
}
