import { join } from 'node:path'
import { explain } from '@formwright/definition'
import type { Problem } from '@formwright/definition'
import type { Output } from '../output.ts'
import { say } from '../texts.ts'

/** Prints problems of a definition: location, problem, fix. */
export function printProblems(problems: readonly Problem[], root: string, output: Output): void {
  const { paint, language } = output
  for (const problem of problems) {
    const { says, advice } = explain(problem, language)
    const mark =
      problem.severity === 'error'
        ? paint.red(`✖ ${say('error', language)}`)
        : paint.yellow(`⚠ ${say('warning', language)}`)
    output.line(`${paint.bold(`${join(root, problem.file)}:${problem.line}:${problem.column}`)}`)
    output.line(`  ${mark} ${paint.dim(problem.code)} ${says}`)
    const label = problem.fix ? 'advice-by-itself' : 'advice'
    output.line(`    ${paint.dim(say(label, language, { advice }))}`)
    if (problem.params.all !== undefined) output.line(`    ${paint.dim(say('all-in-json', language))}`)
  }
}

/** Problems as JSON. */
export function problemsJson(problems: readonly Problem[], output: Output): object[] {
  return problems.map((problem) => {
    const { says, advice } = explain(problem, output.language)
    return { ...problem, message: says, advice }
  })
}

export function countProblems(problems: readonly Problem[]): { errors: number; warnings: number } {
  const errors = problems.filter((problem) => problem.severity === 'error').length
  return { errors, warnings: problems.length - errors }
}
