import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { glob, isDynamicPattern } from 'tinyglobby'
import { withComputed } from '@formwright/authoring'
import { equal, joinList, JsonSource, resolveYears } from '@formwright/definition'
import type { Assessment } from '@formwright/engine'
import { UnusableInput } from '@formwright/definition/node'
import type { ExitCode } from '../exit-code.ts'
import type { Output } from '../output.ts'
import { printAssessment } from '../report/assessment.ts'
import { explainUnusable } from '../report/unusable.ts'
import { say } from '../texts.ts'
import { writeOut } from '../write-out.ts'
import { answersFor, unshownLabels } from './answers-file.ts'
import { inRegion, usableEdition } from './edition.ts'
import type { UsableEdition } from './edition.ts'

interface Tally {
  count: number
  ready: number
  notReady: number
  unusable: number
}

/**
 * `formwright check <edition> <answers…>`: one file gives one assessment; several give a line each with
 * `--json`, read one after the other so that memory does not grow with their number.
 */
export async function check(
  output: Output,
  args: readonly string[],
  options: Record<string, unknown>,
): Promise<ExitCode> {
  const [path, ...answers] = args as [string, ...string[]]
  const found = await usableEdition(path, output)
  if (!found) return 2
  const edition = inRegion(found, options.region, output)
  if (!edition) return 2
  const single = answers.length === 1 && !isDynamicPattern(answers[0]!) && !(await isFolder(answers[0]!))
  if (single && options.write === true) await writeComputed(answers[0]!, edition, output)
  return single ? checkOne(answers[0]!, edition, output) : checkMany(answers, edition, output)
}

/** Writes computed values into an answers file, leaving the rest unchanged. */
async function writeComputed(file: string, edition: UsableEdition, output: Output): Promise<void> {
  const source = new JsonSource(file, await readFile(file, 'utf8').catch(() => ''))
  const answers = await answersFor(file, edition, output)
  const { $edition: _, ...own } = source.value as Record<string, unknown>
  // answers of another edition or in a workbook are not rewritten
  if (!equal(resolveYears(edition.bundle, own), answers)) {
    output.error(say('not-written', output.language, { path: file }))
    return
  }
  const text = withComputed(source, answers, edition.form)
  if (text === source.text) return
  await writeOut(file, text, output.language)
  output.line(say('written', output.language, { path: file }))
}

async function checkOne(file: string, edition: UsableEdition, output: Output): Promise<ExitCode> {
  const { assessment, unshown } = await assessed(file, edition, output)
  output.json(jsonOf(assessment, unshown))
  return assessment.progress.ready ? 0 : 1
}

/** Prints the assessment of a file; returns it with the hidden answers. */
async function assessed(file: string, edition: UsableEdition, output: Output) {
  const answers = await answersFor(file, edition, output)
  const assessment = edition.form.assess(answers, { language: output.language })
  printAssessment(file, assessment, edition.bundle, output)
  const unshown = unshownLabels(answers, edition)
  if (unshown.length > 0)
    output.error(say('unshown', output.language, { file, labels: joinList(unshown, output.language) }))
  return { assessment, unshown }
}

function jsonOf({ findings, eligibility, computed, progress }: Assessment, unshown: readonly string[]) {
  const report = { findings, eligibility, computed, progress }
  return unshown.length > 0 ? { ...report, unshown } : report
}

/** Checks every file in turn; one that cannot be read is reported and the others go on. */
export async function checkMany(
  answers: readonly string[],
  edition: UsableEdition,
  output: Output,
): Promise<ExitCode> {
  const tally: Tally = { count: 0, ready: 0, notReady: 0, unusable: 0 }
  for await (const file of filesOf(answers)) {
    tally.count++
    output.progress(say('checking', output.language, { count: tally.count }))
    await checkInTurn(file, edition, output, tally)
  }
  if (tally.count === 0) throw await noAnswersIn(answers)
  output.line(say('checked', output.language, { ...tally }))
  if (tally.unusable > 0) return 2
  return tally.notReady > 0 ? 1 : 0
}

async function checkInTurn(
  file: string,
  edition: UsableEdition,
  output: Output,
  tally: Tally,
): Promise<void> {
  try {
    const { assessment, unshown } = await assessed(file, edition, output)
    tally[assessment.progress.ready ? 'ready' : 'notReady']++
    output.json({ file, ...jsonOf(assessment, unshown) })
  } catch (error) {
    if (!(error instanceof UnusableInput)) throw error
    tally.unusable++
    const message = explainUnusable(error, output.language)
    output.error(message)
    output.json({ file, error: { reason: error.reason, line: error.line, column: error.column, message } })
  }
}

/** The given files, including those of folders and globs. */
export async function* filesOf(answers: readonly string[]): AsyncGenerator<string> {
  for (const written of answers) {
    if (await isFolder(written)) yield* jsonFilesIn(written)
    else if (isDynamicPattern(written)) yield* (await glob(written)).toSorted()
    else yield written
  }
}

/** The error if there are no answers: the folder exists but is empty. */
export async function noAnswersIn(answers: readonly string[]): Promise<UnusableInput> {
  const folders = await Promise.all(answers.map(isFolder))
  return new UnusableInput(answers.join(' '), folders.includes(true) ? 'no-answers' : 'not-found')
}

async function* jsonFilesIn(folder: string): AsyncGenerator<string> {
  const names = await readdir(folder)
  for (const name of names.sort()) if (name.endsWith('.json')) yield join(folder, name)
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() ?? false
}
