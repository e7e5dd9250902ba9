import type { ASTNode } from '@marcbachmann/cel-js'
import { mapTexts, unitsAgree } from '@formwright/definition'
import { compatible } from './comparison.ts'
import { refuse, textOf } from './scope.ts'
import type { Scope } from './scope.ts'
import { compound, withElements } from './expr.ts'
import type { Expr } from './expr.ts'
import { BOOL, numberType, printType } from './types.ts'
import type { Type } from './types.ts'

/** `&&` and `||` decide as soon as one side does, whichever side is pending. */
export function elaborateLogic(
  node: ASTNode,
  operator: '&&' | '||',
  operands: readonly [ASTNode, ASTNode],
  scope: Scope,
): Expr {
  const left = condition(scope.elaborate(operands[0], scope), scope)
  const right = condition(scope.elaborate(operands[1], scope), scope)
  const decisive = operator === '||'
  const [runLeft, runRight] = [left.run, right.run]
  return compound(node, BOOL, [left, right], (env) => {
    const a = runLeft(env)
    if (a === decisive) return decisive
    const b = runRight(env)
    if (b === decisive) return decisive
    return a === undefined || b === undefined ? undefined : !decisive
  })
}

export function elaborateNot(node: ASTNode, operand: ASTNode, scope: Scope): Expr {
  const inner = condition(scope.elaborate(operand, scope), scope)
  const { run } = inner
  return compound(node, BOOL, [inner], (env) => {
    const value = run(env)
    return value === undefined ? undefined : !value
  })
}

/** `condition ? a : b`; both sides of one type. */
export function elaborateConditional(
  node: ASTNode,
  args: readonly [ASTNode, ASTNode, ASTNode],
  scope: Scope,
): Expr {
  const test = condition(scope.elaborate(args[0], scope), scope)
  const [yes, no] = withNone(scope.elaborate(args[1], scope), scope.elaborate(args[2], scope), scope.none)
  if (!compatible(yes.type, no.type) || !sameUnit(yes.type, no.type)) {
    return refuse(node, scope, 'type-mismatch', {
      left: printType(yes.type),
      right: printType(no.type),
      operator: '? :',
    })
  }
  const expr = compound(node, merged(yes.type, no.type), [test, yes, no], (env) => {
    const value = test.run(env)
    return value === undefined ? undefined : value ? yes.run(env) : no.run(env)
  })
  return withElements(expr, [yes, no])
}

/** Reports an expression that is no condition. */
export function condition(expr: Expr, scope: Scope): Expr {
  if (expr.type.kind === 'bool' || expr.type.kind === 'any') return expr
  return refuse(expr.node, scope, 'not-a-condition', {
    found: mapTexts(printType(expr.type), (type) => `${textOf(expr.node)}: ${type}`),
  })
}

/** Treats the “nothing to report” word beside a number as that of a number cell. */
function withNone(a: Expr, b: Expr, none: string): [Expr, Expr] {
  if (a.constant === none && b.type.kind === 'number') return [{ ...a, type: b.type }, b]
  if (b.constant === none && a.type.kind === 'number') return [a, { ...b, type: a.type }]
  return [a, b]
}

export function sameUnit(a: Type, b: Type): boolean {
  if (a.kind !== 'number' || b.kind !== 'number' || !a.unit || !b.unit) return true
  return unitsAgree(a.unit, b.unit)
}

function merged(a: Type, b: Type): Type {
  if (a.kind === 'any') return b
  if (a.kind === 'number' && b.kind === 'number') return numberType(a.unit ?? b.unit, a.derived || b.derived)
  return a.kind === 'choice' ? { kind: 'text' } : a
}
