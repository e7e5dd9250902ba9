import type { Form } from '@formwright/engine'

export type Outcome = 'passes' | 'breaks'

/**
 * What answers make of a rule: broken in one row is broken; passed where some row passes and the others wait
 * for an input.
 */
export function outcomeOf(rule: Form['rules'][number], answers: unknown): Outcome | 'pending' {
  const verdicts = rule.evaluateAll(answers, { silent: true })
  if (verdicts.some((verdict) => typeof verdict === 'object')) return 'breaks'
  return verdicts.includes('passes') ? 'passes' : 'pending'
}
