import type { ASTNode } from '@marcbachmann/cel-js'
import { listPointer, ownMember, splitPointer, targetOf } from '@formwright/definition'
import type { Scope } from '../../language/scope.ts'
import type { Expr } from '../../language/expr.ts'
import { numberType } from '../../language/types.ts'

/** Needs the field's place, not its value. */
export function elaborateListRows(node: ASTNode, args: readonly ASTNode[], scope: Scope): Expr | undefined {
  const field = args.length === 1 ? scope.elaborate(args[0]!, scope) : undefined
  if (!field?.path) return undefined
  const list = listPointer(targetOf(field.path.pointer))
  const path = splitPointer(list)
  return {
    node,
    type: numberType(),
    reads: new Set([list]),
    run: ({ answers }) => {
      const rows = path.reduce(ownMember, answers)
      return Array.isArray(rows) ? rows.length : 0
    },
  }
}
