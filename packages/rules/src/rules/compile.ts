import { noneWord, treeOf, UnitTable } from '@formwright/definition'
import type { FormBundle } from '@formwright/definition'
import { standardFunctions } from '../functions/index.ts'
import type { FunctionDefinition } from '../language/scope.ts'
import { elaborate } from '../language/elaborate.ts'
import type { Advice, Scope } from '../language/scope.ts'
import type { RuleProblem } from '../language/problem.ts'
import { newEnv } from '../language/value.ts'
import type { Context, TypedExpression } from './context.ts'
import { editionGroups } from './names.ts'
import { combinations } from './combinations.ts'
import { compileEffect } from './effect.ts'
import { compileInstance } from './instance.ts'
import type { CompiledEffect, CompiledRule } from './rule.ts'

export interface CompileOutput {
  readonly rules: CompiledRule[]
  readonly effects: CompiledEffect[]
  readonly problems: RuleProblem[]
  readonly typed: TypedExpression[]
}

/**
 * Compiles all rules of a bundle. With `thorough`, messages, fixes and severities are compiled immediately
 * rather than on demand.
 */
export function compileAll(
  bundle: FormBundle,
  functions: readonly FunctionDefinition[],
  thorough: boolean,
  advice: Advice | undefined,
): CompileOutput {
  const output: CompileOutput = { rules: [], effects: [], problems: [], typed: [] }
  const env = newEnv()
  let slots = 0
  const units = new UnitTable(bundle.form)
  const shared = {
    elaborate,
    root: treeOf(bundle).root,
    groups: editionGroups(bundle, units),
    units,
    none: noneWord(bundle.form),
    functions: new Map(
      [...standardFunctions, ...functions].map((definition) => [definition.name, definition]),
    ),
    newSlot: () => slots++,
    advice,
  }
  for (const rule of bundle.rules) {
    const scope: Scope = { ...shared, names: new Map(), report: () => {} }
    compileEntry(
      { bundle, scope, env, rule, problems: output.problems, typed: output.typed },
      output,
      thorough,
    )
  }
  return output
}

const EFFECTS = ['compute', 'visible', 'required', 'enabled'] as const

function compileEntry(context: Context, output: CompileOutput, thorough: boolean): void {
  const effect = EFFECTS.find((name) => context.rule[name] !== undefined)
  for (const { steps, scope } of combinations(context)) {
    if (!effect) {
      output.rules.push(compileInstance({ ...context, scope }, steps, thorough))
      continue
    }
    const compiled = compileEffect({ ...context, scope }, steps, effect)
    if (compiled) output.effects.push(compiled)
  }
}

/** Removes duplicate problems of repeated rules. */
export function distinct(problems: readonly RuleProblem[]): RuleProblem[] {
  const seen = new Map(
    problems.map((problem) => [
      `${problem.part}${problem.pointer}:${problem.start}:${problem.code}`,
      problem,
    ]),
  )
  return [...seen.values()]
}
