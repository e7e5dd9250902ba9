import type { ASTNode } from '@marcbachmann/cel-js'
import type { Scope } from '../../language/scope.ts'
import { compound } from '../../language/expr.ts'
import type { Expr } from '../../language/expr.ts'
import { ANY } from '../../language/types.ts'
import { settle } from '../../decimal.ts'
import type { Band, Env } from '../../language/value.ts'

/** Maximum number of inputs, because each doubles the corners. */
const MAX_INPUTS = 6

/** Evaluates the expression at every corner of its inputs' rounding intervals. */
export function elaborateBand(node: ASTNode, args: readonly ASTNode[], scope: Scope): Expr | undefined {
  if (args.length !== 1 || scope.band) return undefined
  const inputs: { pointer: string; step: number }[] = []
  const inner = scope.elaborate(args[0]!, { ...scope, band: inputs })
  if (inner.type.kind === 'any') return compound(node, ANY, [inner], () => undefined)
  if (inner.type.kind !== 'number' || inputs.length > MAX_INPUTS) return undefined
  const corners = cornersOf(inputs.map((input) => input.step))
  return compound(node, { kind: 'band', unit: inner.type.unit }, [inner], (env) =>
    measure(inner, corners, env),
  )
}

function cornersOf(steps: readonly number[]): number[][] {
  return steps.reduce<number[][]>(
    (corners, step) =>
      corners.flatMap((corner) => [
        [...corner, -step],
        [...corner, step],
      ]),
    [[]],
  )
}

function measure(inner: Expr, corners: readonly (readonly number[])[], env: Env): Band | undefined {
  let lo = Number.POSITIVE_INFINITY
  let hi = Number.NEGATIVE_INFINITY
  const before = env.shifts
  for (const corner of corners) {
    env.shifts = corner
    const value = inner.run(env)
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      env.shifts = before
      return undefined
    }
    if (value < lo) lo = value
    if (value > hi) hi = value
  }
  env.shifts = before
  return { lo: settle(lo), hi: settle(hi) }
}
