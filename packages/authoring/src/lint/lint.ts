import { byLocation, distinct, fileInfo, hasErrors, ownKeys, treeOf } from '@formwright/definition'
import { compileForm } from '@formwright/engine'
import type { FieldType, Loaded, Problem, ProblemCode } from '@formwright/definition'
import type { FunctionDefinition } from '@formwright/rules'
import { lintContext } from './context.ts'
import type { CompileForm, LintCheck } from './context.ts'
import type { KeptRules } from './kept-rules.ts'
import { bands } from './bands.ts'
import { braces } from './braces.ts'
import { branchOptions } from './branch-options.ts'
import { besideWrongFiles } from './beside.ts'
import { carry } from './carry.ts'
import { caseCells } from './case-cells.ts'
import { casePlaces } from './case-places.ts'
import { samplesAndCoverage } from './coverage.ts'
import { comparisons } from './comparisons.ts'
import { withoutConsequences, withoutOmitted } from './consequences.ts'
import { counted } from './counted.ts'
import { country } from './country.ts'
import { cycles } from './cycles.ts'
import { definitions } from './definitions.ts'
import { dialect } from './dialect.ts'
import { eachNamed } from './each-named.ts'
import { edition } from './edition.ts'
import { fixes } from './fixes.ts'
import { followedYears } from './followed-years.ts'
import { formats } from './formats.ts'
import { handingIn } from './handing-in.ts'
import { ids } from './ids.ts'
import { keywords } from './keywords.ts'
import { languages } from './languages.ts'
import { limits } from './limits.ts'
import { underMeantNames } from './misnamed-files.ts'
import { messageSense } from './message-sense.ts'
import { instructionNumbers } from './instruction-numbers.ts'
import { mixedLogic } from './mixed-logic.ts'
import { misspeltNames } from './misspelt-names.ts'
import { namedOnce } from './named-once.ts'
import { idleChoices } from './idle-choices.ts'
import { headingNumbers } from './heading-numbers.ts'
import { headingsTwice } from './headings-twice.ts'
import { namesOfOthers } from './names-of-others.ts'
import { omits } from './omits.ts'
import { oneRow } from './one-row.ts'
import { optionCodes, options, untitledOptions } from './options.ts'
import { opposedRules } from './opposed-rules.ts'
import { neverFilled, openFields } from './open-fields.ts'
import { otherScript } from './other-script.ts'
import { ownUnits } from './own-units.ts'
import { paper } from './paper.ts'
import { params } from './params.ts'
import { paramTitles } from './param-titles.ts'
import { paramValues } from './param-values.ts'
import { plurals } from './plurals.ts'
import { unitlessParams } from './unitless-params.ts'
import { matchedPatterns, patterns } from './patterns.ts'
import { listYears } from './list-years.ts'
import { printedLimits } from './printed-limits.ts'
import { printedUnits } from './printed-units.ts'
import { quotedNumbers } from './quoted-numbers.ts'
import { references } from './references.ts'
import { regionLevels } from './region-levels.ts'
import { regions } from './regions.ts'
import { reversedCells } from './reversed-cells.ts'
import { reversedYears } from './reversed-years.ts'
import { ruleSaid } from './rule-said.ts'
import { roundedInRules, roundedNumbers } from './rounded-numbers.ts'
import { ruleNames } from './rule-names.ts'
import { computed, conditions, rules } from './rules.ts'
import { rulesTogether } from './rules-together.ts'
import { saidKinds } from './said-kinds.ts'
import { saidLimits } from './said-limits.ts'
import { saidNames } from './said-names.ts'
import { saidBands } from './said-bands.ts'
import { saidDays } from './said-days.ts'
import { saidNumbers } from './said-numbers.ts'
import { saidOrder } from './said-order.ts'
import { saidRanges } from './said-ranges.ts'
import { samplesRefused } from './samples-refused.ts'
import { schemaChecks } from './schema-checks.ts'
import { screen } from './screen.ts'
import { shares } from './shares.ts'
import { spacesOnce } from './spaces-once.ts'
import { statedYears } from './stated-years.ts'
import { states } from './states.ts'
import { sumsOfAlternatives } from './sums-of-alternatives.ts'
import { tables } from './tables.ts'
import { termsOnce } from './terms-once.ts'
import { thousands } from './thousands.ts'
import { titleUnits } from './title-units.ts'
import { tolerances } from './tolerances.ts'
import { byTitles, repeatingDescriptions, titles } from './titles.ts'
import { outdatedTexts, texts } from './texts.ts'
import { warningsOnly } from './warnings-only.ts'
import { unfilled } from './unfilled.ts'
import { unheadedYears } from './unheaded-years.ts'
import { unheeded } from './unheeded.ts'
import { variants } from './variants.ts'
import { workflow } from './workflow.ts'
import { yearHeads } from './year-heads.ts'
import { yearPlaceholders } from './year-placeholders.ts'

