import type { ASTNode } from '@marcbachmann/cel-js'
import {
  divideUnits,
  isPlain,
  multiplyUnits,
  PERCENT,
  PLAIN,
  unitsAgree,
  withoutShare,
} from '@formwright/definition'
import type { Unit } from '@formwright/definition'
import { add, divide, multiply, subtract } from '../decimal.ts'
import { refuse, sidesOf, textOf } from './scope.ts'
import type { Scope } from './scope.ts'
import { compound, constantExpr, withElements } from './expr.ts'
import type { Expr } from './expr.ts'
import { ANY, numberOf, numberType, printType, shownUnit, TEXT } from './types.ts'
import { asNumber } from './value.ts'
import type { Value } from './value.ts'

type Operator = '+' | '-' | '*' | '/' | '%'
type Operation = (a: number, b: number) => number | undefined

const OPERATIONS: Record<Operator, Operation> = {
  '+': add,
  '-': subtract,
  '*': multiply,
  '/': divide,
  '%': (a, b) => (b === 0 ? undefined : a % b),
}

/**
 * `+ - * / %` on numbers with compatible units, and `+` on texts and lists. 无 counts as 0 in sums and
 * differences of counts and money; a product or quotient with 无 is pending.
 */
export function elaborateArithmetic(
  node: ASTNode,
  operator: Operator,
  operands: readonly [ASTNode, ASTNode],
  scope: Scope,
): Expr {
  const left = scope.elaborate(operands[0], scope)
  const right = scope.elaborate(operands[1], scope)
  if (left.type.kind === 'any' || right.type.kind === 'any')
    return { ...compound(node, ANY, [left, right], () => undefined) }
  if (
    operator === '+' &&
    left.type.kind === right.type.kind &&
    (left.type.kind === 'text' || left.type.kind === 'list')
  )
    return concatenation(node, left, right)
  if (left.type.kind !== 'number' || right.type.kind !== 'number') {
    return refuse(node, scope, 'type-mismatch', {
      ...sidesOf(left, right),
      operator,
      suggestion: scope.advice?.lastYears(node, [left, right]) ?? '',
    })
  }
  const unit = unitOfResult(node, operator, left, right, scope)
  if (unit === 'mismatch') return constantExpr(node, ANY, undefined)
  const derived = operator === '/' || left.type.derived || right.type.derived
  const operation = OPERATIONS[operator]
  const type = numberType(unit, derived && !(isConstant(left) && isConstant(right)))
  if (isConstant(left) && isConstant(right)) {
    return constantExpr(node, type, operation(left.constant as number, right.constant as number))
  }
  return compound(
    node,
    type,
    [left, right],
    operator === '+' || operator === '-' ? sum(left, right, operation) : product(left, right, operation),
  )
}

/** `-x`; 无 counts as 0. */
export function elaborateNegation(node: ASTNode, operand: ASTNode, scope: Scope): Expr {
  const inner = scope.elaborate(operand, scope)
  if (inner.type.kind === 'any') return inner
  if (inner.type.kind !== 'number')
    return refuse(node, scope, 'type-mismatch', { left: '-', right: printType(inner.type), operator: '-' })
  if (typeof inner.constant === 'number') return constantExpr(node, inner.type, -inner.constant)
  const { run } = inner
  return compound(node, inner.type, [inner], (env) => {
    const value = asNumber(run(env))
    return value === undefined ? undefined : -value
  })
}

function isConstant(expr: Expr): boolean {
  return typeof expr.constant === 'number'
}

function sum({ run: left }: Expr, { run: right }: Expr, operation: Operation): Expr['run'] {
  return (env) => {
    const a = asNumber(left(env))
    if (a === undefined) return undefined
    const b = asNumber(right(env))
    return b === undefined ? undefined : operation(a, b)
  }
}

function product({ run: left }: Expr, { run: right }: Expr, operation: Operation): Expr['run'] {
  return (env) => {
    const a: Value = left(env)
    if (typeof a !== 'number') return undefined
    const b: Value = right(env)
    return typeof b === 'number' ? operation(a, b) : undefined
  }
}

function concatenation(node: ASTNode, left: Expr, right: Expr): Expr {
  const isList = left.type.kind === 'list'
  const type = isList && left.type.of.kind === 'any' ? right.type : isList ? left.type : TEXT
  const expr = compound(node, type, [left, right], (env) => {
    const a = left.run(env)
    const b = right.run(env)
    if (Array.isArray(a) && Array.isArray(b)) return [...a, ...b]
    return typeof a === 'string' && typeof b === 'string' ? a + b : undefined
  })
  return withElements(expr, [left, right])
}

function unitOfResult(
  node: ASTNode,
  operator: Operator,
  left: Expr,
  right: Expr,
  scope: Scope,
): Unit | undefined | 'mismatch' {
  const a = unitOf(left)
  const b = unitOf(right)
  if (operator === '*' || operator === '/') {
    const over = a ?? (left.constant === undefined ? undefined : PLAIN)
    const under = b ?? (right.constant === undefined ? undefined : PLAIN)
    if (!over || !under) return undefined
    const unit = operator === '*' ? multiplyUnits(over, under) : divideUnits(over, under)
    return isPercentage(operator, unit, left, right)
      ? PERCENT
      : (withoutShare(unit, divisor(operator, left, right)) ?? unit)
  }
  return refuseUnits(node, operator, left, right, scope) ? 'mismatch' : (a ?? b)
}

/** Reports an operator between numbers of different units; nothing if they agree. */
export function refuseUnits(
  node: ASTNode,
  operator: string,
  left: Expr,
  right: Expr,
  scope: Scope,
): Expr | undefined {
  const [a, b] = [unitOf(left), unitOf(right)]
  if (!a || !b || unitsAgree(a, b)) return undefined
  return refuse(node, scope, 'unit-mismatch', {
    left: shownUnit(a),
    right: shownUnit(b),
    operator,
    written: textOf(node),
    suggestion: scope.advice?.conversion(left, right, operator, scope) ?? '',
  })
}

/**
 * Whether it is a percentage: a quotient of compatible amounts times 100, as `a / b * 100` or `100 * a / b`.
 */
function isPercentage(operator: '*' | '/', unit: Unit, left: Expr, right: Expr): boolean {
  if (!isPlain(unit)) return false
  if (operator === '/') return unitOf(left) !== undefined && timesHundredIn(left) && !timesHundredIn(right)
  return [
    [left, right],
    [right, left],
  ].some(
    ([ratio, hundred]) =>
      hundred!.constant === 100 && ratio!.constant === undefined && unitOf(ratio!) !== undefined,
  )
}

/** Whether an amount is multiplied by 100. */
function timesHundredIn({ node, parts = [] }: Expr): boolean {
  return node.op === '*' && parts.some((part) => part.constant === 100 || timesHundredIn(part))
}

/** The dimensionless divisor of the other side, including multiplication by 0.01; otherwise 1. */
function divisor(operator: '*' | '/', left: Expr, right: Expr): number {
  const numbers = operator === '/' ? [right] : [left, right]
  const number = numbers.find((side) => isConstant(side) && unitOf(side) === undefined)?.constant
  if (typeof number !== 'number') return 1
  return operator === '/' ? number : 1 / number
}

export function unitOf(expr: Expr): Unit | undefined {
  return numberOf(expr.type)?.unit
}
