import type { Language } from '@formwright/definition'
import type { EligibilityRow, Finding, Form } from '@formwright/engine'
import { moveAnswers } from '../rebase/rebase.ts'
import { impactOn } from './impact.ts'
import type { StoredAnswers } from './impact.ts'

/**
 * What a newer version reports about answers that the earlier version does not, as shown to the applicant.
 */
export interface FoundAnew {
  /** Errors first. */
  readonly findings: readonly Finding[]
  /** Criteria that were met or not evaluated before, and are not met in the newer version. */
  readonly criteria: readonly EligibilityRow[]
  /** Number of findings that no longer occur. */
  readonly gone: number
}

export function foundAnew(
  before: Form,
  after: Form,
  { answers, region, there = moveAnswers(answers, before.bundle, after).answers }: Omit<StoredAnswers, 'id'>,
  language: Language,
): FoundAnew {
  const { appearing, vanishing, eligibility } = impactOn(before, after, { id: '', answers, region, there })
  const assessment = after.assess(there, { region, language })
  const lost = new Set(eligibility.filter((one) => one.after === 'not-met').map(({ rule }) => rule))
  // the finding of a criterion is shown as the criterion
  const isNew = (finding: Finding) =>
    !lost.has(finding.code) &&
    appearing.some(({ code, pointer }) => code === finding.code && pointer === finding.pointer)
  const found = assessment.findings.filter(isNew)
  return {
    findings: [
      ...found.filter(({ severity }) => severity === 'error'),
      ...found.filter(({ severity }) => severity !== 'error'),
    ],
    criteria: assessment.eligibility.filter(({ rule }) => lost.has(rule)),
    gone: vanishing.length,
  }
}