/**
 * Checks of each file by itself and against others. Their problems are reported together, so that one does
 * not hide another.
 */
const CHECKS: readonly LintCheck[] = [
  dialect,
  ids,
  openFields,
  ownUnits,
  keywords,
  unheeded,
  options,
  untitledOptions,
  branchOptions,
  limits,
  saidLimits,
  roundedNumbers,
  titles,
  repeatingDescriptions,
  patterns,
  references,
  followedYears,
  edition,
  statedYears,
  instructionNumbers,
  country,
  titleUnits,
  paramTitles,
  otherScript,
  bands,
  saidBands,
  schemaChecks,
  yearPlaceholders,
  braces,
  unfilled,
  plurals,
  screen,
  comparisons,
  paper,
  namesOfOthers,
  headingNumbers,
  headingsTwice,
  unheadedYears,
  yearHeads,
  reversedCells,
  printedLimits,
  tables,
  rules,
  oneRow,
  warningsOnly,
  cycles,
  workflow,
  handingIn,
  states,
  regions,
  regionLevels,
  omits,
  carry,
  variants,
  caseCells,
  outdatedTexts,
]

/**
 * Reported together with the former unless a consequence of them: they concern the type of a field's value.
 */
const FIRST: readonly LintCheck[] = [
  languages,
  quotedNumbers,
  optionCodes,
  formats,
  samplesRefused,
  eachNamed,
]

/** Checks of the rules that are valid, even if others are not. */
const APART: readonly LintCheck[] = [
  conditions,
  matchedPatterns,
  ruleNames,
  counted,
  termsOnce,
  shares,
  thousands,
  tolerances,
  roundedInRules,
  ruleSaid,
  messageSense,
  mixedLogic,
  sumsOfAlternatives,
  saidOrder,
  saidKinds,
  saidNames,
  idleChoices,
  saidDays,
  saidNumbers,
  saidRanges,
  reversedYears,
  rulesTogether,
  casePlaces,
  fixes,
  computed,
  printedUnits,
  listYears,
  unitlessParams,
  paramValues,
  neverFilled,
]

/** Checks that are only reliable if there are no errors before them, as they would report consequences. */
const TOLD_APART: readonly LintCheck[] = [...APART, definitions, params, texts]

const STAGES: readonly (readonly LintCheck[])[] = [
  FIRST,
  CHECKS,
  TOLD_APART,
  [samplesAndCoverage],
  [opposedRules],
]

/** Kinds of files that no other file depends on. */
const VIEWS: ReadonlySet<string> = new Set([
  'ui',
  'rules',
  'paper',
  'cases',
  'form',
  'regions',
  'carry',
  'variant',
  'answers',
])

/** Problems that may be caused by a field, parameter or keyword of the wrong kind. */
const OF_VALUES: ReadonlySet<ProblemCode> = new Set([
  'type-mismatch',
  'wrong-arguments',
  'band-unit',
  'band-options',
  'not-a-condition',
  'unit-mismatch',
  'unknown-option',
  'fix-invalid',
  'exact-ratio',
  'field-type-mismatch',
  'option-unknown',
  'layout-unknown',
  'condition-impossible',
  'condition-ignored',
  'default-invalid',
  'example-invalid',
  'keyword-mismatch',
  'evidence-mismatch',
  'schema-contradiction',
  'variant-value',
  'writes-other-kind',
  'not-a-region',
  'level-unknown',
  'evidence-option',
])

/**
 * All problems of a definition, in the order of its files. Never throws.
 * @param fieldTypes the field types that UI schemas may name
 * @param functions an agency's own rule functions
 * @param compile how the form is compiled, for pages where generating code is not allowed
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
 * The same stage by stage, fast ones first; each stage gives its additional problems. The last one, the
 * cases, takes longest.
 * @param kept rules compiled for an earlier state of the form, by the same functions
 */
