import { byPlace, hasErrors } from '@formwright/definition'
import { compileForm } from '@formwright/engine'
import type { FieldType, Loaded, Problem } from '@formwright/definition'
import type { FunctionDefinition } from '@formwright/rules'
import { lintContext } from './context.ts'
import type { CompileForm, LintCheck } from './context.ts'
import { carry } from './carry.ts'
import { coverage } from './coverage.ts'
import { cycles } from './cycles.ts'
import { definitions } from './definitions.ts'
import { fixes } from './fixes.ts'
import { followedYears } from './followed-years.ts'
import { ids } from './ids.ts'
import { keywords } from './keywords.ts'
import { limits } from './limits.ts'
import { omits } from './omits.ts'
import { options } from './options.ts'
import { ownUnits } from './own-units.ts'
import { paper } from './paper.ts'
import { params } from './params.ts'
import { patterns } from './patterns.ts'
import { references } from './references.ts'
import { rules } from './rules.ts'
import { screen } from './screen.ts'
import { tables } from './tables.ts'
import { texts } from './texts.ts'
import { warningsOnly } from './warnings-only.ts'
import { variants } from './variants.ts'
import { workflow } from './workflow.ts'

/** The checks by stage; a stage with errors hides the ones after it, so that one slip does not show as many. A new check is a file and a line. */
const STAGES: readonly (readonly LintCheck[])[] = [
  [ids, ownUnits, keywords, options, limits, patterns, references, followedYears, definitions],
  [screen, paper, tables, rules, warningsOnly, workflow, omits, carry, variants],
  [cycles, fixes, params, texts, coverage],
]

/**
 * Everything that is wrong with a definition, in the order of its files. Never throws.
 * @param fieldTypes the field types that screens may name
 * @param functions rule functions of the agency's own
 * @param compile how the form is compiled, for pages that may generate no code
 */
export function lint(
  loaded: Loaded,
  fieldTypes: readonly FieldType[],
  functions: readonly FunctionDefinition[] = [],
  compile: CompileForm = compileForm,
): Problem[] {
  const problems = [...loaded.problems]
  if (!loaded.bundle || hasErrors(problems)) return problems
  const context = lintContext(loaded, loaded.bundle, fieldTypes, functions, compile)
  for (const stage of STAGES) {
    for (const check of stage) problems.push(...check(context))
    if (hasErrors(problems)) break
  }
  return distinct(problems).sort(byPlace)
}

function distinct(problems: readonly Problem[]): Problem[] {
  return [
    ...new Map(
      problems.map((problem) => [
        `${problem.file}${problem.pointer}:${problem.line}:${problem.column}${problem.code}${JSON.stringify(problem.params)}`,
        problem,
      ]),
    ).values(),
  ]
}
