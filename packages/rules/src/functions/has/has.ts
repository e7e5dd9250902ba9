import { defineFunction } from '../define.ts'
import { compound } from '../../language/expr.ts'
import { BOOL } from '../../language/types.ts'

/** Whether a cell is filled; 无 counts as filled. Never pending. */
export const has = defineFunction({
  signature: 'has(field: any): bool',
  none: 'value',
  example: 'has(cover.clusterName)',
  elaborate: (node, args, scope) => {
    const value = args.length === 1 ? scope.elaborate(args[0]!, scope) : undefined
    return value && compound(node, BOOL, [value], (env) => value.run(env) !== undefined)
  },
})
