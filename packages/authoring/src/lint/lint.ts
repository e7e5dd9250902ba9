import { byLocation, distinct, hasErrors } from '@formwright/definition'
import { compileForm } from '@formwright/engine'
import type { FieldType, Loaded, Problem } from '@formwright/definition'
import type { FunctionDefinition } from '@formwright/rules'
import { lintContext } from './context.ts'
import type { CompileForm, LintCheck } from './context.ts'
import { carry } from './carry.ts'
import { caseCells } from './case-cells.ts'
import { samplesAndCoverage } from './coverage.ts'
import { comparisons } from './comparisons.ts'
import { cycles } from './cycles.ts'
import { definitions } from './definitions.ts'
import { dialect } from './dialect.ts'
import { edition } from './edition.ts'
import { fixes } from './fixes.ts'
import { followedYears } from './followed-years.ts'
import { formats } from './formats.ts'
import { ids } from './ids.ts'
import { keywords } from './keywords.ts'
import { languages } from './languages.ts'
import { limits } from './limits.ts'
import { underMeantNames } from './misnamed-files.ts'
import { misspeltNames } from './misspelt-names.ts'
import { omits } from './omits.ts'
import { optionCodes, options } from './options.ts'
import { openFields } from './open-fields.ts'
import { ownUnits } from './own-units.ts'
import { paper } from './paper.ts'
import { params } from './params.ts'
import { patterns } from './patterns.ts'
import { printedUnits } from './printed-units.ts'
import { quotedNumbers } from './quoted-numbers.ts'
import { references } from './references.ts'
import { conditions, rules } from './rules.ts'
import { schemaChecks } from './schema-checks.ts'
import { screen } from './screen.ts'
import { spacesOnce } from './spaces-once.ts'
import { tables } from './tables.ts'
import { outdatedTexts, texts } from './texts.ts'
import { warningsOnly } from './warnings-only.ts'
import { variants } from './variants.ts'
import { workflow } from './workflow.ts'
import { yearPlaceholders } from './year-placeholders.ts'

/** What each file says of itself and of the others. Told together: one of them does not hide another. */
const CHECKS: readonly LintCheck[] = [
  dialect,
  ids,
  openFields,
  ownUnits,
  keywords,
  options,
  limits,
  patterns,
  references,
  followedYears,
  edition,
  schemaChecks,
  yearPlaceholders,
  screen,
  comparisons,
  paper,
  tables,
  rules,
  warningsOnly,
  cycles,
  workflow,
  omits,
  carry,
  variants,
  caseCells,
  outdatedTexts,
]

/**
 * The later ones ask what only a definition without errors before them can be asked; they would tell
 * consequences.
 */
const STAGES: readonly (readonly LintCheck[])[] = [
  [languages, quotedNumbers, optionCodes, formats],
  CHECKS,
  [conditions, fixes, definitions, params, texts, printedUnits],
  [samplesAndCoverage],
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
  const stages = [...lintInStages(loaded, fieldTypes, functions, compile)]
  return stages.length > 1 ? distinct(stages.flat()).sort(byLocation) : stages.flat()
}

/**
 * The same stage by stage, the quick ones first: each gives what it adds. The last, the cases, takes longest.
 */
export function* lintInStages(
  loaded: Loaded,
  fieldTypes: readonly FieldType[],
  functions: readonly FunctionDefinition[],
  compile: CompileForm,
): Generator<readonly Problem[]> {
  const meant = underMeantNames(loaded)
  if (meant) {
    yield meant.problems
    for (const found of lintInStages(meant.loaded, fieldTypes, functions, compile))
      yield found.map(meant.asWritten)
    return
  }
  yield misspeltNames(loaded.problems, loaded)
  if (!loaded.bundle || hasErrors(loaded.problems)) return
  const context = lintContext(loaded, loaded.bundle, fieldTypes, functions, compile)
  for (const stage of STAGES) {
    const found = spacesOnce(distinct(stage.flatMap((check) => [...check(context)])))
    const problems = misspeltNames(found, loaded)
    yield problems
    if (hasErrors(problems)) return
  }
}
