import { coverageOf, runCases } from '@formwright/authoring'
import type { ExitCode } from '../exit-code.ts'
import type { Output } from '../output.ts'
import { printProblems, problemsJson } from '../report/problems.ts'
import { say } from '../texts.ts'
import { usableEdition } from './edition.ts'
import type { UsableEdition } from './edition.ts'

/** `formwright test <edition>`: runs the cases of a definition. */
export async function test(output: Output, args: readonly string[]): Promise<ExitCode> {
  const edition = await usableEdition(args[0]!, output)
  return edition ? testEdition(edition, output) : 2
}

export function testEdition({ read, bundle, form }: UsableEdition, output: Output): ExitCode {
  const { results, problems } = runCases(read, form)
  const passed = results.filter((result) => result.passed).length
  const coverage = coverageOf(read, form)
  const rules = bundle.rules.filter((rule) => rule.check !== undefined)
  printProblems(problems, read.root, output)
  const verdict = problems.length === 0 ? output.paint.green('✔') : output.paint.red('✖')
  output.line(`${verdict} ${say('cases-passed', output.language, { passed, count: results.length })}`)
  output.line(
    `  ${say('coverage', output.language, { rules: rules.length, passed: coverage.passed.size, broken: coverage.broken.size })}`,
  )
  output.json({
    cases: results,
    problems: problemsJson(problems, output),
    coverage: { rules: rules.length, passed: [...coverage.passed], broken: [...coverage.broken] },
  })
  return problems.length === 0 ? 0 : 1
}
