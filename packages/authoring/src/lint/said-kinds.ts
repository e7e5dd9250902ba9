import type { Problem, RuleEntry } from '@formwright/definition'
import type { Expr } from '@formwright/rules'
import { fileProblem, partSource } from './context.ts'
import type { LintCheck, LintContext } from './context.ts'
import { expressionsIn } from './expressions.ts'

/**
 * The kind of a rule groups its findings for the reader; a rule of kind length, evidence, calculation or
 * format must contain a corresponding expression.
 */
export const saidKinds: LintCheck = (context) => {
  const expressions = new Map<RuleEntry, Expr[]>()
  for (const { rule, expr } of context.rules().typed)
    expressions.set(rule, [...(expressions.get(rule) ?? []), ...expressionsIn(expr)])
  return [...expressions].flatMap(([rule, all]) =>
    rule.check !== undefined && rule.kind !== undefined ? ofKind(context, rule, all) : [],
  )
}

function ofKind(context: LintContext, { id, kind, part, index }: RuleEntry, all: readonly Expr[]): Problem[] {
  const isSuch = KINDS[kind as keyof typeof KINDS]
  if (!isSuch || all.some(isSuch)) return []
  const known = all.some(isCalculation) ? ['arithmetic', 'consistency'] : ['consistency', 'plausibility']
  const source = partSource(context, part, 'rules')
  return [fileProblem(source, `/rules/${index}/kind`, 'kind-other', { id, kind: kind ?? '', known })]
}

function calls(...names: readonly string[]): (expr: Expr) => boolean {
  return ({ node: { op, args } }) =>
    (op === 'call' || op === 'rcall') && names.includes((args as readonly unknown[])[0] as string)
}

const isNumber = ({ type }: Expr) => type.kind === 'number'
const CALCULATING: ReadonlySet<string> = new Set(['+', '-', '*', '/', '%'])
const isCalculation = (expr: Expr) => isNumber(expr) && (CALCULATING.has(expr.node.op) || isCalled(expr))
const isCalled = ({ node: { op } }: Expr) => op === 'call' || op === 'rcall'

/** Subexpressions that are characteristic of a kind. */
const KINDS = {
  length: (expr: Expr) => isNumber(expr) && isCalled(expr),
  evidence: calls('hasEvidence', 'listRows'),
  arithmetic: isNumber,
  format: ({ type }: Expr) => type.kind === 'text',
} as const
