import type { Problem } from '@formwright/definition'
import type { Expr } from '@formwright/rules'
import type { LintCheck } from './context.ts'
import { expressionProblem, expressionsIn, textIn } from './expressions.ts'
import { writtenIn } from './message-sense.ts'

/** Each term of a sum must be different; in a copied list of terms, one may not have been changed. */
export const termsOnce: LintCheck = (context) =>
  context.rules().typed.flatMap((typed): Problem[] => {
    const all = expressionsIn(typed.expr)
    const inner = new Set(all.flatMap((expr) => (isPlus(expr) ? (expr.parts ?? []).filter(isPlus) : [])))
    return all
      .filter((expr) => !inner.has(expr))
      .flatMap((expr) => {
        const repeatedTerm = twiceAmong(termsOf(expr))
        return repeatedTerm
          ? [expressionProblem(context, typed, repeatedTerm, 'term-twice', { sum: textIn(expr) })]
          : []
      })
  })

const isPlus = ({ node: { op }, type }: Expr) => op === '+' && type.kind === 'number'

function termsOf(expr: Expr): readonly Expr[] {
  if (isPlus(expr)) return (expr.parts ?? []).flatMap((part) => (isPlus(part) ? termsOf(part) : [part]))
  const { op, args } = expr.node
  return op === 'call' && (args as readonly unknown[])[0] === 'sum' ? (expr.parts ?? []) : []
}

/** A pointer that occurs a second time. */
function twiceAmong(terms: readonly Expr[]): Expr | undefined {
  const uses = terms.filter(({ path }) => path !== undefined)
  const written = uses.map(writtenIn)
  return uses.find(({ node }, index) => {
    const first = uses[written.indexOf(written[index]!)]!
    // an aggregate over several values may be written once
    return first.node.start !== node.start
  })
}
