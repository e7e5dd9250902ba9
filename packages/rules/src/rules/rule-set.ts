import type { FormBundle } from '@formwright/definition'
import type { Advice, FunctionDefinition } from '../language/scope.ts'
import type { RuleProblem } from '../language/problem.ts'
import { compileAll, distinct } from './compile.ts'
import { readingIndex } from './reading-index.ts'
import type { TypedExpression } from './context.ts'
import type { CompiledEffect, CompiledRule } from './rule.ts'

/** Every rule of an edition, by what it reads. */
export interface RuleSet {
  /** In form order, then in the order of their file. */
  readonly rules: readonly CompiledRule[]
  readonly effects: readonly CompiledEffect[]
  /** The rules whose verdict may change when the value at a pointer does. */
  readonly readingOf: (pointer: string) => readonly CompiledRule[]
}

export interface Compiled {
  readonly ruleSet: RuleSet
  /** What is wrong with the rules; looking types those that were not needed yet. */
  readonly problems: readonly RuleProblem[]
  /** Every typed expression, for lint; those of messages and fixes only when compiled thoroughly. */
  readonly typed: readonly TypedExpression[]
}

export interface CompileOptions {
  /** Rule functions of the agency's own, beside the standard ones. */
  readonly functions?: readonly FunctionDefinition[]
  /** Type messages, fixes and severities now and not when first needed. */
  readonly thorough?: boolean
  /** `advice`, where people are told what to write instead of what is wrong. */
  readonly advice?: Advice
}

/** Compiles the rules of a bundle. Never throws; a rule that cannot be typed is in `problems`. */
export function compileRules(bundle: FormBundle, options: CompileOptions = {}): Compiled {
  const { rules, effects, problems, typed } = compileAll(
    bundle,
    options.functions ?? [],
    options.thorough ?? false,
    options.advice,
  )
  return {
    ruleSet: { rules, effects, readingOf: readingIndex(rules) },
    get problems() {
      typeAll(rules)
      return distinct(problems)
    },
    get typed() {
      typeAll(rules)
      return typed
    },
  }
}

/** A rule is typed when what it reads is asked for. */
function typeAll(rules: readonly CompiledRule[]): void {
  for (const rule of rules) void rule.reads
}
