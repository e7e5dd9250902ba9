import { valueAt } from '@formwright/definition'
import type { Json } from '@formwright/definition'
import type { Binding, Scope } from '../language/scope.ts'
import { elaborateText } from '../language/elaborate.ts'
import type { Expr } from '../language/expr.ts'
import { MAX_STEPS } from '../language/value.ts'
import type { Value } from '../language/value.ts'
import { jsonOf, scopeAt, typed } from './context.ts'
import type { Context } from './context.ts'
import type { Step } from './each.ts'
import { place, pointersOf } from './pointers.ts'
import { compileTemplate } from './template.ts'
import type { Template } from './template.ts'
import type { Breach, CompiledRule, EligibilityLine, Verdict } from './rule.ts'

const UNSET = Symbol('unset')

interface Let {
  readonly name: string
  readonly slot: number
  readonly expr: Expr
}

/** One rule for one combination of years, fields and rows. It is typed when it is first looked at, or now when thorough. */
export function compileInstance(
  context: Context,
  steps: ReadonlyMap<string, Step>,
  thorough: boolean,
): CompiledRule {
  const rows = [...steps.values()].find((step) => step.rows)?.rows
  const prepared = lazily(() => prepare(context, rows))
  const told = lazily(() => (prepared(), tell(context, steps)))
  if (thorough) told()
  return assemble({
    context,
    prepared,
    told,
    places: pointersOf(context, steps),
    rows,
    steps,
    lines: new Map(),
  })
}

/** What deciding a rule takes. */
interface Prepared {
  readonly lets: readonly Let[]
  readonly check: Expr | undefined
  readonly when: Expr | undefined
  readonly reads: ReadonlySet<string>
}

function prepare(context: Context, rows: string | undefined): Prepared {
  const lets = bindLets(context)
  const check = typed(context, context.rule.check!, 'check', 'check')
  const when = context.rule.when === undefined ? undefined : typed(context, context.rule.when, 'when', 'when')
  return {
    lets,
    check,
    when,
    reads: new Set([...(check?.reads ?? []), ...(when?.reads ?? []), ...(rows ? [rows] : [])]),
  }
}

interface Parts {
  readonly context: Context
  readonly prepared: () => Prepared
  readonly told: () => Told
  readonly places: readonly string[]
  readonly rows: string | undefined
  readonly steps: ReadonlyMap<string, Step>
  /** Templates of the eligibility table that were looked at already. */
  readonly lines: Map<string, Template | undefined>
}

function assemble(parts: Parts): CompiledRule {
  const { rule, env } = parts.context
  const suffix = [...parts.steps.values()].map((step) => step.segment ?? '*').join(',')
  const evaluateRow = () => verdict(parts)
  const evaluateAll = (answers: unknown): Verdict[] => {
    env.answers = answers
    return parts.rows ? overRows(parts.rows, parts, evaluateRow) : [evaluateRow()]
  }
  const evaluate = (answers: unknown): Verdict => {
    if (!parts.rows) {
      env.answers = answers
      return evaluateRow()
    }
    const all = evaluateAll(answers)
    return all.find((one) => typeof one === 'object') ?? (all.includes('pending') ? 'pending' : 'passes')
  }
  return {
    id: rule.id,
    key: suffix === '' ? rule.id : `${rule.id}[${suffix}]`,
    part: rule.part,
    index: rule.index,
    kind: rule.kind!,
    source: rule.source ?? '',
    get reads() {
      return parts.prepared().reads
    },
    at: parts.places[0]!,
    evaluateAll,
    evaluate,
    get mends() {
      return parts.told().fix.map(({ pointer }) => pointer)
    },
    suggestions: (answers) => {
      begin(parts, answers)
      const { when } = parts.prepared()
      return when && when.run(env) !== true ? {} : fixes(parts)
    },
    ...(rule.eligibility
      ? { eligibility: (answers: unknown, language?: string) => eligibilityOf(parts, answers, language) }
      : {}),
  }
}

function begin({ context: { env }, prepared }: Parts, answers: unknown): void {
  env.answers = answers
  env.budget = MAX_STEPS
  for (const { slot } of prepared().lets) env.slots[slot] = UNSET as unknown as Value
}

/** Rows beyond these are not judged one by one; the schema limits rows far below. */
const MAX_ROWS = 10_000

function overRows(pointer: string, parts: Parts, evaluateRow: () => Verdict): Verdict[] {
  const { env } = parts.context
  let value: unknown = env.answers
  for (const key of pointer.slice(1).split('/'))
    value = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined
  if (!Array.isArray(value)) return ['pending']
  return value.slice(0, MAX_ROWS).map((row, index) => {
    env.row = row
    env.rowIndex = index
    return evaluateRow()
  })
}

function verdict(parts: Parts): Verdict {
  const { env } = parts.context
  env.budget = MAX_STEPS
  const { lets, check, when } = parts.prepared()
  for (const { slot } of lets) env.slots[slot] = UNSET as unknown as Value
  if (when) {
    const applies = when.run(env)
    if (applies !== true) return applies === undefined ? 'pending' : 'passes'
  }
  const holds = check?.run(env)
  if (holds === undefined) return 'pending'
  return holds ? 'passes' : breach(parts)
}

