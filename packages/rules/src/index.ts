export { compileRules } from './rules/rule-set.ts'
export { readingIndex } from './rules/reading-index.ts'
export type { Position } from './rules/instances.ts'
export { patternsMeet } from './language/pattern.ts'
export type { Compiled, CompileOptions } from './rules/rule-set.ts'
export type { TypedExpression } from './rules/context.ts'
export type {
  Violation,
  CompiledEffect,
  CompiledRule,
  EvaluateOptions,
  Judged,
  Verdict,
} from './rules/rule.ts'
export { braceFault, placeholdersOf, pluralsIn } from './rules/message-parts.ts'
export { namesRead, ownNamesOf, paramsOfRule, textsOfRule } from './rules/names-read.ts'
export { isLoosened } from './rules/loosened.ts'
export { defineFunction } from './functions/define.ts'
export { EXAMPLES as checkedNumbers } from './functions/check-digit/standards.ts'
export type { FunctionDefinition } from './language/scope.ts'
export { standardFunctions } from './functions/index.ts'
export { compileExpression, evaluateExpression } from './rules/evaluate.ts'
export { advice } from './language/advice.ts'
export type { RuleProblem } from './language/problem.ts'
export type { Expr } from './language/expr.ts'
export { boolMeant } from './language/meant-comparison.ts'
export { printType, shownUnit } from './language/types.ts'
export type { Type } from './language/types.ts'
export { isMultipleOf } from './decimal.ts'
export { holdTogether, idleParts, isImplied, neverHolds } from './language/satisfiable.ts'
export type { IdlePart } from './language/satisfiable.ts'
