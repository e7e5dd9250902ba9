import { writeFile } from 'node:fs/promises'
import { fixFound, lint, templateLeft } from '@formwright/authoring'
import type { FileMap, Problem } from '@formwright/definition'
import { parseRead, readUnparsed } from '@formwright/definition/node'
import type { UnparsedForm } from '@formwright/definition/node'
import { fieldTypes } from '@formwright/fields'
import type { ExitCode } from '../exit-code.ts'
import type { Output } from '../output.ts'
import { countProblems, printProblems, problemsJson } from '../report/problems.ts'
import { say } from '../texts.ts'
import { languageOfForm } from './edition.ts'
import { fileOnDisk } from '../write-out.ts'

/** `formwright lint <edition>`: everything that is wrong with a definition. */
export async function lintCommand(
  output: Output,
  args: readonly string[],
  options: Record<string, unknown>,
): Promise<ExitCode> {
  const path = args[0]!
  const unparsed = await readUnparsed(path)
  const read = parseRead(unparsed)
  output.useLanguageOf(languageOfForm(read))
  const { problems, fixed } =
    options.fix === true ? await fix(path, unparsed) : { problems: problemsOf(unparsed, read), fixed: 0 }
  const counts = countProblems(problems)
  printProblems(problems, read.root, output)
  const again = problems.filter((problem) => problem.fix).length
  if (options.fix === true && fixed + problems.length > 0)
    output.line(say('fixed', output.language, { count: fixed, again }))
  output.line(
    problems.length === 0
      ? output.paint.green(`✔ ${say('lint-clean', output.language)}`)
      : say('problem-count', output.language, counts),
  )
  // remarks on an unfinished template do not count
  const left = templateLeft(read)
  if (left.length > 0) output.line(say('template-left', output.language))
  for (const { file, line, params } of left) output.line(`  ${file}:${line} ${String(params.text)}`)
  output.json({
    problems: problemsJson(problems, output),
    ...counts,
    fixed,
    toReplace: problemsJson(left, output),
  })
  return counts.errors > 0 ? 1 : 0
}

/** Applies fixes to the files; returns the remaining problems and the number of fixes. */
async function fix(path: string, unparsed: UnparsedForm) {
  const look = (files: FileMap) => problemsOf({ ...unparsed, files })
  const { files, fixed, left } = fixFound(unparsed.files, look)
  for (const file of new Set(fixed.map((problem) => problem.file)))
    await writeFile(fileOnDisk(path, unparsed.root, file), files.get(file)!)
  return { problems: left, fixed: fixed.length }
}

/** A sample told as a difference is not what the problems of the whole sample would change. */
function problemsOf(unparsed: UnparsedForm, read = parseRead(unparsed)): Problem[] {
  return lint(read, fieldTypes).map(({ fix: found, ...problem }) =>
    found && unparsed.files.get(found.file) === read.files.get(found.file)
      ? { ...problem, fix: found }
      : problem,
  )
}
