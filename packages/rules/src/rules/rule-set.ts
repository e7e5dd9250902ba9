import type { FormBundle } from '@formwright/definition'
import type { Advice, FunctionDefinition } from '../language/scope.ts'
import type { RuleProblem } from '../language/problem.ts'
import { compileAll, distinct } from './compile.ts'
import { readingIndex } from './reading-index.ts'
import type { TypedExpression } from './context.ts'
import type { CompiledEffect, CompiledRule } from './rule.ts'

/** All rules of an edition, indexed by what they read. */
export interface RuleSet {
  /** In form order, then in file order. */
  readonly rules: readonly CompiledRule[]
  readonly effects: readonly CompiledEffect[]
  /** The rules whose verdict may depend on the value at a pointer. */
  readonly readingOf: (pointer: string) => readonly CompiledRule[]
}

export interface Compiled {
  readonly ruleSet: RuleSet
  /** Problems of the rules; accessing it compiles the remaining ones. */
  readonly problems: readonly RuleProblem[]
  /** All compiled expressions, for lint; those of messages and fixes only with `thorough`. */
  readonly typed: readonly TypedExpression[]
}

export interface CompileOptions {
  /** Custom rule functions besides the standard ones. */
  readonly functions?: readonly FunctionDefinition[]
  /** Compile messages, fixes and severities immediately. */
  readonly thorough?: boolean
  /** `advice` for authors, with suggestions. */
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
  let isWhole = false
  // rules are compiled when what they read is needed
  const typeAll = () => {
    if (!isWhole) for (const rule of rules) void rule.reads
    isWhole = true
  }
  return {
    ruleSet: { rules, effects, readingOf: readingIndex(rules) },
    get problems() {
      typeAll()
      return distinct(problems)
    },
    get typed() {
      typeAll()
      return typed
    },
  }
}
