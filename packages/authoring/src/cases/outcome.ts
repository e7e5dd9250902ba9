import type { Form } from '@formwright/engine'

export type Outcome = 'passes' | 'breaks'

/**
 * The outcome of a rule for answers: it fails if it fails in any row; it passes if it passes in some row and
 * is pending in the others.
 */
export function outcomeOf(rule: Form['rules'][number], answers: unknown): Outcome | 'pending' {
  const verdicts = rule.evaluateAll(answers, { silent: true })
  if (verdicts.some((verdict) => typeof verdict === 'object')) return 'breaks'
  return verdicts.includes('passes') ? 'passes' : 'pending'
}
