import { hasErrors } from '@formwright/definition'
import type { FieldType, Loaded, Problem } from '@formwright/definition'
import { compileForm } from '@formwright/engine'
import type { FunctionDefinition } from '@formwright/rules'
import { runCases } from '../cases/run-cases.ts'
import { lint } from '../lint/lint.ts'
import { templateLeft } from './template-left.ts'

/**
 * The checks before a definition is published: all problems of the linter and, if there are no errors,
 * failing cases and texts left from the template. An edition with a problem of severity `error` must not be
 * published; used by server, command line and studio. Never throws.
 * @param fieldTypes the field types that UI schemas may name
 * @param functions an agency's own rule functions
 * @returns problems in the order of the files, those of cases last
 */
export function publishable(
  loaded: Loaded,
  fieldTypes: readonly FieldType[],
  functions: readonly FunctionDefinition[] = [],
): Problem[] {
  const problems = lint(loaded, fieldTypes, functions)
  if (!loaded.bundle || hasErrors(problems)) return problems
  const cases = runCases(loaded, compileForm(loaded.bundle, { functions })).problems
  // problems of a sample are reported with the cases based on it
  const isReported = ({ code, file, pointer }: Problem) =>
    (code === 'sample-mistake' || code === 'sample-cell-unknown') &&
    cases.some((other) => other.code === 'case-sample' && other.file === file && other.pointer === pointer)
  return [...problems.filter((problem) => !isReported(problem)), ...templateLeft(loaded), ...cases]
}
