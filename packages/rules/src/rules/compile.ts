import type { FormBundle, RuleEntry } from '@formwright/definition'
import { standardFunctions } from '../functions/index.ts'
import type { FunctionDefinition } from '../language/scope.ts'
import { elaborate } from '../language/elaborate.ts'
import type { Binding, Scope } from '../language/scope.ts'
import type { RuleProblem } from '../language/problem.ts'
import { MAX_STEPS, newEnv } from '../language/value.ts'
import { jsonOf, scopeAt, typed } from './context.ts'
import type { Context, TypedExpression } from './context.ts'
import { editionGroups } from './names.ts'
import { stepsOf } from './each.ts'
import type { Step } from './each.ts'
import { compileInstance } from './instance.ts'
import { pointersOf } from './pointers.ts'
import type { CompiledEffect, CompiledRule } from './rule.ts'

export interface CompileOutput {
  readonly rules: CompiledRule[]
  readonly effects: CompiledEffect[]
  readonly problems: RuleProblem[]
  readonly typed: TypedExpression[]
}

/** Compiles every rule of a bundle. With `thorough`, messages, fixes and severities are typed too and not left until they are needed. */
export function compileAll(
  bundle: FormBundle,
  functions: readonly FunctionDefinition[],
  thorough: boolean,
): CompileOutput {
  const output: CompileOutput = { rules: [], effects: [], problems: [], typed: [] }
  const env = newEnv()
  let slots = 0
  const shared = {
    elaborate,
    schema: bundle.schema,
    parts: new Set(bundle.parts.map((part) => part.key)),
    groups: editionGroups(bundle),
    functions: new Map(
      [...standardFunctions, ...functions].map((definition) => [definition.name, definition]),
    ),
    newSlot: () => slots++,
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

function compileEntry(context: Context, output: CompileOutput, thorough: boolean): void {
  const { rule } = context
  const effect = (['compute', 'visible', 'required', 'enabled'] as const).find(
    (name) => rule[name] !== undefined,
  )
  if (effect) {
    const compiled = compileEffect(context, effect)
    if (compiled) output.effects.push(compiled)
    return
  }
  for (const steps of combinations(context)) {
    const names = new Map<string, Binding>(context.scope.names)
    const scope: Scope = { ...context.scope, names }
    for (const [name, step] of steps) names.set(name, step.bind(scope))
    output.rules.push(compileInstance({ ...context, scope }, steps, thorough))
  }
}

/** Each combination of what the variables stand for: the product of the lists, or the rows as they are written. */
function combinations(context: Context): Map<string, Step>[] {
  const { each } = context.rule
  if (isRows(each)) {
    return each.map((row, index) => {
      const steps = Object.entries(row).map(
        ([name, entry]) => [name, stepsFor(context, name, entry, index, name)[0]] as const,
      )
      return new Map(steps.filter((pair): pair is [string, Step] => pair[1] !== undefined))
    })
  }
  let all: Map<string, Step>[] = [new Map()]
  for (const [name, written] of Object.entries(each ?? {})) {
    const entries = typeof written === 'string' ? [written] : written
    const steps = entries.flatMap((entry, index) =>
      stepsFor(context, name, entry, name, ...(typeof written === 'string' ? [] : [index])),
    )
    all = all.flatMap((before) => steps.map((step) => new Map(before).set(name, step)))
  }
  return all
}

function isRows(each: RuleEntry['each']): each is readonly Readonly<Record<string, string>>[] {
  return Array.isArray(each)
}

function stepsFor(context: Context, name: string, entry: string, ...keys: (string | number)[]): Step[] {
  const scope = scopeAt(context, 'each', ...keys)
  if (Object.hasOwn(context.bundle.schema.properties ?? {}, name))
    scope.report('shadowed-name', { name, other: name }, 0, 1)
  return stepsOf(entry, context.bundle, scope)
}

function compileEffect(context: Context, effect: CompiledEffect['effect']): CompiledEffect | undefined {
  const { rule, env } = context
  const expr = typed(context, rule[effect]!, effect === 'compute' ? 'other' : effect, effect)
  if (!expr) return undefined
  return {
    id: rule.id,
    part: rule.part,
    index: rule.index,
    effect,
    pointers: pointersOf(context, new Map()),
    reads: expr.reads,
    evaluate: (answers) => {
      env.answers = answers
      env.budget = MAX_STEPS
      return jsonOf(expr.run(env))
    },
  }
}

/** A slip of a rule that is repeated is told once. */
export function distinct(problems: readonly RuleProblem[]): RuleProblem[] {
  const seen = new Map(
    problems.map((problem) => [
      `${problem.part}${problem.pointer}:${problem.start}:${problem.code}`,
      problem,
    ]),
  )
  return [...seen.values()]
}
