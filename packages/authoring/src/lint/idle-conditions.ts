import type { Problem } from '@formwright/definition'
import { idleParts } from '@formwright/rules'
import type { IdlePart, TypedExpression } from '@formwright/rules'
import { expressionProblem, textIn } from './expressions.ts'
import type { LintContext } from './context.ts'

/**
 * Parts of a condition that always or never hold, in all instances of a rule, so that it is the same without
 * them.
 */
export function idleIn(context: LintContext, group: readonly TypedExpression[]): Problem[] {
  const [first, ...others] = group
  const inOthers = others.map(({ expr }) => new Set(idleParts(expr).map(placeOf)))
  return idleParts(first!.expr).flatMap((part): Problem[] => {
    // a parameter may have another value in another year or region
    if (/\bparams\./.test(textIn(part.expr)) || !inOthers.every((places) => places.has(placeOf(part))))
      return []
    return [expressionProblem(context, first!, part.expr, part.always ? 'part-always' : 'part-never')]
  })
}

function placeOf({ expr: { node }, always }: IdlePart): string {
  return `${node.start} ${node.end} ${always}`
}
