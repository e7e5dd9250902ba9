import { hasErrors } from '@formwright/definition'
import type { FieldType, Loaded, Problem } from '@formwright/definition'
import { compileForm } from '@formwright/engine'
import type { FunctionDefinition } from '@formwright/rules'
import { runCases } from '../cases/run-cases.ts'
import { lint } from '../lint/lint.ts'
import { templateLeft } from './template-left.ts'

/**
 * The gate before a definition is published: everything the linter finds and, once that holds no error, every
 * case that does not give the findings it expects, and what it still has of the template. An edition with a
 * problem of severity `error` is not published; the server, the command line and the studio ask here. Never
 * throws.
 * @param fieldTypes the field types that screens may name
 * @param functions rule functions of the agency's own
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
  // what is wrong with a sample is told with the cases that begin with it
  const isReported = ({ code, file, pointer }: Problem) =>
    (code === 'sample-mistake' || code === 'sample-cell-unknown') &&
    cases.some((other) => other.code === 'case-sample' && other.file === file && other.pointer === pointer)
  return [...problems.filter((problem) => !isReported(problem)), ...templateLeft(loaded), ...cases]
}
