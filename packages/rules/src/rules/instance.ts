import { localeOf, valueAt } from '@formwright/definition'
import type { Json } from '@formwright/definition'
import type { Expr } from '../language/expr.ts'
import { union } from '../language/expr.ts'
import { concrete, nearestPointer, withoutNames } from '../language/pattern.ts'
import { MAX_STEPS } from '../language/value.ts'
import type { Env } from '../language/value.ts'
import { jsonOf, scopeAt, scopeAtKey, typed } from './context.ts'
import type { Context } from './context.ts'
import type { EachValue } from './each.ts'
import { explain, translationOf } from './explanation.ts'
import type { Explanation } from './explanation.ts'
import { Instances, ONLY } from './instances.ts'
import type { Position } from './instances.ts'
import { Lets } from './lets.ts'
import { resolvePointer, pointersOf } from './pointers.ts'
import { compileTemplate } from './template.ts'
import type { Template } from './template.ts'
import type { Violation, CompiledRule, EligibilityLine, EvaluateOptions, Judged, Verdict } from './rule.ts'

/** A rule for one combination, for all rows. Compiled on demand, or at once if thorough. */
export function compileInstance(
  context: Context,
  steps: ReadonlyMap<string, EachValue>,
  thorough: boolean,
): CompiledRule {
  const instances = new Instances([...steps.values()].flatMap(({ loop }) => (loop ? [loop] : [])))
  const prepared = lazily(() => prepare(context))
  const explanation = lazily(() => (prepared(), explain(context)))
  const fixed = lazily(() => fixedBy(context, steps))
  const fix = lazily(() => (prepared(), fixOf(context, fixed())))
  const pointers = pointersOf(context, steps)
  const watched = lazily(() =>
    union([prepared().reads, explanation().reads, ...fix().map(({ expr }) => expr.reads)]),
  )
  const internals = {
    context,
    prepared,
    explanation,
    fixed,
    fix,
    watched,
    pointers,
    instances,
    steps,
    lines: new Map(),
  }
  if (thorough) {
    explanation()
    fix()
    for (const key of LINE) lineOf(internals, key, context.rule.eligibility?.[key])
  }
  return assemble(internals)
}

/** What deciding a rule needs. */
interface Prepared {
  readonly lets: Lets
  readonly check: Expr['run'] | undefined
  readonly when: Expr['run'] | undefined
  /** What the expressions read, besides the set of rows. */
  readonly reads: ReadonlySet<string>
}

function prepare(context: Context): Prepared {
  const lets = new Lets(context)
  const check = typed(context, context.rule.check!, 'check', 'check')
  const when = context.rule.when === undefined ? undefined : typed(context, context.rule.when, 'when', 'when')
  const reads = union([check?.reads, when?.reads])
  return { lets, check: check?.run, when: when?.run, reads }
}

interface RuleInternals {
  readonly context: Context
  readonly prepared: () => Prepared
  readonly explanation: () => Explanation
  /** Where the fix fills in values; found without typing what it fills in. */
  readonly fixed: () => readonly string[]
  readonly fix: () => readonly Fix[]
  /** What the expressions read, besides the set of rows, and what a violation says. */
  readonly watched: () => ReadonlySet<string>
  readonly pointers: readonly string[]
  readonly instances: Instances
  readonly steps: ReadonlyMap<string, EachValue>
  /** Cached templates of the eligibility table. */
  readonly lines: Map<string, Template | undefined>
}

function assemble(internals: RuleInternals): CompiledRule {
  const { rule, env } = internals.context
  const { instances, prepared, watched } = internals
  const reads = lazily(() => new Set([...readsOf(internals)].map(withoutNames)))
  const isRepeated = instances.loops.length > 0
  const suffix = [...internals.steps.values()]
    .map(({ segment }) => withoutNames(`/${segment}`).slice(1))
    .join(',')
  const evaluateWhere: CompiledRule['evaluateWhere'] = (answers, where, options) => {
    startPass(internals, answers)
    const judge = (position: Position): Judged => ({
      position,
      verdict: verdict(internals, position, options),
    })
    return instances.each(env, where, judge) ?? []
  }
  const evaluateAll = (answers: unknown, options?: EvaluateOptions): Verdict[] => {
    startPass(internals, answers)
    return instances.each(env, ONLY, (position) => verdict(internals, position, options)) ?? ['pending']
  }
  return {
    id: rule.id,
    key: suffix === '' ? rule.id : `${rule.id}[${suffix}]`,
    part: rule.part,
    index: rule.index,
    kind: rule.kind!,
    source: rule.source ?? '',
    ...(rule.issuer === undefined ? {} : { issuer: rule.issuer }),
    get reads() {
      return reads()
    },
    get watches() {
      return new Set([...watched(), ...instances.reads].map(withoutNames))
    },
    at: withoutNames(internals.pointers[0]!),
    isRepeated,
    evaluateAll,
    evaluateWhere,
    concernedBy: (changed) => instances.concernedBy(changed, watched()),
    evaluate: (answers, options) => {
      if (!isRepeated) {
        const ready = prepared()
        begin(env, ready, answers)
        return decided(env, ready) ?? violation(internals, ONLY, options)
      }
      const all = evaluateAll(answers, options)
      return all.find((one) => typeof one === 'object') ?? (all.includes('pending') ? 'pending' : 'passes')
    },
    get fixes() {
      return internals.fixed().map(withoutNames)
    },
    fixesAfter: (answers, changed) => {
      startPass(internals, answers)
      return instances.pointersAfter(env, changed, watched(), internals.fixed())
    },
    suggestions: (answers, at) => suggestions(internals, answers, at),
    ...(rule.eligibility
      ? { eligibility: (answers: unknown, language?: string) => eligibilityOf(internals, answers, language) }
      : {}),
  }
}

