import { locationOf, problemAt } from '@formwright/definition'
import type { Problem } from '@formwright/definition'
import type { Expr, TypedExpression } from '@formwright/rules'
import { partSource } from './context.ts'
import type { LintCheck } from './context.ts'

const COMPARISONS: ReadonlySet<string> = new Set(['<', '<=', '>', '>=', '==', '!='])

/** A share written as 0.1 where 10 % are meant: compared with a number that is in %, it is 0.1 %. */
export const shares: LintCheck = (context) =>
  context.rules().typed.flatMap((typed): Problem[] => {
    const source = partSource(context, typed.rule.part, 'rules')
    return below(typed.expr).flatMap((expr) => {
      const share = shareIn(expr)
      if (share === undefined || saysSo(typed, share)) return []
      const { start, end, input } = expr.node
      const position = source.positionInString(typed.pointer, start, end)
      const suggestion = String(Number((share * 100).toPrecision(12)))
      const params = { found: input.slice(start, end), value: String(share), suggestion }
      return [problemAt({ ...locationOf(source, typed.pointer), position }, 'rule-share', params)]
    })
  })

function below(expr: Expr): Expr[] {
  return [expr, ...(expr.parts ?? []).flatMap(below)]
}

/** A number between 0 and 1 beside a field in %; differences and tolerances may be as small as that. */
function shareIn({ node, parts = [] }: Expr): number | undefined {
  const [left, right] = parts
  if (!COMPARISONS.has(node.op) || !left || !right) return undefined
  const [field, literal] = left.path ? [left, right] : [right, left]
  const { constant } = literal
  const isWritten = literal.node.op === 'value' && typeof constant === 'number'
  if (!isWritten || field.path?.node.schema['x-unit'] !== '%') return undefined
  return constant > 0 && constant < 1 ? constant : undefined
}

/** Whether the rule tells people of the number itself. */
function saysSo({ rule: { message, eligibility } }: TypedExpression, share: number): boolean {
  const written = new RegExp(`(?<![\\d.])${String(share).replace('.', '\\.')}0*\\s*%`)
  return [message, eligibility?.threshold].some(
    (text) => typeof text === 'string' && written.test(text.normalize('NFKC')),
  )
}
