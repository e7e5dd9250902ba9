import type { ASTNode } from '@marcbachmann/cel-js'
import type { ProblemParams } from '@formwright/definition'
import { closest, isCalendarDay, typoOf } from '@formwright/definition'
import { refuseUnits } from './arithmetic.ts'
import { filledKeys } from './entries.ts'
import { memberAt } from './members.ts'
import { refuse, sidesOf, textOf } from './scope.ts'
import type { Scope } from './scope.ts'
import { compound, constantExpr } from './expr.ts'
import type { Expr } from './expr.ts'
import { BOOL, DATE } from './types.ts'
import type { ChoiceType, Type } from './types.ts'
import { asNumber, newEnv } from './value.ts'
import type { Value } from './value.ts'

type Operator = '==' | '!=' | '<' | '<=' | '>' | '>='

const ORDER: Record<string, (a: number | string, b: number | string) => boolean> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
}

/** Comparisons of compatible values; 无 counts as 0 against a number. */
export function elaborateComparison(
  node: ASTNode,
  operator: Operator,
  operands: readonly [ASTNode, ASTNode],
  scope: Scope,
): Expr {
  const empty = operands.find(isEmptyLiteral)
  if (empty) return emptyComparison(node, operator, operands, empty, scope)
  const left = asDate(scope.elaborate(operands[0], scope), operands[1], scope)
  const right = asDate(scope.elaborate(operands[1], scope), operands[0], scope, left)
  if (left.type.kind === 'any' || right.type.kind === 'any') return constantExpr(node, BOOL, undefined)
  const problem = mismatch(node, operator, left, right, scope)
  if (problem) return problem
  const run =
    operator === '==' || operator === '!=' ? equality(operator, left, right) : ordering(operator, left, right)
  const known = left.constant !== undefined && right.constant !== undefined
  const expr = compound(node, BOOL, [left, right], run)
  return known ? { ...expr, constant: run(newEnv()) } : expr
}

/** `null` or `''`: an unfilled value is pending, so it never equals them. */
function isEmptyLiteral({ op, args }: ASTNode): boolean {
  return op === 'value' && (args === null || args === '')
}

function emptyComparison(
  node: ASTNode,
  operator: Operator,
  operands: readonly [ASTNode, ASTNode],
  empty: ASTNode,
  scope: Scope,
): Expr {
  const other = textOf(operands[0] === empty ? operands[1] : operands[0])
  const suggestion = operator === '!=' ? `has(${other})` : `!has(${other})`
  return refuse(node, scope, 'rule-empty-comparison', { found: textOf(node), suggestion })
}

/** A suggestion for `in` on a group (a member test) or on a single value (a list). */
function insteadOfIn({ constant, node }: Expr, { type, node: group }: Expr): string {
  if (type.kind !== 'object') return `${textOf(node)} in [${textOf(group)}]`
  const member = typeof constant === 'string' ? memberAt(type.node, constant) : undefined
  return member ? `has(${textOf(group)}.${member.key})` : ''
}

/** `'code' in group`, `x in params.list`, `key in map`. */
export function elaborateIn(node: ASTNode, operands: readonly [ASTNode, ASTNode], scope: Scope): Expr {
  const item = scope.elaborate(operands[0], scope)
  const found = scope.elaborate(operands[1], scope)
  const list = filledKeys(found) ?? found
  if (item.type.kind === 'any' || list.type.kind === 'any') return constantExpr(node, BOOL, undefined)
  if (list.type.kind !== 'list')
    return refuse(node, scope, 'rule-in', { found: textOf(list.node), suggestion: insteadOfIn(item, list) })
  const of = list.type.of
  if (item.type.kind === 'choice' && Array.isArray(list.constant)) {
    for (const [index, value] of list.constant.entries())
      checkOption(value, item.type, list.parts?.[index]?.node ?? list.node, scope)
  } else if (of.kind === 'choice') {
    if (item.constant !== undefined) checkOption(item.constant, of, item.node, scope)
  } else if (!compatible(item.type, of)) {
    return refuse(node, scope, 'type-mismatch', {
      ...sidesOf(item, list),
      operator: 'in',
    })
  }
  return compound(node, BOOL, [item, list], (env) => {
    const value = item.run(env)
    const values = list.run(env)
    return value === undefined || values === undefined
      ? undefined
      : (values as readonly unknown[]).includes(value)
  })
}

/** Treats a text literal compared with a date as a date. */
function asDate(expr: Expr, other: ASTNode, scope: Scope, known?: Expr): Expr {
  if (
    expr.type.kind !== 'text' ||
    typeof expr.constant !== 'string' ||
    !/^\d{4}-\d{2}-\d{2}$/.test(expr.constant)
  )
    return expr
  const beside = known ?? scope.elaborate(other, { ...scope, report: () => {} })
  if (beside.type.kind !== 'date') return expr
  return isCalendarDay(expr.constant)
    ? constantExpr(expr.node, DATE, expr.constant)
    : refuse(expr.node, scope, 'date-impossible', { value: expr.constant })
}

