import { standardFunctions } from '@formwright/rules'
import type { Expr } from '@formwright/rules'
import { fileProblem, partSource } from './context.ts'
import type { LintCheck } from './context.ts'

/** Rules that may be wrong about valid answers, such as check digits, must only warn. */
export const warningsOnly: LintCheck = (context) => {
  const functions = new Map(
    [...standardFunctions, ...context.functions].map((definition) => [definition.name, definition]),
  )
  const isUncertain = ({ node, parts }: Expr): boolean =>
    ((node.op === 'call' || node.op === 'rcall') && functions.get(node.args[0])?.warnsOnly === true) ||
    (parts ?? []).some(isUncertain)
  const rules = new Set(
    context
      .rules()
      .typed.filter(({ role, expr }) => role === 'check' && isUncertain(expr))
      .map(({ rule }) => rule),
  )
  const misspelt = new Set(
    context
      .rules()
      .problems.filter(({ code }) => code === 'severity-invalid')
      .map(({ part, pointer }) => `${part} ${pointer}`),
  )
  return [...rules]
    .filter(
      ({ severity, part, index }) =>
        severity !== 'warning' && !misspelt.has(`${part} /rules/${index}/severity`),
    )
    .map((rule) =>
      fileProblem(
        partSource(context, rule.part, 'rules'),
        `/rules/${rule.index}/severity`,
        'check-digit-error',
        {},
        '"warning"',
      ),
    )
}