export function* lintInStages(
  loaded: Loaded,
  fieldTypes: readonly FieldType[],
  functions: readonly FunctionDefinition[],
  compile: CompileForm,
  kept?: KeptRules,
): Generator<readonly Problem[]> {
  const meant = underMeantNames(loaded)
  if (meant) {
    yield meant.problems
    for (const found of lintInStages(meant.loaded, fieldTypes, functions, compile, kept))
      yield found.map(meant.asWritten)
    return
  }
  yield byTitles(namedOnce(misspeltNames(withoutConsequences(loaded.problems), loaded)), loaded)
  const beside = besideWrongFiles(loaded)
  const read = beside?.loaded ?? loaded
  if (!read.bundle || hasErrors(read.problems)) return
  const context = lintContext(read, read.bundle, fieldTypes, functions, compile, kept)
  const roots = new Set(ownKeys(treeOf(read.bundle).root))
  const isFormMissing = read.problems.some(({ code }) => code === 'form-file-missing')
  const before: Problem[] = []
  for (const stage of STAGES) {
    const after = stillKnown(before, stage, beside !== undefined)
    const reported = distinct(after.checks.flatMap((check) => [...check(context)]))
    const found = withoutOmitted(
      context,
      withoutConsequences(spacesOnce(withoutSaid(withoutCopies(reported))), [...loaded.problems, ...before]),
    )
    const own = found.filter(
      (problem) =>
        after.isKnown(problem) &&
        (!beside || beside.isOwn(problem)) &&
        // the form's own units are in the missing file
        !(problem.code === 'unit-unknown' && isFormMissing),
    )
    const problems = byTitles(namedOnce(misspeltNames(own, read), roots), read)
    yield problems
    // suppressed consequences are errors nevertheless, so no further stage is run
    const untold = reported.filter((problem) => problem.severity === 'error' && !own.includes(problem))
    before.push(...problems, ...untold)
  }
}

/** Problems about a rule's texts are only reported if its check is valid. */
const OF_SAID: ReadonlySet<ProblemCode> = new Set([
  'message-field',
  'message-number',
  'message-order',
  'message-other',
  'message-sense',
  'message-strict',
  'message-unit',
  'rule-elsewhere',
  'threshold-sign',
  'value-year',
])

function withoutSaid(problems: readonly Problem[]): readonly Problem[] {
  const location = ({ file, pointer }: Problem) => file + ruleIn(pointer)
  const wrong = new Set(problems.filter(({ code }) => !OF_SAID.has(code)).map(location))
  return problems.filter((problem) => !OF_SAID.has(problem.code) || !wrong.has(location(problem)))
}

/** Problems that follow from a copied part. */
const OF_COPIES: ReadonlySet<ProblemCode> = new Set([
  'duplicate-rule',
  'computed-twice',
  'read-only-empty',
  'field-title-twice',
  'heading-number',
  'number-twice',
])

/** For a copied part, reports that instead of its consequences. */
function withoutCopies(problems: readonly Problem[]): readonly Problem[] {
  const folders = problems
    .filter(({ code }) => code === 'part-copied')
    .map(({ file }) => file.slice(0, file.lastIndexOf('/') + 1))
  if (folders.length === 0) return problems
  return problems.filter(
    ({ code, file }) =>
      code !== 'edited-never' && !(OF_COPIES.has(code) && folders.some((folder) => file.startsWith(folder))),
  )
}

interface StillKnown {
  readonly checks: readonly LintCheck[]
  readonly isKnown: (problem: Problem) => boolean
}

/**
 * The checks that can be run on a definition with errors, and which of their problems are not consequences.
 */
function stillKnown(before: readonly Problem[], stage: readonly LintCheck[], isPartial: boolean): StillKnown {
  const errors = before.filter(({ severity }) => severity === 'error')
  if (errors.length === 0 && !isPartial) return { checks: stage, isKnown: () => true }
  // the values of an invalid field are unknown, so problems that depend on them are not reported
  if (stage === CHECKS) return { checks: stage, isKnown: ({ code }) => !OF_VALUES.has(code) }
  const isOfViews = errors.every(({ file }) => VIEWS.has(fileInfo(file).kind))
  if (stage !== TOLD_APART || isPartial || !isOfViews)
    return { checks: stage === FIRST ? stage : [], isKnown: () => true }
  const wrong = new Set(errors.map(({ file, pointer }) => file + ruleIn(pointer)))
  return { checks: APART, isKnown: ({ file, pointer }) => !wrong.has(file + ruleIn(pointer)) }
}

function ruleIn(pointer: string): string {
  return /^\/rules\/\d+/.exec(pointer)?.[0] ?? pointer
}
