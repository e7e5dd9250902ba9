import { namesRead, neverHolds, textsOfRule } from '@formwright/rules'
import type { RuleProblem, TypedExpression } from '@formwright/rules'
import { below, locationOf, pointerOfPath, problemAt } from '@formwright/definition'
import type { Problem, ProblemCode, RuleEntry } from '@formwright/definition'
import { editionSource, fileProblem, partSource } from './context.ts'
import { expressionProblem, expressionsIn } from './expressions.ts'
import type { LintCheck, LintContext } from './context.ts'
import { idleIn } from './idle-conditions.ts'
import { limitsIn } from './message-sense.ts'
import { inWords } from './pattern-fault.ts'

/** Every rule must have valid types, do one thing, and have a unique id. */
export const rules: LintCheck = (context) => {
  const { problems } = context.rules()
  const found = problems
    .filter((problem) => !isConsequence(problem, problems, context.bundle.rules))
    .filter((problem, index, all) => all.findIndex((other) => isSameMistake(other, problem)) === index)
    .map((problem) => located(context, meantBySaid(context, problem)))
  return [
    ...found,
    ...ofTwoKinds(context),
    ...duplicates(context),
    ...same(context),
    ...idle(context),
    ...criteria(context),
  ]
}

/**
 * A single `=` in a check whose message says that something must be reached or not exceeded: the suggestion
 * is what the message says, without an automatic fix.
 */
function meantBySaid({ bundle }: LintContext, problem: RuleProblem): RuleProblem {
  const [, index] = /^\/rules\/(\d+)\/check$/.exec(problem.pointer) ?? []
  if (problem.code !== 'rule-operator' || problem.params.suggestion !== '==') return problem
  const rule = bundle.rules.find(
    (candidate) => candidate.part === problem.part && String(candidate.index) === index,
  )
  // only if the message is about what the check compares
  const isCompared = (name = '') => name !== '' && (rule?.check ?? '').includes(name)
  const threshold = rule?.eligibility?.threshold ?? ''
  const [, sign = '', limit] = /^\s*([\u2264\u2265<>])=?\s*\{\s*([\w.]+)\s*\}/.exec(threshold) ?? []
  const written = /[\u2264<]/.test(sign) ? 'most' : 'least'
  const statedLimit = limitsIn(rule?.message ?? '').find((stated) => isCompared(stated.limit))
  const sense = statedLimit?.sense ?? (isCompared(limit) ? written : undefined)
  if (sense === undefined) return problem
  const { fix: _, ...reported } = problem
  return { ...reported, params: { ...reported.params, suggestion: sense === 'least' ? '>=' : '<=' } }
}

/** The same mistake within one expression, which is read for each term that has it. */
function isSameMistake(one: RuleProblem, other: RuleProblem): boolean {
  return (
    one.code === other.code &&
    one.part === other.part &&
    one.pointer === other.pointer &&
    JSON.stringify(one.params) === JSON.stringify(other.params)
  )
}

/** Consequences of an invalid expression under `let`, whose type is unknown. */
function isConsequence(
  { code, params, part, pointer }: RuleProblem,
  problems: readonly RuleProblem[],
  entries: readonly RuleEntry[],
): boolean {
  const name = String(params.name)
  const [, index = ''] = /^\/rules\/(\d+)\//.exec(pointer) ?? []
  const rule = entries.find((entry) => entry.part === part && String(entry.index) === index)
  const inRule = (other: RuleProblem) => other.part === part && other.pointer.startsWith(`/rules/${index}/`)
  // the meaning of a name that hides another one is unclear
  if (
    code !== 'shadowed-name' &&
    problems.some((problem) => problem.code === 'shadowed-name' && inRule(problem))
  )
    return true
  if (code !== 'unknown-name' || !Object.hasOwn(rule?.let ?? {}, name)) return false
  const at = below('/rules', index, 'let', name)
  return problems.some((other) => other.part === part && other.pointer === at)
}

/** Every rule must be able to both pass and fail, and use the names that it defines. */
export const conditions: LintCheck = (context) => [
  ...judged(context, context.rules().typed),
  ...dividedByNothing(context),
  ...unusedLets(context),
  ...unusedEach(context),
]

