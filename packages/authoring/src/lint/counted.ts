import { noneOf } from '@formwright/definition'
import type { Problem } from '@formwright/definition'
import type { Expr } from '@formwright/rules'
import { expressionProblem, textIn } from './expressions.ts'
import type { LintCheck } from './context.ts'

const COUNTING: ReadonlySet<unknown> = new Set(['count', 'size', 'words'])

/**
 * A check that something exists, by its number (`count(…) >= 1`), is only evaluated once something is filled
 * in.
 */
export const counted: LintCheck = (context) =>
  context.rules().typed.flatMap((typed): Problem[] => {
    if (typed.role !== 'check') return []
    return operandsOf(typed.expr).flatMap((expr) => {
      const pointer = indexRequired(expr)
      if (pointer === undefined) return []
      return [expressionProblem(context, typed, expr, 'rule-counts-begun', { suggestion: `has(${pointer})` })]
    })
  })

/** The operands of `&&` and `||`, at any depth. */
function operandsOf(expr: Expr): readonly Expr[] {
  return expr.node.op === '&&' || expr.node.op === '||' ? (expr.parts ?? []).flatMap(operandsOf) : [expr]
}

/** The pointer that `count(pointer) >= 1` requires; `undefined` for another condition. */
function indexRequired({ node, parts: [left, right] = [] }: Expr): string | undefined {
  const isTurned = left?.constant !== undefined
  const [term, known] = isTurned ? [right, left] : [left, right]
  const required = `${isTurned ? TURNED[node.op] : node.op} ${String(known?.constant)}`
  if (!term || !['>= 1', '> 0', '!= 0'].includes(required)) return undefined
  const { op, args } = term.node
  const [found] = term.parts ?? []
  if ((op !== 'call' && op !== 'rcall') || !COUNTING.has(args[0]) || !found?.path) return undefined
  const { schema, pointer } = found.path.node
  // the “none” word counts as none, and so do nested rows without a parent
  if (noneOf(schema) !== undefined || pointer.includes('/*')) return undefined
  return textIn(found)
}

const TURNED: Readonly<Record<string, string>> = { '<=': '>=', '<': '>', '!=': '!=' }
