import { below } from '@formwright/definition'
import type { FormBundle, Json, ProblemCode, ProblemParams, RuleEntry } from '@formwright/definition'
import { standardFunctions } from '../functions/index.ts'
import type { FunctionDefinition } from '../functions/define.ts'
import { elaborateText } from '../language/elaborate.ts'
import type { Binding, Scope } from '../language/elaborate.ts'
import type { Expr } from '../language/expr.ts'
import { condition } from '../language/logic.ts'
import type { RuleProblem } from '../language/problem.ts'
import { newEnv } from '../language/value.ts'
import type { Env, Value } from '../language/value.ts'
import { editionGroups } from './names.ts'
import { stepsOf } from './each.ts'
import type { Step } from './each.ts'
import { compileInstance } from './instance.ts'
import { pointersOf } from './pointers.ts'
import type { CompiledEffect, CompiledRule } from './rule.ts'

/** One expression of a rule as lint looks at it: typed, and where it is written. */
export interface TypedExpression {
  readonly rule: RuleEntry
  readonly pointer: string
  readonly role: 'check' | 'when' | 'visible' | 'required' | 'enabled' | 'other'
  readonly expr: Expr
  readonly text: string
}

export interface Context {
  readonly bundle: FormBundle
  readonly scope: Scope
  readonly env: Env
  readonly rule: RuleEntry
  readonly problems: RuleProblem[]
  readonly typed: TypedExpression[]
}

export interface CompileOutput {
  readonly rules: CompiledRule[]
  readonly effects: CompiledEffect[]
  readonly problems: RuleProblem[]
  readonly typed: TypedExpression[]
}

/** Compiles every rule of a bundle. With `thorough`, messages, fixes and severities are typed too and not left until they are needed. */
export function compileAll(bundle: FormBundle, functions: readonly FunctionDefinition[], thorough: boolean): CompileOutput {
  const output: CompileOutput = { rules: [], effects: [], problems: [], typed: [] }
  const env = newEnv()
  let slots = 0
  const shared = {
    schema: bundle.schema,
    parts: new Set(bundle.parts.map((part) => part.key)),
    groups: editionGroups(bundle),
    functions: new Map([...standardFunctions, ...functions].map((definition) => [definition.name, definition])),
    newSlot: () => slots++,
  }
  for (const rule of bundle.rules) {
    const scope: Scope = { ...shared, names: new Map(), report: () => {} }
    compileEntry({ bundle, scope, env, rule, problems: output.problems, typed: output.typed }, output, thorough)
  }
  return output
}

/** A scope whose slips are placed at one text of the rule. */
export function scopeAt(context: Context, ...keys: (string | number)[]): Scope {
  const { rule, problems } = context
  const pointer = below('/rules', rule.index, ...keys)
  const report = (code: ProblemCode, params: ProblemParams, start: number, end: number, fix?: string) => {
    problems.push({ code, params, pointer, part: rule.part, start, end, ...(fix === undefined ? {} : { fix }) })
  }
  return { ...context.scope, report }
}

/** Types an expression of a rule and remembers it for lint. */
export function typed(context: Context, text: string, role: TypedExpression['role'], ...keys: (string | number)[]): Expr | undefined {
  const scope = scopeAt(context, ...keys)
  const expr = elaborateText(text, scope)
  if (!expr) return undefined
  const checked = role === 'other' ? expr : condition(expr, scope)
  context.typed.push({ rule: context.rule, pointer: below('/rules', context.rule.index, ...keys), role, expr: checked, text })
  return checked
}

function compileEntry(context: Context, output: CompileOutput, thorough: boolean): void {
  const { rule } = context
  const effect = (['compute', 'visible', 'required', 'enabled'] as const).find((name) => rule[name] !== undefined)
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
      const steps = Object.entries(row).map(([name, entry]) => [name, stepsFor(context, name, entry, index, name)[0]] as const)
      return new Map(steps.filter((pair): pair is [string, Step] => pair[1] !== undefined))
    })
  }
  let all: Map<string, Step>[] = [new Map()]
  for (const [name, written] of Object.entries(each ?? {})) {
    const entries = typeof written === 'string' ? [written] : written
    const steps = entries.flatMap((entry, index) => stepsFor(context, name, entry, name, ...(typeof written === 'string' ? [] : [index])))
    all = all.flatMap((before) => steps.map((step) => new Map(before).set(name, step)))
  }
  return all
}

function isRows(each: RuleEntry['each']): each is readonly Readonly<Record<string, string>>[] {
  return Array.isArray(each)
}

function stepsFor(context: Context, name: string, entry: string, ...keys: (string | number)[]): Step[] {
  const scope = scopeAt(context, 'each', ...keys)
  if (Object.hasOwn(context.bundle.schema.properties ?? {}, name)) scope.report('shadowed-name', { name, other: name }, 0, 1)
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
      return jsonOf(expr.run(env))
    },
  }
}

/** A value as data; what is no JSON is left out. */
export function jsonOf(value: Value): Json | undefined {
  if (value === undefined || (typeof value === 'number' && !Number.isFinite(value))) return undefined
  return value as Json
}

/** A slip of a rule that is repeated is told once. */
export function distinct(problems: readonly RuleProblem[]): RuleProblem[] {
  const seen = new Map(problems.map((problem) => [`${problem.part}${problem.pointer}:${problem.start}:${problem.code}`, problem]))
  return [...seen.values()]
}
