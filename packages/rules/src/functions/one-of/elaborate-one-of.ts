import type { ASTNode } from '@marcbachmann/cel-js'
import { checkOption, compatible } from '../../language/comparison.ts'
import { refuse } from '../../language/scope.ts'
import type { Scope } from '../../language/scope.ts'
import { compound } from '../../language/expr.ts'
import type { Expr } from '../../language/expr.ts'
import { BOOL, printType } from '../../language/types.ts'

/** Checks every option against the field at compile time. */
export function elaborateOneOf(node: ASTNode, args: readonly ASTNode[], scope: Scope): Expr | undefined {
  const [value, ...options] = args.map((arg) => scope.elaborate(arg, scope))
  if (!value || options.length === 0) return undefined
  for (const option of options) {
    if (value.type.kind === 'choice' && option.constant !== undefined)
      checkOption(option.constant, value.type, option.node, scope)
    else if (!compatible(value.type, option.type)) {
      return refuse(option.node, scope, 'type-mismatch', {
        left: printType(value.type),
        right: printType(option.type),
        operator: 'oneOf',
      })
    }
  }
  return compound(node, BOOL, [value, ...options], (env) => {
    const found = value.run(env)
    return found === undefined ? undefined : options.some((option) => option.run(env) === found)
  })
}
