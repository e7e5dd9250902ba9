import { writeFile } from 'node:fs/promises'
import { applyFixes, lint } from '@formwright/authoring'
import type { Problem } from '@formwright/definition'
import { readForm } from '@formwright/definition/node'
import { fieldTypes } from '@formwright/fields'
import type { ExitCode } from '../exit-code.ts'
import type { Output } from '../output.ts'
import { countProblems, printProblems, problemsJson } from '../report/problems.ts'
import { say } from '../texts.ts'
import { languageOfForm } from './edition.ts'
import { fileOnDisk } from '../write-out.ts'

/** Rounds of fixing: a fix can bring the next stage's problems to light. */
const MAX_ROUNDS = 5

/** `formwright lint <edition>`: everything that is wrong with a definition. */
export async function lintCommand(
  output: Output,
  args: readonly string[],
  options: Record<string, unknown>,
): Promise<ExitCode> {
  const path = args[0]!
  const fixed = options.fix === true ? await fixAll(path) : 0
  const read = await readForm(path)
  output.speakLike(languageOfForm(read))
  const problems = lint(read, fieldTypes)
  const counts = countProblems(problems)
  printProblems(problems, read.root, output)
  if (options.fix === true && fixed + problems.length > 0)
    output.line(say('fixed', output.language, { count: fixed }))
  output.line(
    problems.length === 0
      ? output.paint.green(`✔ ${say('lint-clean', output.language)}`)
      : say('problem-count', output.language, counts),
  )
  output.json({ problems: problemsJson(problems, output), ...counts, fixed })
  return counts.errors > 0 ? 1 : 0
}

async function fixAll(path: string): Promise<number> {
  let count = 0
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const read = await readForm(path)
    const { files, fixed } = applyFixes(read.files, lint(read, fieldTypes))
    if (fixed.length === 0) break
    for (const file of new Set(fixed.map((problem: Problem) => problem.file)))
      await writeFile(fileOnDisk(path, read.root, file), files.get(file)!)
    count += fixed.length
  }
  return count
}
