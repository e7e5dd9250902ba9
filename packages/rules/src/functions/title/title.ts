import { defineFunction } from '../define.ts'
import { constantExpr } from '../../language/expr.ts'
import { TEXT } from '../../language/types.ts'

/** The official title of a field, for messages. */
export const title = defineFunction({
  signature: 'title(field: any): text',
  none: 'value',
  example: 'title(leading.totalOutput)',
  elaborate: (node, args, scope) => {
    const field = args.length === 1 ? scope.elaborate(args[0]!, scope) : undefined
    return field?.path && constantExpr(node, TEXT, field.path.node.label)
  },
})
