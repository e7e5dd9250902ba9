import type { ASTNode } from '@marcbachmann/cel-js'
import { targetOf } from '@formwright/definition'
import type { Scope } from '../../language/scope.ts'
import type { Expr } from '../../language/expr.ts'
import { numberType } from '../../language/types.ts'

/** Needs the field's place, not its value. */
export function elaborateListRows(node: ASTNode, args: readonly ASTNode[], scope: Scope): Expr | undefined {
  const field = args.length === 1 ? scope.elaborate(args[0]!, scope) : undefined
  if (!field?.path) return undefined
  const target = targetOf(field.path.pointer)
  return {
    node,
    type: numberType(),
    reads: new Set([`/lists/${target}`]),
    run: (env) => {
      const lists = (env.answers as { lists?: Record<string, unknown> } | undefined)?.lists
      const rows =
        typeof lists === 'object' && lists !== null && Object.hasOwn(lists, target)
          ? lists[target]
          : undefined
      return Array.isArray(rows) ? rows.length : 0
    },
  }
}
