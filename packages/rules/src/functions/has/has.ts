import { holdsNothing } from '@formwright/definition'
import { defineFunction } from '../define.ts'
import { compound, shapeOfList } from '../../language/expr.ts'
import type { Expr } from '../../language/expr.ts'
import { fetcher } from '../../language/read.ts'
import { refuse, textOf } from '../../language/scope.ts'
import { BOOL } from '../../language/types.ts'

/**
 * Whether a cell is filled; the word for nothing counts as filled, a list without rows does not. Never
 * pending.
 */
export const has = defineFunction({
  signature: 'has(field: any): bool',
  none: 'value',
  example: 'has(cover.clusterName)',
  elaborate: (node, args, scope) => {
    const value = args.length === 1 ? scope.elaborate(args[0]!, scope) : undefined
    if (typeof value?.constant === 'string')
      return refuse(node, scope, 'rule-constant-filled', {
        found: textOf(node),
        suggestion: `has(${value.constant})`,
      })
    return (
      value && { ...compound(node, BOOL, [value], isFilled(value, scope.none)), reads: shapeOfList(value) }
    )
  },
})

function isFilled(value: Expr, none: string): Expr['run'] {
  if (value.type.kind === 'object') return (env) => !holdsNothing(value.run(env))
  if (!value.shape) return (env) => value.run(env) !== undefined
  const fetch = value.path ? fetcher(value.path.base, value.path.keys) : value.run
  return (env) => {
    const found = fetch(env)
    return found === none || (Array.isArray(found) && found.length > 0)
  }
}