/** `let` names are worked out once, when they are first looked at. */
function bindLets(context: Context): Let[] {
  const names = context.scope.names as Map<string, Binding>
  const lets: Let[] = []
  for (const [name, text] of Object.entries(context.rule.let ?? {})) {
    const other =
      names.has(name) ||
      Object.hasOwn(context.bundle.schema.properties ?? {}, name) ||
      context.scope.groups.has(name)
        ? name
        : undefined
    if (other) scopeAt(context, 'let', name).report('shadowed-name', { name, other }, 0, text.length)
    const expr = typed(context, text, 'other', 'let', name)
    if (!expr) continue
    const slot = context.scope.newSlot()
    lets.push({ name, slot, expr })
    names.set(name, (node) => ({ ...expr, node, run: remembered(expr, slot) }))
  }
  return lets
}

function remembered(expr: Expr, slot: number): Expr['run'] {
  return (env) => {
    const known = env.slots[slot] as unknown
    if (known !== UNSET) return known as Value
    return (env.slots[slot] = expr.run(env))
  }
}

interface Told {
  readonly severity: (env: Context['env']) => 'error' | 'warning'
  readonly message: (language?: string) => Template | undefined
  readonly fix: readonly { readonly pointer: string; readonly expr: Expr }[]
}

/** Everything that is needed only once a rule is broken. */
function tell(context: Context, steps: ReadonlyMap<string, Step>): Told {
  const { rule, bundle } = context
  const templates = new Map<string, Template | undefined>()
  const message = (language = '') => {
    const text = bundle.texts[language]?.[rule.message!] ?? rule.message!
    if (!templates.has(text)) templates.set(text, compileTemplate(text, scopeAt(context, 'message')))
    return templates.get(text)
  }
  message()
  const fix = Object.entries(rule.fix ?? {}).flatMap(([pointer, text]) => {
    const expr = typed(context, text, 'other', 'fix', pointer)
    return expr ? [{ pointer: place(context, pointer, steps, 'fix', pointer), expr }] : []
  })
  return { severity: severityOf(context), message, fix }
}

function severityOf(context: Context): Told['severity'] {
  const written = context.rule.severity!
  if (written === 'error' || written === 'warning') return () => written
  const scope: Scope = scopeAt(context, 'severity')
  const expr = elaborateText(written, scope)
  if (expr && expr.type.kind !== 'text' && expr.type.kind !== 'any') {
    scope.report('severity-invalid', { found: expr.type.kind }, 0, written.length)
  }
  return (env) => (expr?.run(env) === 'warning' ? 'warning' : 'error')
}

function breach(parts: Parts): Breach {
  const { env, rule } = parts.context
  const told = parts.told()
  const index = String(env.rowIndex)
  const concrete = (pointer: string) => (parts.rows ? pointer.replace('*', index) : pointer)
  const [pointer = '', ...others] = parts.places.map(concrete)
  const related = new Set([...others, ...[...parts.prepared().reads].map(concrete)])
  related.delete(pointer)
  const fix = fixes(parts)
  const reverseFix = reversed(parts, concrete)
  return {
    severity: told.severity(env),
    pointer,
    related: [...related],
    message: messages(parts, told),
    values: values(parts, told, rule.message!),
    ...(Object.keys(fix).length > 0 ? { fix } : {}),
    ...(reverseFix ? { reverseFix } : {}),
  }
}

/** A message may be asked for after other rules ran, so the state that it reads is kept. */
function messages(parts: Parts, told: Told): Breach['message'] {
  const { env } = parts.context
  const { answers, row, rowIndex } = env
  const chinese = told.message()?.fill(env) ?? ''
  return (language) => {
    if (!language || !parts.context.bundle.texts[language]?.[parts.context.rule.message!]) return chinese
    Object.assign(env, { row, rowIndex })
    begin(parts, answers)
    return told.message(language)?.fill(env) ?? chinese
  }
}

function values({ context: { env }, prepared }: Parts, told: Told, message: string): Record<string, Json> {
  const result: Record<string, Json> = {}
  for (const { text, expr } of told.message()?.exprs ?? []) {
    const value = jsonOf(expr.run(env))
    if (value !== undefined && message.includes(text)) result[text] = value
  }
  for (const { name, slot, expr } of prepared().lets) {
    const value = jsonOf(remembered(expr, slot)(env))
    if (value !== undefined && !(name in result)) result[name] = value
  }
  return result
}

function fixes(parts: Parts): Record<string, Json> {
  const result: Record<string, Json> = {}
  for (const { pointer, expr } of parts.told().fix) {
    const value = jsonOf(expr.run(parts.context.env))
    if (value === undefined) continue
    result[pointer.replace('*', String(parts.context.env.rowIndex))] = value
  }
  return result
}

/** A fix that takes one field over from another, the other way round; only where both hold something. */
function reversed(
  parts: Parts,
  concrete: (pointer: string) => string,
): Readonly<Record<string, Json>> | undefined {
  const [only, ...more] = parts.told().fix
  if (!only?.expr.path || more.length > 0) return undefined
  const value = valueAt(parts.context.env.answers, concrete(only.pointer))
  const isFilled = value !== undefined && value !== null && value !== ''
  return isFilled ? { [concrete(only.expr.path.pointer)]: value as Json } : undefined
}

function eligibilityOf(parts: Parts, answers: unknown, language?: string): EligibilityLine {
  begin(parts, answers)
  const written = parts.context.rule.eligibility!
  const line = (key: keyof EligibilityLine) => {
    const text = parts.context.bundle.texts[language ?? '']?.[written[key]] ?? written[key]
    if (!parts.lines.has(text))
      parts.lines.set(text, compileTemplate(text, scopeAt(parts.context, 'eligibility', key)))
    return parts.lines.get(text)?.fill(parts.context.env) ?? ''
  }
  return { criterion: line('criterion'), threshold: line('threshold'), value: line('value') }
}

function lazily<T>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}