function readsOf({ prepared, instances }: RuleInternals): ReadonlySet<string> {
  return union([prepared().reads, instances.reads])
}

/** Starts a new pass: cached values are outdated. */
function startPass({ context, prepared }: RuleInternals, answers: unknown): void {
  begin(context.env, prepared(), answers)
}

function begin(env: Env, { lets }: Prepared, answers: unknown): void {
  env.answers = answers
  env.pass++
  env.budget = MAX_STEPS
  lets.forget(env, true)
}

function verdict(internals: RuleInternals, position: Position, options?: EvaluateOptions): Verdict {
  const { env } = internals.context
  const ready = internals.prepared()
  env.budget = MAX_STEPS
  ready.lets.forget(env, false)
  return decided(env, ready) ?? violation(internals, position, options)
}

/** The verdict of a rule. */
function decided(env: Env, { check, when }: Prepared): Exclude<Verdict, Violation> | undefined {
  if (when) {
    const applies = when(env)
    if (applies !== true) return applies === undefined ? 'pending' : 'passes'
  }
  const holds = check?.(env)
  if (holds === undefined) return 'pending'
  return holds ? 'passes' : undefined
}

/** A value that a fix fills in, and where. */
interface Fix {
  readonly pointer: string
  readonly expr: Expr
}

/** Where a rule's fix fills in values, in the order in which they are written. */
function fixedBy(context: Context, steps: ReadonlyMap<string, EachValue>): readonly string[] {
  return Object.keys(context.rule.fix ?? {}).map((pointer) =>
    resolvePointer(context, pointer, steps, scopeAtKey(context, 'fix', pointer)),
  )
}

function fixOf(context: Context, fixed: readonly string[]): readonly Fix[] {
  return Object.entries(context.rule.fix ?? {}).flatMap(([written, text], index) => {
    const expr = typed(context, text, 'other', 'fix', written)
    return expr ? [{ pointer: fixed[index]!, expr }] : []
  })
}

function violation(
  internals: RuleInternals,
  position: Position,
  { silent = false }: EvaluateOptions = {},
): Violation {
  const { env, rule } = internals.context
  const explanation = internals.explanation()
  const here = (pattern: string) => nearestPointer(concrete(pattern, position))
  if (silent)
    return {
      ...WITHOUT_WORDS,
      severity: explanation.severity(env),
      position,
      pointer: here(internals.pointers[0] ?? ''),
    }
  const [pointer = '', ...others] = internals.pointers.map(here)
  const related = new Set([...others, ...[...readsOf(internals)].map(here)])
  related.delete(pointer)
  related.delete('')
  const fix = fixes(internals, position)
  const reverseFix = reversed(internals, position)
  return {
    severity: explanation.severity(env),
    position,
    pointer,
    related: [...related],
    message: messages(internals, explanation, position),
    values: values(internals, explanation, rule.message!),
    ...(Object.keys(fix).length > 0 ? { fix } : {}),
    ...(reverseFix ? { reverseFix } : {}),
  }
}

const WITHOUT_WORDS = { related: [], message: () => '', values: {} }

/** Messages may be evaluated after other rules ran, so the row is restored first. */
function messages(
  internals: RuleInternals,
  explanation: Explanation,
  position: Position,
): Violation['message'] {
  const { env, rule, bundle } = internals.context
  const { answers } = env
  const written = explanation.message()?.fill(env, localeOf(bundle)) ?? ''
  return (language) => {
    if (language === undefined || translationOf(bundle, rule.message!, language) === undefined) return written
    startPass(internals, answers)
    return internals.instances.goTo(env, position)
      ? (explanation.message(language)?.fill(env, localeOf(bundle, language)) ?? written)
      : written
  }
}

