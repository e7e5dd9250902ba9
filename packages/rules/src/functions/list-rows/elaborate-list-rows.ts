import type { ASTNode } from '@marcbachmann/cel-js'
import { LISTS, listPointer, targetOf, valueAt } from '@formwright/definition'
import { refuse, textOf } from '../../language/scope.ts'
import type { Scope } from '../../language/scope.ts'
import { union } from '../../language/expr.ts'
import type { Expr } from '../../language/expr.ts'
import { targetOfPath } from '../../language/location.ts'
import { hasKeyword } from '../../language/members.ts'
import { numberType } from '../../language/types.ts'

/** Needs the field's node rather than its value. */
export function elaborateListRows(node: ASTNode, args: readonly ASTNode[], scope: Scope): Expr | undefined {
  const field = args.length === 1 ? scope.elaborate(args[0]!, scope) : undefined
  if (!field?.path) return undefined
  const { path } = field
  if (!hasKeyword(path, 'x-list'))
    return refuse(node, scope, 'rule-no-list', {
      found: textOf(node),
      field: path.node.label,
      suggestion: field.elements ? `count(${textOf(args[0]!)})` : '',
    })
  const target = targetOfPath(path)
  // the lists of cells in rows change with the rows
  const reads = new Set([path.base ? LISTS : listPointer(targetOf(path.pointer))])
  return {
    node,
    type: numberType(),
    reads: union([reads, path.also]),
    ...(path.slots ? { slots: path.slots } : {}),
    run: (env) => {
      const found = target(env)
      const rows = found === undefined ? undefined : valueAt(env.answers, listPointer(found))
      return Array.isArray(rows) ? rows.length : 0
    },
  }
}
