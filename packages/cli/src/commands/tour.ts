import { dirname } from 'node:path'
import { glob } from 'tinyglobby'
import { lint, samplesOf, sampleTitle } from '@formwright/authoring'
import { fieldTypes } from '@formwright/fields'
import type { ExitCode } from '../exit-code.ts'
import type { Output } from '../output.ts'
import { printAssessment } from '../report/assessment.ts'
import { countProblems, printProblems } from '../report/problems.ts'
import { say } from '../texts.ts'
import { usableEdition } from './edition.ts'
import { testEdition } from './test.ts'

/**
 * `formwright tour`: lints, tests and assesses the samples of every edition at hand, to show what the product
 * does.
 */
export async function tour(output: Output, args: readonly string[]): Promise<ExitCode> {
  const editions =
    args.length > 0 ? args : (await glob('forms/*/*/edition.json')).map((file) => dirname(file)).toSorted()
  if (editions.length === 0) {
    output.error(say('no-editions', output.language))
    return 2
  }
  let worst: ExitCode = 0
  for (const path of editions) worst = Math.max(worst, await visit(path, output)) as ExitCode
  return worst
}

async function visit(path: string, output: Output): Promise<ExitCode> {
  const { paint, language } = output
  const heading = (text: string) => output.line(paint.bold(paint.cyan(`\n■ ${text}  ${path}`)))
  const edition = await usableEdition(path, output)
  if (!edition) return 2
  heading(say('tour-lint', language))
  const problems = lint(edition.read, fieldTypes)
  printProblems(problems, edition.read.root, output)
  output.line(
    problems.length === 0
      ? paint.green(`✔ ${say('lint-clean', language)}`)
      : say('problem-count', language, countProblems(problems)),
  )
  heading(say('tour-cases', language))
  const cases = testEdition(edition, output)
  const samples = samplesOf(edition.read)
  if (samples.size > 0) heading(say('tour-samples', language))
  for (const [name, answers] of samples)
    printAssessment(
      sampleTitle(edition.read, name, output.language),
      edition.form.assess(answers, { language }),
      edition.bundle,
      output,
    )
  output.line(paint.dim(say('tour-end', language, { edition: path })))
  return countProblems(problems).errors > 0 ? 1 : cases
}
