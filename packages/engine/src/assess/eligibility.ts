import type { Language } from '@formwright/definition'
import type { CompiledRule } from '@formwright/rules'
import type { CompiledForm } from '../compiled-form.ts'
import type { Results } from './run-checks.ts'

/** One line of the eligibility table. */
export interface EligibilityRow {
  readonly rule: string
  readonly criterion: string
  readonly threshold: string
  readonly value: string
  /** `pending` while what it needs is not filled. */
  readonly met: 'met' | 'not-met' | 'pending'
  /** A criterion that may be relaxed gives a warning and not an error when it is not met. */
  readonly severity: 'error' | 'warning'
  readonly source: string
  /** The authority of a region whose criterion or threshold it is. */
  readonly issuer?: string
  readonly pointer: string
}

/** The eligibility rules as a table; a rule repeated over years is one line. */
export function eligibilityTable(
  form: CompiledForm,
  { run, findings }: Results,
  language: Language,
): EligibilityRow[] {
  const byId = new Map<string, CompiledRule[]>()
  for (const rule of form.rules) {
    if (rule.eligibility) byId.set(rule.id, [...(byId.get(rule.id) ?? []), rule])
  }
  return [...byId.values()].map((rules) => {
    const numbers = rules.map((rule) => form.plan.ruleNumbers.get(rule)!)
    const found = numbers.flatMap((number) => findings[number]!)
    const pending = numbers.some((number) => run.pending[number] === 1)
    const first = rules[0]!
    return {
      rule: first.id,
      ...first.eligibility!(run.answers, language),
      met: found.length > 0 ? 'not-met' : pending ? 'pending' : 'met',
      severity:
        found.some((finding) => finding.severity === 'error') || found.length === 0 ? 'error' : 'warning',
      source: first.source,
      ...(first.issuer === undefined ? {} : { issuer: first.issuer }),
      pointer: first.at,
    }
  })
}