function values(
  { context: { env }, prepared }: RuleInternals,
  explanation: Explanation,
  message: string,
): Record<string, Json> {
  const result: Record<string, Json> = {}
  for (const { text, expr } of explanation.message()?.exprs ?? []) {
    const value = jsonOf(expr.run(env))
    if (value !== undefined && message.includes(text)) result[text] = value
  }
  for (const [name, found] of prepared().lets.values(env)) {
    const value = jsonOf(found)
    if (value !== undefined && !Object.hasOwn(result, name)) result[name] = value
  }
  return result
}

/** The values of the fix at all locations, or at one; none if the rule does not apply. */
function suggestions(internals: RuleInternals, answers: unknown, at?: string): Record<string, Json> {
  const { env } = internals.context
  const { lets, when } = internals.prepared()
  const concerned = at === undefined ? [ONLY] : internals.instances.at(at, internals.fixed())
  startPass(internals, answers)
  const found = concerned.flatMap(
    (where) =>
      internals.instances.each(env, where, (position) => {
        lets.forget(env, false)
        return when && when(env) !== true ? {} : fixes(internals, position)
      }) ?? [],
  )
  return Object.assign({}, ...found) as Record<string, Json>
}

function fixes(internals: RuleInternals, position: Position): Record<string, Json> {
  const result: Record<string, Json> = {}
  for (const { pointer, expr } of internals.fix()) {
    const value = jsonOf(expr.run(internals.context.env))
    if (value !== undefined) result[concrete(pointer, position)] = value
  }
  return result
}

/** The reverse of a fix that copies one field to another; only if both are filled. */
function reversed(internals: RuleInternals, position: Position): Readonly<Record<string, Json>> | undefined {
  const [only, ...more] = internals.fix()
  if (!only?.expr.path || more.length > 0) return undefined
  const source = concrete(only.expr.path.pointer, position)
  const value = valueAt(internals.context.env.answers, concrete(only.pointer, position))
  const isFilled = value !== undefined && value !== null && value !== ''
  return isFilled && !source.includes('/*') ? { [source]: value as Json } : undefined
}

/**
 * Selects the row that decides the overall verdict: a violated one, else a pending one, else one to which the
 * rule applies. Without rows, row variables are reset.
 * @returns false if `when` is false for every row, or independent of rows
 */
function goToDeciding({ context: { env }, instances, prepared }: RuleInternals): boolean {
  const { lets, check, when } = prepared()
  const first: Partial<Record<'broken' | 'waiting' | 'met', Position>> = {}
  const judged = instances.each(env, ONLY, (position) => {
    env.budget = MAX_STEPS
    lets.forget(env, false)
    const applies = when ? when(env) : true
    if (applies === false) return false
    const holds = applies === true ? check?.(env) : undefined
    first[holds === undefined ? 'waiting' : holds ? 'met' : 'broken'] ??= position
    return true
  })
  const deciding = first.broken ?? first.waiting ?? first.met
  if (deciding) instances.goTo(env, deciding)
  else for (const { slot } of instances.loops) env.slots[slot] = undefined
  env.budget = MAX_STEPS
  lets.forget(env, false)
  if (deciding) return true
  // a `when` that depends on no row also applies without rows
  return (!judged || judged.length === 0) && when?.(env) !== false
}

function eligibilityOf(
  internals: RuleInternals,
  answers: unknown,
  language?: string,
): EligibilityLine | undefined {
  startPass(internals, answers)
  if (!goToDeciding(internals)) return undefined
  const { bundle, env, rule } = internals.context
  const written = rule.eligibility!
  const locale = localeOf(bundle, language)
  // invalid translations are reported by lint; the original is shown
  const template = (key: (typeof LINE)[number]) =>
    lineOf(internals, key, translationOf(bundle, written[key], language)) ??
    lineOf(internals, key, written[key])
  const [criterion, threshold, value] = LINE.map(template)
  const numbers = [threshold, value].flatMap((one) => one?.numbers(env) ?? [])
  const line = (one: Template | undefined) => one?.fill(env, locale, numbers) ?? ''
  return { criterion: line(criterion), threshold: line(threshold), value: line(value) }
}

const LINE = ['criterion', 'threshold', 'value'] as const satisfies readonly (keyof EligibilityLine)[]

function lineOf(
  { lines, context }: Pick<RuleInternals, 'lines' | 'context'>,
  key: (typeof LINE)[number],
  text: string | undefined,
): Template | undefined {
  if (text === undefined) return undefined
  if (!lines.has(text)) lines.set(text, compileTemplate(text, scopeAt(context, 'eligibility', key)))
  return lines.get(text)
}

function lazily<T>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}