/** Suggests `&&` for `1 < a < 5`. */
function chained(node: ASTNode, operator: Operator, left: Expr, right: Expr, scope: Scope): Expr {
  const [, middle] = left.node.args as readonly [ASTNode, ASTNode]
  const suggestion = `${textOf(left.node)} && ${textOf(middle)} ${operator} ${textOf(right.node)}`
  return refuse(node, scope, 'rule-chained', { found: textOf(node), suggestion })
}

function mismatch(
  node: ASTNode,
  operator: Operator,
  left: Expr,
  right: Expr,
  scope: Scope,
): Expr | undefined {
  const params = {
    ...sidesOf(left, right),
    operator,
    suggestion: scope.advice?.comparison(operator, left, right) ?? '',
  }
  const equal = operator === '==' || operator === '!='
  if (left.type.kind === 'bool' && right.type.kind !== 'bool' && left.node.op in ORDER)
    return chained(node, operator, left, right, scope)
  if (left.type.kind === 'choice' || right.type.kind === 'choice')
    return choiceMismatch(node, equal, left, right, params, scope)
  if (!compatible(left.type, right.type)) return refuse(node, scope, 'type-mismatch', params)
  if (!equal && left.type.kind !== 'number' && left.type.kind !== 'date')
    return refuse(node, scope, 'type-mismatch', params)
  if (equal && (isDerived(left.type) || isDerived(right.type)))
    return refuse(node, scope, 'exact-ratio', { operator })
  return refuseUnits(node, operator, left, right, scope)
}

function choiceMismatch(
  node: ASTNode,
  equal: boolean,
  left: Expr,
  right: Expr,
  params: ProblemParams,
  scope: Scope,
): Expr | undefined {
  const choice = (left.type.kind === 'choice' ? left : right).type as ChoiceType
  const other = left.type.kind === 'choice' ? right : left
  if (!equal || (other.type.kind !== 'choice' && other.type.kind !== 'text'))
    return refuse(node, scope, 'type-mismatch', params)
  if (other.constant !== undefined && !checkOption(other.constant, choice, other.node, scope))
    return constantExpr(node, BOOL, undefined)
  return undefined
}

/** Reports a comparison with an unknown option, which can never hold. */
export function checkOption(value: Value, choice: ChoiceType, node: ASTNode, scope: Scope): boolean {
  const codes = choice.options.map((option) => option.const)
  if (codes.includes(String(value))) return true
  const titles = choice.options.map((option) => option.title)
  const title = titles.includes(String(value)) ? value : typoOf(String(value), titles)
  const byTitle = choice.options.find((option) => option.title === title)?.const
  const suggestion = byTitle ?? closest(String(value), codes)
  const meant = byTitle ?? typoOf(String(value), codes)
  const fix = meant && typeof node.args === 'string' ? `'${meant}'` : undefined
  refuse(
    node,
    scope,
    'unknown-option',
    { option: String(value), field: choice.field, suggestion, known: codes },
    fix,
  )
  return false
}

function isDerived(type: Type): boolean {
  return type.kind === 'number' && type.derived === true
}

export function compatible(a: Type, b: Type): boolean {
  if (a.kind === 'any' || b.kind === 'any') return true
  if (a.kind === 'choice') return b.kind === 'choice' || b.kind === 'text'
  if (b.kind === 'choice') return a.kind === 'text'
  return a.kind === b.kind
}

/** Lists are equal if their elements are, in order. */
function same(a: Value, b: Value): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b
  return a.length === b.length && a.every((item, index) => same(item as Value, b[index] as Value))
}

function equality(operator: '==' | '!=', { type, run: left }: Expr, { run: right }: Expr): Expr['run'] {
  const numeric = type.kind === 'number'
  const wanted = operator === '=='
  return (env) => {
    const a = numeric ? asNumber(left(env)) : left(env)
    if (a === undefined) return undefined
    const b = numeric ? asNumber(right(env)) : right(env)
    return b === undefined ? undefined : same(a, b) === wanted
  }
}

function ordering(operator: Operator, { type, run: left }: Expr, { run: right }: Expr): Expr['run'] {
  const compare = ORDER[operator]!
  if (type.kind === 'date') {
    return (env) => {
      const a = left(env)
      const b = right(env)
      return typeof a === 'string' && typeof b === 'string' ? compare(a, b) : undefined
    }
  }
  return (env) => {
    const a = asNumber(left(env))
    if (a === undefined) return undefined
    const b = asNumber(right(env))
    return b === undefined ? undefined : compare(a, b)
  }
}