/** Problems of a scoring table, which a rule that asks it has shown. */
const OF_TABLES: ReadonlySet<ProblemCode> = new Set(['band-options', 'band-gap', 'band-reversed'])

/** A problem of an expression, at its characters in the file. */
export function located(context: LintContext, problem: RuleProblem): Problem {
  const [, param] = /^params\.(\w+)$/.exec(String(problem.params.name)) ?? []
  if (OF_TABLES.has(problem.code) && param !== undefined)
    return fileProblem(
      editionSource(context, 'edition.json')!,
      below('/params', param, 'value'),
      problem.code,
      problem.params,
    )
  const source = partSource(context, problem.part, 'rules')
  const location = locationOf(source, problem.pointer)
  const { pointer, start, end, ofKey } = problem
  const position = ofKey
    ? source.positionInKey(pointer, start, end)
    : source.positionInString(pointer, start, end)
  const isEscaped = typeof problem.fix === 'string' && /["\\]/.test(problem.fix)
  return problemAt(
    { ...location, position },
    problem.code,
    inWords(problem),
    isEscaped ? JSON.stringify(problem.fix).slice(1, -1) : problem.fix,
  )
}

function locationOfRule(context: LintContext, rule: RuleEntry): { file: string; line: number } {
  const source = partSource(context, rule.part, 'rules')
  return { file: source.file, line: source.positionOf(`/rules/${rule.index}/id`).line }
}

/**
 * A field must be computed by one rule at most, and then have no fix. Only checked for valid rules, as
 * otherwise the computed field is unclear.
 */
export const computed: LintCheck = (context) => {
  const by = new Map<string, RuleEntry>()
  const problems: Problem[] = []
  const { rules: entries } = context.bundle
  for (const rule of entries)
    for (const target of rule.compute === undefined ? [] : [rule.at].flat().map(pointerOfPath)) {
      const other = by.get(target)
      if (other)
        problems.push(
          fileProblem(partSource(context, rule.part, 'rules'), `/rules/${rule.index}/at`, 'computed-twice', {
            field: target,
            rule: other.id,
          }),
        )
      else by.set(target, rule)
    }
  for (const rule of entries)
    for (const path of Object.keys(rule.fix ?? {})) {
      const other = by.get(pointerOfPath(path))
      if (other)
        problems.push(
          fileProblem(
            partSource(context, rule.part, 'rules'),
            below('/rules', rule.index, 'fix', path),
            'fix-computed',
            {
              field: path,
              rule: other.id,
            },
          ),
        )
    }
  return problems
}

const KINDS = ['check', 'compute', 'visible', 'required', 'enabled'] as const

/** A rule must have exactly one purpose. */
function ofTwoKinds(context: LintContext): Problem[] {
  return context.bundle.rules.flatMap((rule) => {
    const names = KINDS.filter((kind) => rule[kind] !== undefined)
    const source = partSource(context, rule.part, 'rules')
    return names.length < 2 ? [] : [fileProblem(source, below('/rules', rule.index), 'not-one-of', { names })]
  })
}

function duplicates(context: LintContext): Problem[] {
  const seen = new Map<string, RuleEntry>()
  return context.bundle.rules.flatMap((rule) => {
    const other = seen.get(rule.id)
    seen.set(rule.id, other ?? rule)
    if (!other) return []
    const { file, line } = locationOfRule(context, other)
    return [
      fileProblem(partSource(context, rule.part, 'rules'), `/rules/${rule.index}/id`, 'duplicate-rule', {
        id: rule.id,
        other: `${file}:${line}`,
      }),
    ]
  })
}

/** Eligibility rules must have a row in the table of criteria, others must not. */
function criteria(context: LintContext): Problem[] {
  return context.bundle.rules.flatMap(({ id, part, index, kind, eligibility }) => {
    if ((kind === 'eligibility') === (eligibility !== undefined)) return []
    const code = eligibility ? 'eligibility-elsewhere' : 'eligibility-missing'
    const at = `/rules/${index}/${eligibility ? 'eligibility' : 'kind'}`
    return [fileProblem(partSource(context, part, 'rules'), at, code, { id, kind: kind ?? '' })]
  })
}

/** A check that another rule makes under the same conditions. */
function same(context: LintContext): Problem[] {
  const seen = new Map<string, RuleEntry>()
  return context.bundle.rules.flatMap((rule) => {
    const { id, part, index, each, let: names, when, check, at } = rule
    if (check === undefined) return []
    const key = JSON.stringify([each, names, when, check, at])
    const other = seen.get(key)
    seen.set(key, other ?? rule)
    if (!other || other.id === id) return []
    const source = partSource(context, part, 'rules')
    return [fileProblem(source, below('/rules', index, 'id'), 'rule-same', { id, other: other.id })]
  })
}

/** Members that only make sense for rules with a check. */
const OF_CHECKS = ['severity', 'kind', 'message', 'fix', 'eligibility'] as const

function idle(context: LintContext): Problem[] {
  return context.bundle.rules.flatMap((rule) =>
    OF_CHECKS.flatMap((keyword) =>
      rule.check !== undefined || rule[keyword] === undefined
        ? []
        : [
            fileProblem(
              partSource(context, rule.part, 'rules'),
              below('/rules', rule.index, keyword),
              'keyword-ignored',
              { keyword },
            ),
          ],
    ),
  )
}

/**
 * A condition that never holds, or a check that always does; evaluated over all instances of a rule together.
 */
function judged(context: LintContext, typed: readonly TypedExpression[]): Problem[] {
  const groups = new Map<string, TypedExpression[]>()
  for (const typedExpression of typed) {
    if (!isCondition(typedExpression)) continue
    const key = `${typedExpression.rule.part} ${typedExpression.pointer}`
    groups.set(key, [...(groups.get(key) ?? []), typedExpression])
  }
  return [...groups.values()].flatMap((group) => judge(context, group))
}

/** Whether an expression is a condition: that of a rule, or a name that stands for one. */
function isCondition({ role, pointer, expr }: TypedExpression): boolean {
  return role !== 'other' || (pointer.split('/')[3] === 'let' && expr.type.kind === 'bool')
}

function judge(context: LintContext, group: readonly TypedExpression[]): Problem[] {
  const { rule, pointer, role, text } = group[0]!
  const source = partSource(context, rule.part, 'rules')
  if (group.every(({ expr }) => neverHolds(expr))) {
    const field = rule.at
    return [
      fileProblem(source, pointer, role === 'visible' ? 'never-visible' : 'never-true', {
        expression: text,
        field,
      }),
    ]
  }
  if (group.every(({ expr }) => neverHolds(expr, false))) {
    const code = role === 'check' ? 'always-true' : 'condition-always'
    return [fileProblem(source, pointer, code, { expression: text })]
  }
  return idleIn(context, group)
}

/** Divisions by a literal 0. */
function dividedByNothing(context: LintContext): Problem[] {
  return context.rules().typed.flatMap((typed) =>
    expressionsIn(typed.expr)
      .filter(({ node: { op }, parts: [, divisor] = [] }) => /^[/%]$/.test(op) && divisor?.constant === 0)
      .map((expr) => expressionProblem(context, typed, expr, 'rule-divides-by-zero')),
  )
}

/** An unused variable of `each`: the same finding is reported for each of its values. */
function unusedEach(context: LintContext): Problem[] {
  return context.bundle.rules.flatMap((rule) => {
    const { each, at } = rule
    if (!each || Array.isArray(each)) return []
    const texts = textsOfRule(rule)
    const items = [at ?? [], Object.keys(rule.fix ?? {})].flat().join(' ')
    return Object.keys(each).flatMap((name) =>
      texts.some((text) => namesRead(text).has(name)) || new RegExp(`\\b${name}\\b`).test(items)
        ? []
        : [
            fileProblem(
              partSource(context, rule.part, 'rules'),
              `/rules/${rule.index}/each/${name}`,
              'unused-each',
              { name },
            ),
          ],
    )
  })
}

function unusedLets(context: LintContext): Problem[] {
  return context.bundle.rules.flatMap((rule) => {
    const texts = textsOfRule(rule)
    return Object.keys(rule.let ?? {}).flatMap((name) => {
      const used = texts.some((text) => text.defines !== name && namesRead(text).has(name))
      return used
        ? []
        : [
            fileProblem(
              partSource(context, rule.part, 'rules'),
              `/rules/${rule.index}/let/${name}`,
              'unused-let',
              { name },
            ),
          ]
    })
  })
}
