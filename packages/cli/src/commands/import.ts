import { readFile } from 'node:fs/promises'
import { labelAt, valueAt } from '@formwright/definition'
import type { FormBundle, Json } from '@formwright/definition'
import { UnusableInput } from '@formwright/definition/node'
import type { ImportedWorkbook } from '@formwright/sheets'
import type { ExitCode } from '../exit-code.ts'
import type { Output } from '../output.ts'
import { printLeftBehind } from '../report/left-behind.ts'
import { say } from '../texts.ts'
import { writeOut } from '../write-out.ts'
import { answersForFile, answersObjectFor, answersFileText } from './answers-file.ts'
import { carriedInto, editionsBefore, usableEdition } from './edition.ts'
import type { UsableEdition } from './edition.ts'

/**
 * `formwright import <edition> <workbook>`: the answers of a filled-in workbook, as JSON to standard output
 * or `--out`. With `--into` what changed in the workbook is put into other answers; where those changed too,
 * the workbook's values are taken only with `--overwrite`. What would not be shown is not taken. Exit 1 when
 * anything of the workbook was left.
 */
export async function importCommand(
  output: Output,
  [path, file]: readonly string[],
  options: Record<string, unknown>,
): Promise<ExitCode> {
  const edition = await usableEdition(path!, output)
  if (!edition) return 2
  const [sheets, { sheetViews }] = await Promise.all([
    import('@formwright/sheets'),
    import('@formwright/fields/sheets'),
  ])
  const { changesIn, explainSheet, openFilled, refusedIn, takenChanges, UnreadableSheet } = sheets
  const { isLeftOut, unshownChanges, unshownIn } = sheets
  const bytes = await readFile(file!).catch(() => {
    throw new UnusableInput(file!, 'not-found')
  })
  const read = async () => {
    const opened = await openFilled(bytes)
    const before = editionsBefore(edition).find((one) => one.edition.edition === opened.origin?.edition)
    const imported = opened.read(before ?? edition.bundle, sheetViews)
    return before ? carriedWorkbook(file!, imported, before, edition, output) : { imported, notCarried: 0 }
  }
  const { imported, notCarried } = await read().catch((error: unknown) => {
    if (error instanceof UnreadableSheet)
      throw new UnusableInput(file!, 'workbook', explainSheet(error.problem, output.language))
    throw error
  })
  const current =
    typeof options.into === 'string' ? await answersObjectFor(options.into, edition, output) : imported.base
  const changes = changesIn(imported, current)
  const wanted = changes.filter(({ conflict }) => !conflict || options.overwrite === true)
  const unshown = unshownChanges(edition.form, current, wanted)
  const taken = wanted.filter(({ pointer }) => !unshown.has(pointer))
  const store = edition.form.open(current)
  // as on the site: computed values follow from the accepted ones
  store.setAll(takenChanges(edition.form, current, taken))
  const { answers } = store
  const { findings } = edition.form.assess(imported.answers, { language: output.language })
  const { shown } = edition.form.open(imported.answers)
  // hidden by the answers here, though shown by those of the workbook
  const unshownHere = wanted
    .filter(({ pointer }) => unshown.has(pointer) && valueAt(shown, pointer) !== undefined)
    .map(({ pointer, label }) => ({
      code: 'not-shown' as const,
      ...imported.places.get(pointer),
      params: { label },
    }))
  const problems = [
    ...refusedIn(imported, findings),
    ...unshownIn(imported, shown),
    ...unshownHere,
    ...imported.problems,
  ]
  for (const problem of problems) output.error(`${file}: ${explainSheet(problem, output.language)}`)
  for (const { label, conflict } of changes)
    if (conflict)
      output.error(
        say(options.overwrite === true ? 'import-overwritten' : 'import-conflict', output.language, {
          label,
        }),
      )
  const left = notCarried + imported.problems.filter(isLeftOut).length
  if (left > 0) output.error(say('import-left', output.language, { file: file!, count: left }))
  const text = answersFileText(answers, edition.bundle)
  if (typeof options.out === 'string') {
    await writeOut(options.out, text, output.language)
    output.line(say('imported', output.language, { path: options.out, count: taken.length }))
  } else output.line(text.trimEnd())
  output.json({
    answers: answersForFile(answers, edition.bundle),
    changes,
    problems: problems.map((problem) => ({
      ...problem,
      message: explainSheet(problem, output.language),
    })),
  })
  return taken.length === changes.length && left === 0 ? 0 : 1
}

/** A workbook of an earlier edition converted to this one; all carried values count as changes. */
function carriedWorkbook(
  file: string,
  imported: ImportedWorkbook,
  before: FormBundle,
  edition: UsableEdition,
  output: Output,
): { readonly imported: ImportedWorkbook; readonly notCarried: number } {
  const carried = carriedInto(edition, before, imported.answers)
  const left = carried.left.length
  output.error(say('older-edition', output.language, { file, edition: before.edition.edition, left }))
  printLeftBehind(carried, output, [before, edition.bundle])
  const changed = carried.places.map((pointer) => ({
    pointer,
    label: labelAt(edition.bundle, pointer) ?? pointer,
  }))
  return {
    imported: { ...imported, answers: carried.answers as Json, base: {}, changed, places: new Map() },
    notCarried: left,
  }
}
