import { valueAt } from '@formwright/definition'
import type { Language } from '@formwright/definition'
import type { CompiledRule } from '@formwright/rules'
import type { CompiledForm } from '../compiled-form.ts'
import type { Finding } from '../findings/finding.ts'
import type { Results } from './run-checks.ts'

/** One line of the eligibility table. */
export interface EligibilityRow {
  readonly rule: string
  readonly criterion: string
  readonly threshold: string
  readonly value: string
  /** `pending` while its inputs are missing. */
  readonly met: 'met' | 'not-met' | 'pending'
  /** A criterion that may be relaxed gives a warning instead of an error. */
  readonly severity: 'error' | 'warning'
  readonly source: string
  /** The regional authority that issued the criterion or its threshold. */
  readonly issuer?: string
  readonly pointer: string
}

/**
 * The eligibility table: the applicable eligibility rules; a rule repeated over years is one row. Criteria of
 * another application route (`when`, or hidden fields) are omitted.
 */
export function eligibilityTable(form: CompiledForm, results: Results, language: Language): EligibilityRow[] {
  return criteriaFor(form, results).flatMap(({ rules, met }) => {
    const found = foundBy(form, rules, results)
    const applying = firstLine(deciding(form, rules, results), results.run.answers, language)
    if (!applying) return []
    const { first, line } = applying
    return {
      rule: first.id,
      ...line,
      met,
      severity:
        found.some((finding) => finding.severity === 'error') || found.length === 0 ? 'error' : 'warning',
      source: first.source,
      ...(first.issuer === undefined ? {} : { issuer: first.issuer }),
      pointer: first.at,
    }
  })
}

/** The rules of a criterion, the decisive ones first: of several years one that is not met. */
function deciding(form: CompiledForm, rules: readonly CompiledRule[], results: Results): CompiledRule[] {
  const judged = rules.map((rule) => ({ rule, met: metBy(form, [rule], results) }))
  return VERDICTS.flatMap((verdict) => judged.flatMap(({ rule, met }) => (met === verdict ? [rule] : [])))
}

/** Verdicts by precedence when several are combined. */
const VERDICTS = ['not-met', 'pending', 'met'] as const

/** The first applicable rule of a criterion, with its row. */
function firstLine(rules: readonly CompiledRule[], answers: unknown, language: Language) {
  for (const first of rules) {
    const line = first.eligibility!(answers, language)
    if (line) return { first, line }
  }
  return undefined
}

/** The verdict per criterion, by rule id; without the texts of the table. */
export function criteriaMet(
  form: CompiledForm,
  results: Results,
): ReadonlyMap<string, EligibilityRow['met']> {
  return new Map(criteriaFor(form, results).map(({ rules, met }) => [rules[0]!.id, met]))
}

/** The rules of a criterion and their verdict. */
interface Judged {
  readonly rules: readonly CompiledRule[]
  readonly met: EligibilityRow['met']
}

/** The criteria for these answers, except those that only wait for inputs that nobody can fill in. */
function criteriaFor(form: CompiledForm, results: Results): readonly Judged[] {
  const { answers, document } = results.run
  const isFilled = (pointer: string) => !/[/][*-]/.test(pointer) && valueAt(answers, pointer) !== undefined
  return criteriaOf(form)
    .map((rules) => ({ rules, met: metBy(form, rules, results) }))
    .filter(({ rules, met }) => {
      if (met !== 'pending') return true
      const missing = rules.flatMap(({ reads }) => [...reads].filter((read) => !isFilled(read)))
      return missing.length === 0 || !missing.every((read) => form.conditions.isOut(read, document))
    })
}

/** The eligibility rules, grouped by id. */
function criteriaOf(form: CompiledForm): readonly (readonly CompiledRule[])[] {
  let criteria = known.get(form)
  if (!criteria) known.set(form, (criteria = groupCriteria(form)))
  return criteria
}

const known = new WeakMap<CompiledForm, readonly (readonly CompiledRule[])[]>()

function groupCriteria(form: CompiledForm): CompiledRule[][] {
  const byId = new Map<string, CompiledRule[]>()
  for (const rule of form.rules) {
    if (rule.eligibility) byId.set(rule.id, [...(byId.get(rule.id) ?? []), rule])
  }
  return [...byId.values()]
}

function foundBy(form: CompiledForm, rules: readonly CompiledRule[], { findings }: Results): Finding[] {
  return rules.flatMap((rule) => findings[form.plan.ruleNumbers.get(rule)!]!)
}

function metBy(form: CompiledForm, rules: readonly CompiledRule[], results: Results): EligibilityRow['met'] {
  if (foundBy(form, rules, results).length > 0) return 'not-met'
  const isPending = rules.some((rule) => results.run.pending[form.plan.ruleNumbers.get(rule)!] === 1)
  return isPending ? 'pending' : 'met'
}
